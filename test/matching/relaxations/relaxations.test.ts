import assert from 'node:assert/strict'
import fc from 'fast-check'
import { matchRequest } from '../../../matching/judge/match-request.ts'
import { mayBeRelaxed } from '../../../matching/relaxations/blocking-patterns.ts'
import type { BlockingPattern } from '../../../matching/relaxations/blocking-patterns.ts'
import { EXACT_UP_TO, smallestSets } from '../../../matching/relaxations/smallest-sets.ts'
import { aPlace, aProfile } from '../judge/cases.ts'
import { nationalTables as tables, ON as on } from '../rules/national.ts'

const RULES = 6

/** Patterns as a match finds them: each set of rules once. */
const patterns: fc.Arbitrary<BlockingPattern[]> = fc
  .uniqueArray(
    fc.record({
      rules: fc.subarray([...Array.from({ length: RULES }).keys()], { minLength: 1, maxLength: 5 }),
      count: fc.integer({ min: 1, max: 9 }),
      examples: fc.constant([]),
    }),
    { selector: ({ rules }) => rules.join(' '), maxLength: 12 },
  )
  .map((found) => [...found])

/** Every set of rules, the plain way. */
function everySet(): number[][] {
  return Array.from({ length: 2 ** RULES }, (_, bits) =>
    Array.from({ length: RULES }, (_rule, rule) => rule).filter((rule) => (bits >> rule) & 1),
  )
}

function opened(rules: readonly number[], by: readonly BlockingPattern[]): number {
  return by
    .filter((pattern) => pattern.rules.every((rule) => rules.includes(rule)))
    .reduce((sum, { count }) => sum + count, 0)
}

describe('the smallest sets of rules to set aside', () => {
  it('open exactly what they say', () => {
    fc.assert(
      fc.property(patterns, (blocking) => {
        for (const { rules, opens } of smallestSets(blocking))
          assert.equal(opens, opened(rules, blocking))
      }),
    )
  })

  it('open as much as any set of one, two or three rules can', () => {
    fc.assert(
      fc.property(patterns, (blocking) => {
        const found = smallestSets(blocking).filter(({ exact }) => exact)
        for (let size = 1; size <= EXACT_UP_TO; size += 1) {
          const best = Math.max(
            0,
            ...everySet()
              .filter((rules) => rules.length <= size)
              .map((rules) => opened(rules, blocking)),
          )
          const ours = found.filter(({ rules }) => rules.length <= size).map(({ opens }) => opens)
          assert.equal(Math.max(0, ...ours), best)
        }
      }),
    )
  })

  it('hold no rule that could be spared', () => {
    fc.assert(
      fc.property(patterns, (blocking) => {
        for (const { rules, opens, exact } of smallestSets(blocking)) {
          if (!exact) continue
          for (const spared of rules) {
            assert.ok(
              opened(
                rules.filter((rule) => rule !== spared),
                blocking,
              ) < opens,
            )
          }
        }
      }),
    )
  })

  it('go on greedily beyond three rules, and say so', () => {
    const blocking = [{ rules: [0, 1, 2, 3], count: 4, examples: [] }]

    assert.deepEqual(smallestSets(blocking), [{ rules: [0, 1, 2, 3], opens: 4, exact: false }])
  })
})

describe('the relaxations of a match', () => {
  const profile = aProfile({
    needs: [{ criterion: 'singleRoom', value: true, importance: 'essential' }],
    safety: { forbiddenAreas: ['municipality:zwolle'] },
  })
  const singleRoom = { singleRoom: true }
  const places = [
    aPlace('shared-room', { features: { singleRoom: false } }),
    aPlace('mens-unit', { features: { ...singleRoom, unitGenderMix: 'mannen' } }),
    aPlace('taken', { free: false, features: { singleRoom: false } }),
    aPlace('in-danger', {
      municipality: 'zwolle',
      policeRegion: 'oost-nederland',
      features: { singleRoom: false },
    }),
    aPlace('for-the-young', { features: { ...singleRoom, ageMax: 23 } }),
  ]
  const { relaxations } = matchRequest({ profile, places, on, tables })

  it('name the rule, the place it opens and who may grant it', () => {
    const [first] = relaxations.filter(({ ruleIds }) => ruleIds.includes('unit-maximum-age'))

    assert.deepEqual(first?.placeIds, ['for-the-young'])
    assert.deepEqual(first.grantedBy, ['operator'])
    assert.equal(first.opens, 1)
    assert.equal(first.exact, true)
  })

  it('join two rules when that opens more', () => {
    const both = relaxations.find(({ ruleIds }) => ruleIds.length === 2)

    assert.deepEqual(both?.ruleIds, ['need:singleRoom', 'unit-maximum-age'])
    assert.deepEqual(both.grantedBy, ['coordinator', 'operator'])
    assert.equal(both.opens, 2)
  })

  it('never name a rule that nobody may set aside, nor a place that such a rule blocks', () => {
    const named = relaxations.flatMap(({ ruleIds }) => ruleIds)
    const opened = relaxations.flatMap(({ placeIds }) => placeIds)

    for (const code of ['place-not-free', 'safety-forbidden-area', 'women-unit', 'men-unit']) {
      assert.ok(!named.includes(code))
    }
    for (const placeId of ['taken', 'in-danger', 'mens-unit']) assert.ok(!opened.includes(placeId))
  })

  it('leave alone what rests on a law', () => {
    const criterion = {
      relaxableBy: 'desk',
      legalBasis: { law: 'Jeugdwet', article: '6.1.2' },
    } as const

    assert.equal(mayBeRelaxed(criterion), false)
    assert.equal(mayBeRelaxed({ relaxableBy: 'desk' }), true)
    assert.equal(mayBeRelaxed({ relaxableBy: 'nobody' }), false)
  })
})
