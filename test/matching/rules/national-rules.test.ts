import assert from 'node:assert/strict'
import { evaluate } from '../../../matching/rules/evaluate.ts'
import { compileTest } from '../../../matching/rules/compile-test.ts'
import { askExample, subjectOf } from '../../../matching/rules/examples.ts'
import { sentenceOf } from '../../../matching/rules/sentences.ts'
import { nationalRules, nationalTables } from './national.ts'

describe('the national rule set', () => {
  for (const rule of nationalRules) {
    describe(rule.code, () => {
      for (const outcome of ['yes', 'no', 'unknown'] as const) {
        it(`has an example that answers ${outcome}, and it does`, () => {
          const examples = rule.examples.filter((example) => example.outcome === outcome)

          assert.ok(examples.length > 0)
          for (const example of examples) assert.equal(askExample(rule, example), outcome)
        })
      }

      it('answers alike in its readable and its compiled form', () => {
        for (const { facts } of rule.examples) {
          const subject = subjectOf(facts)
          assert.equal(compileTest(rule.test)(subject), evaluate(rule.test, subject))
        }
      })

      it('names its source, and says so when it is a choice of ours', () => {
        assert.ok(rule.source)
        assert.equal(rule.source === 'M1' && !rule.modelling, false)
      })

      it('reads as a sentence in two languages, without code names', () => {
        const { nl, en } = sentenceOf(rule, nationalTables.words)

        for (const text of [nl, en])
          assert.doesNotMatch(text, /[a-z][A-Z]|(?:place|member|request)\.\w/)
        assert.notEqual(nl, en)
      })
    })
  }

  it('gives every rule a code of its own', () => {
    const codes = nationalRules.map(({ code }) => code)

    assert.deepEqual([...new Set(codes)], codes)
  })

  it('lets nobody set aside what a law demands', () => {
    const relaxable = nationalRules.filter(
      ({ legalBasis, relaxableBy, otherwise }) =>
        legalBasis !== undefined && relaxableBy !== 'nobody' && otherwise === 'blocks',
    )

    assert.deepEqual(relaxable, [])
  })
})
