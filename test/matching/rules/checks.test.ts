import assert from 'node:assert/strict'
import { checkRules } from '../../../matching/rules/checks/check-rules.ts'
import type { Rule } from '../../../matching/rules/rule.ts'
import { aRule, nationalRules, nationalTables } from './national.ts'

const found = (...rules: Rule[]): string[] =>
  checkRules(rules, nationalTables.words)
    .filter(({ check }) => check !== 'completeness')
    .map(({ check, rules: codes }) => `${check}: ${codes.join(', ')}`)

const incomplete = (rule: Rule): string[] =>
  checkRules([rule], nationalTables.words)
    .filter(({ check }) => check === 'completeness')
    .map(({ text }) => text.en)

describe('the checks at approval', () => {
  it('find nothing wrong with the national rule set', () => {
    assert.deepEqual(checkRules(nationalRules, nationalTables.words), [])
  })

  it('ask for a source and an example of each answer', () => {
    const rule = aRule({ test: { fact: 'place.free', is: true } })

    assert.deepEqual(incomplete(rule), [
      'There is no source and no article.',
      'Not every answer has an example.',
    ])
  })

  it('notice an example that does not come true', () => {
    const rule = aRule({
      source: 'M1',
      test: { fact: 'member.age', atLeast: 18 },
      examples: [
        { facts: { 'member.age': 17 }, outcome: 'yes' },
        { facts: { 'member.age': 16 }, outcome: 'no' },
        { facts: {}, outcome: 'unknown' },
      ],
    })

    assert.deepEqual(incomplete(rule), ['An example does not come true.'])
  })

  it('notice a fact that nobody knows', () => {
    const rule = aRule({ test: { fact: 'member.shoeSize', atLeast: 40 } })

    assert.ok(incomplete(rule).includes('The fact member.shoeSize is not known.'))
  })

  it('notice two versions of one rule on the same day', () => {
    const test = { fact: 'member.age', atLeast: 18 }
    const first = aRule({ test, effectiveUntil: '2026-07-01' })

    assert.deepEqual(found(first, aRule({ version: 2, test, effectiveFrom: '2026-06-30' })), [
      'overlap: a-rule, a-rule',
    ])
    assert.deepEqual(found(first, aRule({ version: 2, test, effectiveFrom: '2026-07-01' })), [])
  })

  it('notice two rules that demand the same', () => {
    const test = { fact: 'member.age', atLeast: 18 }

    assert.deepEqual(found(aRule({ test }), aRule({ code: 'b-rule', test })), [
      'overlap: a-rule, b-rule',
    ])
  })

  it('notice two rules that no place can meet', () => {
    const adults = aRule({ code: 'adults', test: { fact: 'member.age', atLeast: 18 } })
    const minors = aRule({ code: 'minors', test: { fact: 'member.age', atMost: 17 } })
    const young = aRule({ code: 'young', test: { fact: 'member.age', atMost: 18 } })

    assert.deepEqual(found(adults, minors), ['contradiction: adults, minors'])
    assert.deepEqual(found(adults, young), [])
  })

  it('do not call rules of two kinds of shelter a contradiction', () => {
    const at = (type: string) => ({ fact: 'place.facilityType', is: type })
    const adults = aRule({
      code: 'adults',
      when: at('BW'),
      test: { fact: 'member.age', atLeast: 18 },
    })
    const minors = aRule({
      code: 'minors',
      when: at('AMV'),
      test: { fact: 'member.age', atMost: 17 },
    })

    assert.deepEqual(found(adults, minors), [])
  })

  for (const [what, own] of Object.entries({
    'never speaks': {
      when: {
        all: [
          { fact: 'member.age', atLeast: 18 },
          { fact: 'member.age', atMost: 17 },
        ],
      },
    },
    'never says no': {
      test: {
        any: [
          { fact: 'place.free', is: true },
          { fact: 'place.free', is: false },
        ],
      },
    },
    'never says yes': { test: { fact: 'request.householdSize', between: [4, 3] } },
  })) {
    it(`notice a rule that ${what}`, () => {
      assert.deepEqual(found(aRule({ test: { fact: 'place.free', is: true }, ...own })), [
        'unreachable: a-rule',
      ])
    })
  }
})
