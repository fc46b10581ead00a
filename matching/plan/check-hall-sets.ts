import { intAt, itemAt } from './numbers.ts'
import type { HallSet, UnitPlan, UnitProblem, WaitingHousehold } from './unit-problem.ts'

/** What Hall sets prove; see `PlanChecks`. */
export interface HallSetChecks {
  readonly lexicographicByClass: boolean
  readonly maximumPlaced: boolean
  readonly maximumWaiting: boolean
  readonly higherRankedHold: boolean
}

/**
 * Judges the Hall set of every household without a place.
 *
 * 1. A set is closed when each of its places is held by the holder it names, and no holder fits a
 *    place outside it.
 * 2. If all that a household fits lies in a closed set, placing it means leaving out a holder: by
 *    Hall's theorem (1935) there are no more places. If this is so for every household that
 *    waits, no plan places more.
 * 3. If the holders are all of its class or a more urgent one as well, no plan has better counts by
 *    class; if they all rank as high or higher, none has more waiting days at these counts.
 */
export function checkHallSets(problem: UnitProblem, plan: UnitPlan): HallSetChecks {
  const sets = plan.hallSets.map((set) => judgeSet(problem, plan, set))
  const checks = { maximumPlaced: true, lexicographicByClass: true, higherRankedHold: true }
  for (const [h, waiting] of problem.households.entries()) {
    if (plan.placeOf[h] !== -1) continue
    const set = sets[plan.hallSetOf[h] ?? -1]
    if (set === undefined || !fitsOnly(problem, h, set.places)) {
      return { ...NOTHING_PROVEN }
    }
    if (set.lowest === undefined) continue
    if (set.lowest.class > waiting.class) checks.lexicographicByClass = false
    if (compareRank(set.lowest, waiting) > 0) checks.higherRankedHold = false
  }
  return { ...checks, maximumWaiting: checks.higherRankedHold }
}

const NOTHING_PROVEN: HallSetChecks = {
  lexicographicByClass: false,
  maximumPlaced: false,
  maximumWaiting: false,
  higherRankedHold: false,
}

/** Below 0 when `a` outranks `b`, 0 when they are equals: class, then waiting days. */
export function compareRank(a: WaitingHousehold, b: WaitingHousehold): number {
  return a.class === b.class ? b.waitingDays - a.waitingDays : a.class - b.class
}

interface JudgedSet {
  readonly places: ReadonlySet<number>
  /** The lowest-ranked holder; absent when the set is empty. */
  readonly lowest: WaitingHousehold | undefined
}

/** The set when it is closed; undefined when it proves nothing. */
function judgeSet(problem: UnitProblem, plan: UnitPlan, set: HallSet): JudgedSet | undefined {
  const places = new Set(set.places)
  if (places.size !== set.holders.length || places.size !== set.places.length) return undefined
  let lowest: WaitingHousehold | undefined
  for (const [index, holder] of set.holders.entries()) {
    if (plan.placeOf[holder] !== set.places[index]) return undefined
    if (!fitsOnly(problem, holder, places)) return undefined
    const household = itemAt(problem.households, holder)
    if (lowest === undefined || compareRank(household, lowest) > 0) lowest = household
  }
  return { places, lowest }
}

function fitsOnly({ pairs }: UnitProblem, household: number, places: ReadonlySet<number>): boolean {
  const until = intAt(pairs.start, household + 1)
  for (let e = intAt(pairs.start, household); e < until; e += 1) {
    if (!places.has(intAt(pairs.place, e))) return false
  }
  return true
}
