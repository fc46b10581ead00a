import assert from 'node:assert/strict'
import fc from 'fast-check'
import { checkUnitPlan } from '../../../matching/plan/check-plan.ts'
import { planUnits } from '../../../matching/plan/plan-units.ts'
import { type Instance, anyInstance, problemOf, smallInstance } from './instances.ts'
import { compareWorth, favouredByDraw, tryEverything, worthOf } from './try-everything.ts'

describe('the national plan for single places', () => {
  it('is as good as trying every plan, for 2,700 small problems of every shape', () => {
    for (let number = 0; number < 2_700; number += 1) {
      const instance = smallInstance(number)

      const plan = planUnits(problemOf(instance))

      const best = tryEverything(instance).worth
      const found = worthOf(instance, plan.placeOf)
      assert.equal(compareWorth(found, best), 0, `${number} ${instance.shape}`)
    }
  })

  it('leaves what ties to the draw', () => {
    for (let number = 0; number < 900; number += 1) {
      const instance = smallInstance(number)
      if (instance.shape === 'any-double') continue

      const { placeOf } = planUnits(problemOf(instance, `draw ${number}`))

      const best = favouredByDraw(instance, tryEverything(instance).plans, `draw ${number}`)
      const found = favouredByDraw(instance, [[...placeOf]], `draw ${number}`)
      assert.equal(found, best, `${number} ${instance.shape}`)
    }
  })

  it('passes every check of the independent checker', () => {
    for (let number = 0; number < 2_700; number += 1) {
      const instance = smallInstance(number)
      const problem = problemOf(instance)

      const checks = checkUnitPlan(problem, planUnits(problem))

      const failed = Object.entries(checks).filter(([, holds]) => !holds)
      assert.deepEqual(failed, [], `${number} ${instance.shape}`)
    }
  })

  it('passes the checks on larger problems too', () => {
    fc.assert(
      fc.property(anyInstance, (instance) => {
        const problem = problemOf(instance)

        const checks = checkUnitPlan(problem, planUnits(problem))

        assert.ok(Object.values(checks).every(Boolean), JSON.stringify(checks))
      }),
      { numRuns: 500 },
    )
  })

  it('does not depend on the order of the input', () => {
    const shuffled = anyInstance.chain((instance) =>
      fc.tuple(
        fc.constant(instance),
        fc.shuffledSubarray([...instance.households.keys()], {
          minLength: instance.households.length,
        }),
        fc.shuffledSubarray([...instance.places.keys()], { minLength: instance.places.length }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([instance, households, places]) => {
        const other: Instance = {
          households: households.flatMap((h) => instance.households.slice(h, h + 1)),
          places: places.flatMap((p) => instance.places.slice(p, p + 1)),
          edges: instance.edges
            .map(([h, p, fit]) => [households.indexOf(h), places.indexOf(p), fit] as const)
            .toReversed(),
        }

        assert.deepEqual(namesOf(other), namesOf(instance))
      }),
      { numRuns: 500 },
    )
  })

  it('places no fewer of the most urgent classes when a place is added', () => {
    const fits = fc.array(fc.tuple(fc.nat(), fc.integer({ min: -3, max: 5 })), { maxLength: 12 })
    fc.assert(
      fc.property(anyInstance, fits, (instance, wishes) => {
        const added = instance.places.length
        const larger: Instance = {
          ...instance,
          places: [...instance.places, { id: 'added' }],
          edges: [
            ...instance.edges,
            ...wishes.map(([h, fit]) => [h % instance.households.length, added, fit] as const),
          ],
        }

        const [before, after] = [prefixCounts(instance), prefixCounts(larger)]

        before.forEach((count, index) => {
          assert.ok((after[index] ?? 0) >= count)
        })
      }),
      { numRuns: 500 },
    )
  })

  it('takes fits so large that their sum is beyond a double', () => {
    const instance: Instance = {
      households: [
        { id: 'a', class: 1, waitingDays: 0 },
        { id: 'b', class: 1, waitingDays: 0 },
      ],
      places: [{ id: 'x' }, { id: 'y' }],
      edges: [
        [0, 0, 1.7e308],
        [0, 1, -1.7e308],
        [1, 0, 1.7e308],
        [1, 1, 1.6e308],
      ],
    }

    assert.deepEqual([...planUnits(problemOf(instance)).placeOf], [0, 1])
  })
})

/** The plan in names: pairs, and the Hall set of each household that waits. */
function namesOf(instance: Instance): string[] {
  const { placeOf, hallSets, hallSetOf } = planUnits(problemOf(instance))
  return instance.households
    .map(({ id }, h) => {
      const set = hallSets[hallSetOf[h] ?? -1]
      const places = [...(set?.places ?? [])].map((place) => instance.places[place]?.id)
      return `${id} ${instance.places[placeOf[h] ?? -1]?.id ?? 'waits'} ${places.join()}`
    })
    .toSorted()
}

/** How many of class 1, of classes 1 and 2, of all three are placed. */
function prefixCounts(instance: Instance): number[] {
  const { byClass } = worthOf(instance, planUnits(problemOf(instance)).placeOf)
  return byClass.map((_, index) => byClass.slice(0, index + 1).reduce((sum, n) => sum + n, 0))
}
