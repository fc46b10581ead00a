import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  type LivePlan,
  arrive,
  leave,
  openLivePlan,
  placeHeldBy,
  presentHouseholds,
} from '../../../matching/plan/live-plan.ts'
import { planUnits } from '../../../matching/plan/plan-units.ts'
import { type Instance, type Pair, anyInstance, problemOf } from './instances.ts'
import { compareWorth, worthOf } from './try-everything.ts'

type LiveEvent =
  | { kind: 'leave'; who: number }
  | { kind: 'arrive'; class: number; waitingDays: number; wishes: (readonly [number, number])[] }

const anyEvent: fc.Arbitrary<LiveEvent> = fc.oneof(
  fc.record({ kind: fc.constant('leave' as const), who: fc.nat() }),
  fc.record({
    kind: fc.constant('arrive' as const),
    class: fc.integer({ min: 1, max: 3 }),
    waitingDays: fc.nat({ max: 6 }),
    wishes: fc.array(fc.tuple(fc.nat(), fc.integer({ min: -3, max: 5 })), { maxLength: 6 }),
  }),
)

describe('the live plan', () => {
  it('is after every event as good as a new plan', () => {
    const events = fc.array(anyEvent, { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(anyInstance, events, (instance, happenings) => {
        const live = openLivePlan(problemOf(instance))
        const edges: Pair[] = [...instance.edges]
        for (const event of happenings) {
          happen(live, event, edges, instance.places.length)

          const now = presentInstance(live, instance, edges)
          const found = worthOf(now, placesHeld(live))
          const best = worthOf(now, planUnits(problemOf(now)).placeOf)
          assert.equal(compareWorth(found, best), 0)
          assert.ok(eachPlaceOnce(placesHeld(live)))
        }
      }),
      { numRuns: 1_500 },
    )
  })

  it('says who moved and who lost a place', () => {
    const live = openLivePlan(
      problemOf({
        households: [
          { id: 'calm', class: 3, waitingDays: 2 },
          { id: 'other', class: 2, waitingDays: 2 },
        ],
        places: [{ id: 'x' }, { id: 'y' }],
        edges: [
          [0, 1, 1],
          [1, 0, 9],
          [1, 1, 1],
        ],
      }),
    )

    const { index, moved, out } = arrive(live, { id: 'acute', class: 1, waitingDays: 0 }, [[0, 1]])

    assert.deepEqual([placeHeldBy(live, index), placeHeldBy(live, 1), out], [0, 1, 0])
    assert.deepEqual(moved.toSorted(), [1, 2])
    assert.deepEqual(leave(live, index).moved.toSorted(), [0, 1])
    assert.deepEqual([placeHeldBy(live, 0), placeHeldBy(live, 1)], [1, 0])
  })
})

function happen(live: LivePlan, event: LiveEvent, edges: Pair[], places: number): void {
  if (event.kind === 'leave') {
    const present = presentHouseholds(live)
    const leaver = present[event.who % Math.max(1, present.length)]
    if (leaver) leave(live, leaver.index)
    return
  }
  const { class: urgency, waitingDays } = event
  const wishes = new Map(event.wishes.map(([place, fit]) => [place % places, fit]))
  const household = { id: `new ${live.households.length}`, class: urgency, waitingDays }
  const { index } = arrive(live, household, [...wishes])
  for (const [place, fit] of wishes) edges.push([index, place, fit])
}

function presentInstance(live: LivePlan, { places }: Instance, edges: readonly Pair[]): Instance {
  const present = presentHouseholds(live)
  const position = new Map(present.map(({ index }, h) => [index, h]))
  return {
    households: present.map(({ household }) => household),
    places,
    edges: edges.flatMap(([index, place, fit]): Pair[] => {
      const h = position.get(index)
      return h === undefined ? [] : [[h, place, fit]]
    }),
  }
}

function placesHeld(live: LivePlan): number[] {
  return presentHouseholds(live).map(({ index }) => placeHeldBy(live, index))
}

function eachPlaceOnce(places: readonly number[]): boolean {
  const held = places.filter((place) => place !== -1)
  return new Set(held).size === held.length
}
