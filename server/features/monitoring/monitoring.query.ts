import { addDays } from '../../../matching/day.ts'
import { PictureModel } from '../../../models/picture.model.ts'
import type { StoredPicture } from '../../../models/picture.model.ts'
import type { Deps } from '../../deps.ts'
import { dayOf } from '../../today.ts'
import type { TypeCapacity } from './capacity-on.ts'
import type {
  BottleneckPicture,
  DatedTable,
  History,
  RefusalPicture,
  InterimPicture,
  WaitingPicture,
} from './monitoring.schema.ts'
import { REFUSAL_DAYS, takePicture } from './picture.service.ts'
import { released } from './release.ts'
import { monthOf } from './tally-interim.ts'
import { LEAST_SHOWN, suppress, withholdSmall } from './suppress.ts'

/** How far back the history goes, in days. */
const HISTORY_DAYS = 400
/** From so many households on, nobody's own waiting time can be read off a median. */
const LEAST_RANKED = LEAST_SHOWN * 2

/** The daily pictures of about a year, oldest first; the one of today is made if it is not there yet. */
export async function readPictures(deps: Deps): Promise<StoredPicture[]> {
  await takePicture(deps)
  const since = addDays(dayOf(deps.now()), -HISTORY_DAYS)
  return PictureModel.find({ _id: { $gte: since } })
    .sort({ _id: 1 })
    .lean()
}

type Kind =
  | 'class'
  | 'wait-status'
  | 'region'
  | 'complexity'
  | 'class-norm'
  | 'status-norm'
  | 'refusal'
  | 'cause'
  | 'interim'

type Pictures = readonly StoredPicture[]

/** How many wait, how long and of what kind: aggregates only, never a person. */
export function waitingPicture(pictures: Pictures): WaitingPicture {
  const byClass = tableOf(pictures, 'class')
  const shown = new Set(byClass.cells.flatMap(({ code, count }) => (count === null ? [] : [code])))
  const counted = pictures.find(({ _id }) => _id === byClass.day)
  const waits = (counted?.waits ?? []).filter(
    ({ urgencyClass, households }) => households >= LEAST_RANKED && shown.has(String(urgencyClass)),
  )
  return {
    asOf: momentOf(pictures),
    leastShown: LEAST_SHOWN,
    byClass,
    byWaitStatus: tableOf(pictures, 'wait-status'),
    byRegion: tableOf(pictures, 'region'),
    byComplexity: tableOf(pictures, 'complexity'),
    byClassNorm: tableOf(pictures, 'class-norm'),
    byStatusNorm: tableOf(pictures, 'status-norm'),
    waits: waits.map(({ urgencyClass, medianDays, ninetyPercentDays }) => ({
      ...{ urgencyClass, medianDays, ninetyPercentDays },
    })),
  }
}

/** How often units refused, by coded reason, over the last three months. */
export function refusalPicture(pictures: Pictures): RefusalPicture {
  const byReason = tableOf(pictures, 'refusal')
  return {
    asOf: momentOf(pictures),
    since: addDays(byReason.day, -REFUSAL_DAYS),
    leastShown: LEAST_SHOWN,
    byReason,
  }
}

/** Why households wait, and what would have to change for how many of them. */
export function bottleneckPicture(pictures: Pictures): BottleneckPicture {
  const byCause = tableOf(pictures, 'cause')
  const counted = pictures.find(({ _id }) => _id === byCause.day)
  const overlapping = (kind: string) => {
    const cells = counted?.tables.find((table) => table.kind === kind)?.cells ?? []
    return withholdSmall(cells)
      .map(({ code, count, days }) => ({
        ...{ code, count },
        medianDays: (count ?? 0) >= LEAST_RANKED ? (days ?? null) : null,
      }))
      .toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0) || (a.code < b.code ? -1 : 1))
  }
  return {
    asOf: momentOf(pictures),
    leastShown: LEAST_SHOWN,
    byCause,
    rules: overlapping('rule'),
    wantedTypes: overlapping('wanted-type'),
  }
}

/** So coarse are nights and cents told: what one household adds in a day cannot be read off. */
const NIGHTS_TO = 10
const CENTS_TO = 100_000

/** Where households that wait stay tonight, and what that came to this month. */
export function interimPicture(pictures: Pictures): InterimPicture {
  const { _id: day = '', interim } = pictures.at(-1) ?? {}
  const shown = interim && interim.households >= LEAST_SHOWN ? interim : undefined
  const to = (number: number, step: number): number => Math.round(number / step) * step
  return {
    asOf: momentOf(pictures),
    leastShown: LEAST_SHOWN,
    byKind: tableOf(pictures, 'interim'),
    month: {
      from: monthOf(day),
      until: day,
      nights: shown ? to(shown.nights, NIGHTS_TO) : null,
      cost: shown ? to(shown.cost, CENTS_TO) : null,
    },
  }
}

/** Who waited and how full it was, over time. People are told to the nearest five: a trend, not a headcount. */
export function history(pictures: Pictures): History {
  const waiting = released(tablesOf(pictures, 'region')).map(({ day, cells, basis }) => {
    const { total } = suppress(cells)
    return { day, basis, households: total === null ? null : Math.round(total / 5) * 5 }
  })
  const filled = pictures.filter(({ capacity: types }) => types.length > 0)
  const capacity = filled.map(({ _id, capacity: types }) => ({
    day: _id,
    physical: sum(types, ({ physical }) => physical),
    occupied: sum(types, ({ occupied }) => occupied),
    closed: sum(types, ({ closed }) => closed),
  }))
  return { asOf: momentOf(pictures), waiting, capacity }
}

/** Places per facility type tonight. */
export function capacityOfToday(pictures: Pictures): readonly TypeCapacity[] {
  return pictures.at(-1)?.capacity ?? []
}

function sum(types: readonly TypeCapacity[], of: (type: TypeCapacity) => number): number {
  return types.reduce((total, type) => total + of(type), 0)
}

function tablesOf(pictures: Pictures, kind: Kind) {
  return pictures.flatMap(({ _id, basis, tables }) => {
    const table = tables.find((one) => one.kind === kind)
    return table ? [{ day: _id, basis, cells: table.cells }] : []
  })
}

/** The newest table of a kind that may be shown, with small numbers withheld. */
function tableOf(pictures: Pictures, kind: Kind): DatedTable {
  const last = released(tablesOf(pictures, kind)).at(-1)
  const cells = (last?.cells ?? []).map(({ code, count }) => ({ code, count }))
  return { day: last?.day ?? pictures.at(-1)?._id ?? '', ...suppress(cells) }
}

function momentOf(pictures: Pictures): string {
  return (pictures.at(-1)?.at ?? new Date(0)).toISOString()
}
