import assert from 'node:assert/strict'
import fc from 'fast-check'
import { evaluate } from '../../../matching/rules/evaluate.ts'
import type { Subject } from '../../../matching/rules/evaluate.ts'
import { Test } from '../../../matching/rules/test-language.ts'
import type { Facts } from '../../../matching/profile.ts'
import { inColumns } from './columns.ts'

const facts: fc.Arbitrary<Facts> = fc.record(
  {
    number: fc.integer({ min: 0, max: 4 }),
    other: fc.integer({ min: 0, max: 4 }),
    word: fc.constantFrom('a', 'b', 'c'),
    flag: fc.boolean(),
    list: fc.subarray(['a', 'b', 'c']),
  },
  { requiredKeys: [] },
)
const subject: fc.Arbitrary<Subject> = fc.record({ request: facts, member: facts, place: facts })

const scope = fc.constantFrom('request', 'member', 'place')
const named = (code: string) => scope.map((name) => `${name}.${code}`)
const number = fc.oneof(
  fc.integer({ min: 0, max: 4 }),
  named('other').map((fact) => ({ fact })),
)

const leaves = [
  fc.record({ fact: named('number'), atLeast: number }),
  fc.record({ fact: named('number'), atMost: number }),
  fc.record({ fact: named('number'), between: fc.tuple(number, number) }),
  fc.record({ fact: named('word'), is: fc.constantFrom('a', 'b') }),
  fc.record({ fact: named('word'), isNot: fc.constantFrom('a', 'b') }),
  fc.record({ fact: named('word'), in: fc.constant(['a', 'b']) }),
  fc.record({ fact: named('word'), notIn: fc.constant(['a', 'b']) }),
  fc.record({ fact: named('flag'), is: fc.boolean() }),
  fc.record({ fact: named('list'), overlaps: fc.constant(['a', 'b']) }),
  fc.record({ fact: named('list'), includes: fc.constantFrom('a', 'c') }),
]
const known = fc.record({ fact: named('word'), known: fc.boolean() })

/** Tests of up to three levels over the given leaves. */
function tests(...over: fc.Arbitrary<unknown>[]): fc.Arbitrary<Test> {
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.oneof(...over),
      fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('tree') }),
    ),
  }))
  return tree.map((document) => Test.parse(document))
}

/** The same subject with some facts forgotten. */
function forget({ request, member, place }: Subject, forgotten: readonly string[]): Subject {
  const without = (from: Facts): Facts =>
    Object.fromEntries(Object.entries(from).filter(([code]) => !forgotten.includes(code)))
  return { request: without(request), member: without(member), place: without(place) }
}

describe('the test language', () => {
  it('answers about all places at once what its readable form answers about each', () => {
    const places = fc.array(facts, { minLength: 1, maxLength: 70 })
    fc.assert(
      fc.property(tests(...leaves, known), subject, places, (test, about, columns) => {
        const expected = columns.map((place) => evaluate(test, { ...about, place }))

        assert.deepEqual(inColumns(test, about, columns), expected)
      }),
      { numRuns: 2000 },
    )
  })

  it('never turns what becomes unknown into another yes or no', () => {
    const codes = fc.subarray(['number', 'other', 'word', 'flag', 'list'])
    fc.assert(
      fc.property(tests(...leaves), subject, codes, (test, about, forgotten) => {
        const answer = evaluate(test, forget(about, forgotten))

        assert.ok(answer === 'unknown' || answer === evaluate(test, about))
      }),
      { numRuns: 2000 },
    )
  })

  for (const [why, document] of Object.entries({
    'two operators': { fact: 'place.sleeps', atLeast: 1, atMost: 3 },
    'no operator': { fact: 'place.sleeps' },
    'an operator of its own': { fact: 'place.sleeps', like: 'x' },
    'a fact of nobody': { fact: 'sleeps', is: 1 },
    'an empty all': { all: [] },
  })) {
    it(`refuses a question with ${why}`, () => {
      assert.equal(Test.safeParse(document).success, false)
    })
  }

  it('cannot compare values of different kinds', () => {
    const about = { request: {}, member: {}, place: { sleeps: 'two' } }

    assert.equal(evaluate({ fact: 'place.sleeps', atLeast: 2 }, about), 'unknown')
  })

  it('knows that an upper bound already decides while the lower one is unknown', () => {
    const test = { fact: 'member.age', between: [{ fact: 'place.ageMin' }, 23] } as const
    const about = { request: {}, member: { age: 24 }, place: {} }

    assert.equal(evaluate(Test.parse(test), about), 'no')
  })
})
