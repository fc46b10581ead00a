import { addDuration, isAfter, isBefore, OPEN_END } from '../day.ts'
import type { StatusPeriod } from '../profile.ts'
import { STATUS } from './held-periods.ts'
import type { Reason } from './outcome.ts'
import type { FundingTables } from './tables.ts'

/** One fault in a status timeline, at the field that has to change. */
export interface TimelineFault extends Reason {
  /** Field within the list: `0.until`. */
  readonly path: string
}

type Numbered = StatusPeriod & { readonly index: number }

/**
 * Every fault of a timeline of residence statuses; none means that it can be used. The order of the
 * list does not matter: periods are compared by their days.
 *
 * 1. Each period: a known status, an end after its beginning, no longer than the law allows.
 * 2. Each period and the next one by day: no gap between them and no overlap.
 */
export function checkStatusTimeline(
  statuses: readonly StatusPeriod[],
  tables: Pick<FundingTables, 'statuses' | 'terms'>,
): readonly TimelineFault[] {
  const numbered = statuses.map((period, index) => ({ ...period, index }))
  const forward = numbered.filter((period) => !runsBackwards(period)).toSorted(byDay)
  return [
    ...numbered.flatMap((period) => faultsOf(period, tables)),
    ...forward.flatMap((period, position) => neighbourFaults(forward.slice(0, position), period)),
  ].toSorted((one, other) => inPlace(one) - inPlace(other))
}

function faultsOf(
  period: Numbered,
  tables: Pick<FundingTables, 'statuses' | 'terms'>,
): readonly TimelineFault[] {
  const { index, status, from, until } = period
  const faults: TimelineFault[] = []
  if (!tables.statuses.has(status)) {
    faults.push({
      path: `${index}.status`,
      textNl: 'Deze verblijfsstatus is niet bekend: kies een code uit de lijst.',
      textEn: 'This residence status is not known: choose a code of the list.',
    })
  }
  if (runsBackwards(period)) {
    faults.push({
      path: `${index}.until`,
      textNl: `De periode loopt terug: ${until ?? ''} ligt niet na ${from}.`,
      textEn: `The period runs backwards: ${until ?? ''} is not after ${from}.`,
    })
  }
  return [...faults, ...tooLong(period, tables)]
}

/** Terms that the law does not extend; a later status is a period of its own. */
function tooLong(
  { index, status, from, until }: Numbered,
  { terms }: Pick<FundingTables, 'terms'>,
): readonly TimelineFault[] {
  const longest = new Map<string, string>([
    [STATUS.reflection, terms.reflectionPeriod],
    [STATUS.euFirst, terms.euFirstMonths],
  ])
  const duration = longest.get(status)
  if (duration === undefined || until === undefined) return []
  const end = addDuration(from, duration)
  if (!isAfter(until, end)) return []
  const what = status === STATUS.reflection ? REFLECTION : FIRST_MONTHS
  return [
    {
      path: `${index}.until`,
      textNl: `${what.textNl} eindigt uiterlijk op ${end}, niet op ${until}.`,
      textEn: `${what.textEn} ends on ${end} at the latest, not on ${until}.`,
    },
  ]
}

const REFLECTION: Reason = {
  textNl: 'De bedenktijd (drie kalendermaanden)',
  textEn: 'The reflection period (three calendar months)',
}

const FIRST_MONTHS: Reason = {
  textNl: 'De eerste drie maanden van een EU-burger',
  textEn: 'The first three months of an EU citizen',
}

/** Compares a period with the one before it that lasts longest. */
function neighbourFaults(before: readonly Numbered[], next: Numbered): readonly TimelineFault[] {
  const [first, ...others] = before
  if (!first) return []
  const last = others.reduce((found, period) => (endsLater(period, found) ? period : found), first)
  const until = last.until ?? OPEN_END
  if (until === next.from) return []
  const path = `${next.index}.from`
  if (isBefore(until, next.from)) {
    return [
      {
        path,
        textNl: `Er is een gat: van ${until} tot ${next.from} is geen status vastgelegd.`,
        textEn: `There is a gap: no status is recorded from ${until} until ${next.from}.`,
      },
    ]
  }
  const end = last.until === undefined ? OPEN : { textNl: until, textEn: until }
  return [
    {
      path,
      textNl: `Overlap: een andere status loopt van ${last.from} tot ${end.textNl}.`,
      textEn: `Overlap: another status runs from ${last.from} until ${end.textEn}.`,
    },
  ]
}

function endsLater(one: Numbered, other: Numbered): boolean {
  return isAfter(one.until ?? OPEN_END, other.until ?? OPEN_END)
}

const OPEN: Reason = { textNl: 'onbepaald (zonder einddatum)', textEn: 'an open end (no end date)' }

function runsBackwards({ from, until }: StatusPeriod): boolean {
  return until !== undefined && !isAfter(until, from)
}

function byDay(one: Numbered, other: Numbered): number {
  if (one.from === other.from) return one.index - other.index
  return isBefore(one.from, other.from) ? -1 : 1
}

function inPlace({ path }: TimelineFault): number {
  return Number.parseInt(path, 10)
}
