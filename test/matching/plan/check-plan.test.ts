import assert from 'node:assert/strict'
import { type PlanChecks, checkUnitPlan } from '../../../matching/plan/check-plan.ts'
import { planUnits } from '../../../matching/plan/plan-units.ts'
import type { UnitPlan } from '../../../matching/plan/unit-problem.ts'
import { type Instance, problemOf } from './instances.ts'

/** Three urgent households and one less urgent want two places; one place fits nobody. */
const CROWDED: Instance = {
  households: [
    { id: 'first', class: 1, waitingDays: 9 },
    { id: 'second', class: 1, waitingDays: 5 },
    { id: 'third', class: 1, waitingDays: 5 },
    { id: 'later', class: 2, waitingDays: 30 },
  ],
  places: [{ id: 'north' }, { id: 'south' }, { id: 'nobody' }],
  edges: [
    [0, 0, 4],
    [0, 1, 1],
    [1, 0, 5],
    [1, 1, 3],
    [2, 1, 1],
    [3, 0, 9],
    [3, 1, 9],
  ],
}
const [FIRST, SECOND, THIRD, LATER] = [0, 1, 2, 3] as const
const [NORTH, SOUTH, NOBODY] = [0, 1, 2] as const

describe('the checker of plans', () => {
  it('finds nothing wrong with the plan itself', () => {
    assert.deepEqual(failing({}), [])
    assert.deepEqual([...crowded().placeOf], [NORTH, SOUTH, -1, -1])
  })

  const corruptions: Record<string, [Partial<UnitPlan>, (keyof PlanChecks)[]]> = {
    'a swap of two places': [
      { placeOf: Int32Array.of(SOUTH, NORTH, -1, -1) },
      // 1 + 5 is less than 4 + 3.
      ['bestFit', 'gapClosed'],
    ],
    'a household dropped': [
      { placeOf: Int32Array.of(NORTH, -1, -1, -1) },
      ['maximumPlaced', 'lexicographicByClass', 'noJustifiedEnvy', 'bestFit'],
    ],
    'a place used twice': [
      { placeOf: Int32Array.of(NORTH, NORTH, -1, -1) },
      ['validAssignment', 'maximumPlaced', 'noJustifiedEnvy', 'bestFit'],
    ],
    'a place that does not fit': [
      { placeOf: Int32Array.of(NORTH, NOBODY, -1, -1) },
      ['validAssignment', 'noJustifiedEnvy'],
    ],
    'a place that does not exist': [
      { placeOf: Int32Array.of(NORTH, 7, -1, -1) },
      ['validAssignment'],
    ],
    'a less urgent household put first': [
      { placeOf: Int32Array.of(NORTH, -1, -1, SOUTH) },
      ['lexicographicByClass', 'noJustifiedEnvy', 'higherRankedHold', 'bestFit'],
    ],
    'a shorter wait put first': [
      { placeOf: Int32Array.of(-1, NORTH, SOUTH, -1) },
      ['maximumWaiting', 'noJustifiedEnvy', 'higherRankedHold', 'gapClosed'],
    ],
    'a Hall set that leaves out a place': [
      { hallSets: [setOf([NORTH], [FIRST])] },
      ['maximumPlaced', 'higherRankedHold'],
    ],
    'a Hall set with the wrong holder': [
      { hallSets: [setOf([NORTH, SOUTH], [SECOND, FIRST])] },
      ['maximumPlaced', 'higherRankedHold'],
    ],
    'a Hall set with one place twice': [
      { hallSets: [setOf([NORTH, NORTH], [FIRST, FIRST])] },
      ['maximumPlaced', 'higherRankedHold'],
    ],
    'no Hall set for a household that waits': [
      { hallSetOf: Int32Array.of(-1, -1, -1, 0) },
      ['maximumPlaced', 'higherRankedHold'],
    ],
  }
  for (const [name, [change, promises]] of Object.entries(corruptions)) {
    it(`catches ${name}`, () => {
      const failed = failing(change)

      for (const promise of promises)
        assert.ok(failed.includes(promise), `${promise}: ${failed.join()}`)
    })
  }

  for (const part of ['placeRank', 'placeFit', 'householdRank', 'householdFit'] as const) {
    for (const change of [-1, 1]) {
      it(`catches any ${part} changed by ${change}`, () => {
        const { prices } = crowded()
        for (const index of prices[part].keys()) {
          const changed = prices[part].slice()
          changed[index] = (changed[index] ?? 0) + change

          const failed = failing({ prices: { ...prices, [part]: changed } })

          assert.ok(failed.includes('bestFit'), `${part} ${index}`)
        }
      })
    }
  }

  it('catches a scale that would round fits away', () => {
    const problem = problemOf({ ...CROWDED, edges: [[0, 0, 0.25]] })
    const plan = planUnits(problem)
    const prices = { ...plan.prices, scale: { factor: 1, isExact: true } }

    assert.equal(checkUnitPlan(problem, { ...plan, prices }).bestFit, false)
  })

  it('does not let prices moved between place and holder pass', () => {
    const { prices } = crowded()
    const placeFit = prices.placeFit.slice()
    const householdFit = prices.householdFit.slice()
    // The sum stays equal, so only a look at every pair can tell.
    placeFit[NORTH] = (placeFit[NORTH] ?? 0) - 50
    householdFit[FIRST] = (householdFit[FIRST] ?? 0) + 50

    const failed = failing({ prices: { ...prices, placeFit, householdFit } })

    assert.deepEqual(failed, ['bestFit'])
  })

  it('knows who waits', () => {
    const { hallSetOf, hallSets } = crowded()

    for (const household of [THIRD, LATER]) {
      const set = hallSets[hallSetOf[household] ?? -1]
      assert.deepEqual([...(set?.places ?? [])].toSorted(), [NORTH, SOUTH])
      assert.deepEqual([...(set?.holders ?? [])].toSorted(), [FIRST, SECOND])
    }
  })
})

function crowded(): UnitPlan {
  return planUnits(problemOf(CROWDED))
}

/** The promises that do not hold when the plan is changed in this way. */
function failing(change: Partial<UnitPlan>): string[] {
  const checks = checkUnitPlan(problemOf(CROWDED), { ...crowded(), ...change })
  return Object.entries(checks)
    .filter(([, holds]) => !holds)
    .map(([name]) => name)
}

function setOf(places: number[], holders: number[]) {
  return { places: Int32Array.from(places), holders: Int32Array.from(holders) }
}
