import { addDays } from '../../../matching/day.ts'
import { hashOf } from '../../canonical-json.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { Problem } from '../../problem.ts'
import { dayOf } from '../../today.ts'
import type { BoardUnit } from '../../board/capacity-board.ts'
import type { Capacity, CapacitySummary, DayList, UnitCapacity } from './capacity.schema.ts'
import { confidenceOf, freshnessOf } from './freshness.ts'
import { countCapacity, existsOn } from './numbers.ts'
import { surgesOf } from './present-surges.ts'
import type { CapacityNumbers } from './numbers.ts'

export interface CapacityFilter {
  readonly facilityType?: string | undefined
  readonly region?: string | undefined
}

/** Whose units: an operator's own organisation's, a region's own; the others see the country. */
export function seesUnit({ role, organisationId, region }: Actor, { unit }: BoardUnit): boolean {
  if (role === 'operator') return String(unit.organisationId) === organisationId
  return role === 'region' ? unit.region === region : true
}

/** Capacity tonight, per unit. */
export function capacityNow(filter: CapacityFilter, actor: Actor, deps: Deps): Capacity {
  const today = dayOf(deps.now())
  const units = deps.board
    .units()
    .filter((entry) => seesUnit(actor, entry) && existsOn(entry.unit, today))
    .filter(({ unit }) => (filter.facilityType ?? unit.facilityType) === unit.facilityType)
    .filter(({ unit }) => (filter.region ?? unit.region) === unit.region)
    .map((entry) => presentUnit(entry, deps))
  return { version: deps.board.version(), asOf: deps.now().toISOString(), units }
}

/** One unit's numbers tonight. */
export function presentUnit({ unit, places }: BoardUnit, { now }: Deps): UnitCapacity {
  const today = dayOf(now())
  const { name, facilityType, region, version } = unit
  return {
    unitId: String(unit._id),
    organisationId: String(unit.organisationId),
    ...{ name, facilityType, region },
    ...countCapacity(unit, places, { night: today, today }),
    ...surgesOf({ unit, places }, today),
    freshness: freshnessOf(unit, now()),
    confidence: confidenceOf(unit, now()),
    version,
  }
}

/** The unit, if the actor may see it. Throws `not-found`. */
export function requireBoardUnit(unitId: string, actor: Actor, { board }: Deps): BoardUnit {
  const entry = board.unit(unitId)
  if (!entry || !seesUnit(actor, entry)) {
    throw new Problem('not-found', 'There is no such unit, or you may not see it.')
  }
  return entry
}

/** Numbers night by night, `[from, until)`. */
export function unitDays(
  unitId: string,
  { from, until }: { from: string; until: string },
  actor: Actor,
  deps: Deps,
): DayList {
  const { unit, places } = requireBoardUnit(unitId, actor, deps)
  const today = dayOf(deps.now())
  const days = []
  for (let day = from; day < until; day = addDays(day, 1)) {
    days.push({ day, ...countCapacity(unit, places, { night: day, today }) })
  }
  return { unitId, days }
}

/** Sums per facility type: all that may be shown without an account. */
export function capacitySummary(deps: Deps): CapacitySummary {
  const today = dayOf(deps.now())
  const sums = new Map<string, CapacityNumbers>()
  for (const { unit, places } of deps.board.units()) {
    if (!existsOn(unit, today)) continue
    const numbers = countCapacity(unit, places, { night: today, today })
    const sum = sums.get(unit.facilityType)
    sums.set(unit.facilityType, sum ? add(sum, numbers) : numbers)
  }
  const facilityTypes = [...deps.reference.facilityTypes.values()].flatMap((type) => {
    const sum = sums.get(type.code)
    const { code: facilityType, nameNl, nameEn } = type
    return sum ? [{ facilityType, nameNl, nameEn, ...sum }] : []
  })
  return { asOf: deps.now().toISOString(), facilityTypes }
}

function add(a: CapacityNumbers, b: CapacityNumbers): CapacityNumbers {
  return {
    physical: a.physical + b.physical,
    staffed: a.staffed + b.staffed,
    funded: a.funded + b.funded,
    occupied: a.occupied + b.occupied,
    held: a.held + b.held,
    closed: a.closed + b.closed,
    available: a.available + b.available,
  }
}

/** What identifies an answer of `capacityNow`: it changes when a number could. */
export function capacityEtag(filter: CapacityFilter, actor: Actor, deps: Deps): string {
  const scope =
    actor.role === 'operator' ? actor.organisationId : actor.role === 'region' ? actor.region : ''
  // Freshness goes by the clock, so an answer is believed for a minute at most.
  const minute = Math.floor(deps.now().getTime() / 60_000)
  return `"${hashOf([deps.board.version(), minute, scope ?? '', filter]).slice(0, 32)}"`
}
