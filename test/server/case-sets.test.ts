import assert from 'node:assert/strict'
import fc from 'fast-check'
import { possiblePairs, rootsOf, toldApart } from '../../server/features/duplicates/case-sets.ts'
import type { KnownCase } from '../../server/features/duplicates/case-sets.ts'

const known = (id: string, tokens: string[], own: Partial<KnownCase> = {}): KnownCase => ({
  ...{ id, tokens, apartFrom: [] },
  ...own,
})
const named = (cases: readonly KnownCase[]) =>
  possiblePairs(cases).map(
    ({ left, right, sharedBy }) => `${left}~${right}: ${sharedBy.join(', ')}`,
  )

describe('cases that may be one household', () => {
  it('are those that share a token, with the kinds they share', () => {
    const cases = [
      known('a', ['name:1', 'initials:2']),
      known('b', ['name:1', 'initials:2']),
      known('c', ['name:9']),
    ]

    assert.deepEqual(named(cases), ['a~b: initials, name'])
  })

  it('are resolved across sets: of A~B and B~C one pair is left once A and B are one', () => {
    const [a, c] = [known('a', ['name:1']), known('c', ['initials:2'])]
    const b = known('b', ['name:1', 'initials:2'])

    assert.deepEqual(named([a, b, c]), ['a~b: name', 'b~c: initials'])
    assert.deepEqual(named([a, { ...b, mergedInto: 'a' }, c]), ['a~c: initials'])
  })

  it('stay apart after a merge when any of them were told apart', () => {
    const a = known('a', ['name:1'])
    const b = known('b', ['name:1', 'initials:2'], { mergedInto: 'a', apartFrom: ['c'] })
    const c = known('c', ['initials:2', 'name:1'], { apartFrom: ['b'] })

    assert.deepEqual(named([a, b, c]), [])
    assert.ok(toldApart('a', 'c', [a, b, c]))
  })

  it('come to an end, however they are decided', () => {
    const anyCases = fc
      .array(fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 3 }), { maxLength: 8 })
      .map((all) =>
        all.map((tokens, index) =>
          known(
            `c${index}`,
            tokens.map((n) => `name:${n}`),
          ),
        ),
      )

    fc.assert(
      fc.property(
        anyCases,
        fc.array(fc.boolean(), { minLength: 64, maxLength: 64 }),
        (start, same) => {
          let cases = start
          let pairs = possiblePairs(cases)
          for (let step = 0; pairs.length > 0; step += 1) {
            assert.ok(step < 64, 'every decision leaves fewer to take')
            const [pair] = pairs
            const decision = same[step] ?? true
            cases = cases.map((one) => decide(one, pair, decision))
            const after = possiblePairs(cases)
            assert.ok(!after.some((left) => left.left === pair?.left && left.right === pair.right))
            pairs = after
          }
          const roots = rootsOf(cases)
          for (const one of cases)
            assert.equal(roots.get(roots.get(one.id) ?? ''), roots.get(one.id))
        },
      ),
    )
  })
})

function decide(
  one: KnownCase,
  pair: { left: string; right: string } | undefined,
  same: boolean,
): KnownCase {
  if (one.id !== pair?.right) return one
  return same
    ? { ...one, mergedInto: pair.left }
    : { ...one, apartFrom: [...one.apartFrom, pair.left] }
}
