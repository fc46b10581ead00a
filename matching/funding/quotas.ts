import { z } from 'zod'
import { isWithin } from '../day.ts'
import type { Day } from '../profile.ts'
import type { Reason } from './outcome.ts'

/**
 * A title that pays only so many places at once, whoever is entitled: a capacity with an owner.
 * Figures are data with a source and a date, never constants.
 */
export const Quota = z.object({
  title: z.string(),
  places: z.number().int().min(0),
  /** Who may raise it, and must be asked when it is full. */
  owner: z.string(),
  source: z.string(),
  /** As the source gives it: a day, a month or a year; null when undated. */
  figureDate: z.string().nullable(),
})
export type Quota = Readonly<z.output<typeof Quota>>

/** One place that a title pays for, over the nights `[from, until)`; an absent `until` has no end. */
export interface PaidStay {
  readonly stayId: string
  readonly title: string
  readonly places: number
  readonly from: Day
  readonly until?: Day
}

export interface QuotaUse extends Reason {
  readonly title: string
  readonly owner: string
  readonly places: number
  readonly used: number
  /** Never below zero; see `over`. */
  readonly left: number
  /** Places in use beyond the quota: something for the owner to settle. */
  readonly over: number
}

/** How far each quota is used on a day. A full quota is shown to its owner; it throws nobody out. */
export function quotaUse(
  quotas: readonly Quota[],
  stays: readonly PaidStay[],
  on: Day,
): readonly QuotaUse[] {
  return quotas.map(({ title, owner, places }) => {
    const used = stays
      .filter((stay) => stay.title === title && isWithin(on, stay.from, stay.until))
      .reduce((sum, stay) => sum + stay.places, 0)
    return {
      title,
      owner,
      places,
      used,
      left: Math.max(0, places - used),
      over: Math.max(0, used - places),
      textNl: `${used} van ${places} plaatsen in gebruik; ${owner} gaat hierover.`,
      textEn: `${used} of ${places} places in use; ${owner} decides on it.`,
    }
  })
}

const NationalFigures = z.object({
  nationalFigures: z.array(
    z.object({
      code: z.string(),
      facilityTypes: z.array(z.string()),
      measure: z.string(),
      value: z.number(),
      figureDate: z.string().nullable(),
      source: z.string(),
    }),
  ),
})

/** Which published figure is the quota of which title. */
const FIGURES = { OMM: 'OMM-2019', COSM: 'COSM-HUIDIG' } as const

/**
 * The quotas of OMM and COSM from the published national figures and the payers of the titles.
 * Throws a `ZodError` when a figure is missing.
 */
export function quotasFrom(
  landscape: unknown,
  titles: ReadonlyMap<string, { readonly payer: string }>,
): readonly Quota[] {
  const { nationalFigures } = NationalFigures.parse(landscape)
  return Object.entries(FIGURES).map(([title, code]) => {
    const figure = nationalFigures.find((known) => known.code === code)
    return Quota.parse({
      title,
      places: figure?.value,
      owner: titles.get(title)?.payer,
      source: figure?.source,
      figureDate: figure?.figureDate,
    })
  })
}
