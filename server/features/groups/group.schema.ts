import { z } from 'zod'
import { addDays, addDuration } from '../../../matching/day.ts'
import { NATIONALITY_GROUPS, Safety } from '../../../matching/profile.ts'
import { REQUEST_STATUSES } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import { PAGE, PAGE_QUERY } from '../../http/page.ts'
import { NONE } from '../../http/route.ts'
import { dayOf } from '../../today.ts'
import { IdParams, triageInput } from '../requests/request.schema.ts'

/** So many households become requests in one act. */
export const MOST_HOUSEHOLDS = 40
const AHEAD_DAYS = 365
/** The norm of `data/wait-norms.json` for announcing an action. */
const NOTICE = 'groepsactie-melding'

const Household = z.strictObject({
  count: z.number().int().min(1).max(MOST_HOUSEHOLDS),
  adults: z.number().int().min(1).max(10),
  children: z.number().int().min(0).max(10),
})
export type ExpectedHousehold = z.output<typeof Household>

/** What is known of a group before the action: how many, of what kind, and when. */
export function announceInput({ reference, now }: Deps) {
  const known = (has: (code: string) => boolean, list: string) =>
    z.string().refine(has, `must be a known code: see GET /v1/reference/${list}`)
  const body = z
    .strictObject({
      region: known((code) => reference.regions.has(code), 'regions'),
      arriveFrom: z.iso.date('must be a day, YYYY-MM-DD'),
      arriveUntil: z.iso.date('must be a day, YYYY-MM-DD'),
      shortNotice: known(
        (code) => reference.shortNotices.has(code),
        'group-short-notice-reasons',
      ).optional(),
      households: z.array(Household).min(1, 'must name at least one household').max(20),
      estimatedAge: z.number().int().min(18).max(99),
      nationalityGroup: z.enum(NATIONALITY_GROUPS),
      status: known((code) => reference.statuses.has(code), 'residence-statuses'),
      threatLevel: Safety.shape.threatLevel,
      urgencyClass: z.union(
        [z.literal(1), z.literal(2), z.literal(3), z.literal(4)],
        'must be 1 (today), 2 (three days), 3 (two weeks) or 4 (six weeks)',
      ),
      facilityTypes: z
        .array(known((code) => reference.facilityTypes.has(code), 'facility-types'))
        .max(20)
        .optional(),
    })
    .superRefine((said, ctx) => {
      const notice = reference.waitNorms.get(NOTICE)?.duration ?? 'P0D'
      const faults = [...faultsOfArrival(said, dayOf(now()), notice), ...faultsOfSize(said)]
      for (const [field, message] of faults) {
        ctx.addIssue({ code: 'custom', path: [field], message })
      }
    })
  return z.object({ params: NONE, query: NONE, body })
}
export type Announcement = z.output<ReturnType<typeof announceInput>>['body']

type Fault = readonly [field: string, message: string]

/** Announced in time, for days that can still come. */
function faultsOfArrival(
  { arriveFrom, arriveUntil, shortNotice }: Arrival,
  today: string,
  notice: string,
): Fault[] {
  const faults: Fault[] = []
  if (arriveFrom < today || arriveFrom > addDays(today, AHEAD_DAYS)) {
    faults.push(['arriveFrom', 'must be today or a day of the coming year'])
  }
  if (arriveUntil < arriveFrom) faults.push(['arriveUntil', 'must not lie before arriveFrom'])
  const inTime = arriveFrom >= addDuration(today, notice)
  if (!inTime && shortNotice === undefined) {
    faults.push(['shortNotice', 'is required: an action is announced at least ten days before'])
  }
  if (inTime && shortNotice !== undefined) {
    faults.push(['shortNotice', 'belongs only to an announcement that comes late: remove it'])
  }
  return faults
}

interface Arrival {
  readonly arriveFrom: string
  readonly arriveUntil: string
  readonly shortNotice?: string | undefined
}

function faultsOfSize({ households }: { readonly households: ExpectedHousehold[] }): Fault[] {
  const all = households.reduce((sum, { count }) => sum + count, 0)
  if (all <= MOST_HOUSEHOLDS) return []
  return [['households', `may be ${MOST_HOUSEHOLDS} together at most: announce two groups`]]
}

/** Accept or refuse all that wait for a decision; a question is asked of one household. */
export function groupTriageInput(deps: Deps) {
  const [accept, refuse] = triageInput(deps).shape.body.options
  return z.object({
    params: IdParams,
    query: NONE,
    body: z.discriminatedUnion('decision', [accept, refuse]),
  })
}

export const OneGroup = z.object({ params: IdParams, query: NONE, body: NONE })
export const ListGroups = z.object({ params: NONE, query: z.strictObject(PAGE_QUERY), body: NONE })

const SUMMARY = {
  id: z.string(),
  region: z.string(),
  arriveFrom: z.iso.date(),
  arriveUntil: z.iso.date(),
  people: z.number().int(),
  announcedAt: z.iso.datetime(),
  shortNotice: z.string().optional(),
  /** Households: with triage or still being asked about, on the list, placed, and ended otherwise. */
  households: z.number().int(),
  open: z.number().int(),
  waiting: z.number().int(),
  placed: z.number().int(),
  ended: z.number().int(),
} as const

export const GroupSummary = z.object(SUMMARY).meta({ id: 'GroupSummary' })
export type GroupSummary = z.output<typeof GroupSummary>
export const GroupPage = z.object({ ...PAGE, items: z.array(GroupSummary) })

export const Group = z
  .object({
    ...SUMMARY,
    members: z.array(z.object({ requestId: z.string(), status: z.enum(REQUEST_STATUSES) })),
  })
  .meta({ id: 'Group' })
export type Group = z.output<typeof Group>
