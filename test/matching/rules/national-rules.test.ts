import assert from 'node:assert/strict'
import { evaluate } from '../../../matching/rules/evaluate.ts'
import { askExample, subjectOf } from '../../../matching/rules/examples.ts'
import { sentenceOf } from '../../../matching/rules/sentences.ts'
import { asRead, inColumns } from './columns.ts'
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

      it('answers about all places at once what its readable form answers about each', () => {
        const features = rule.examples.map(({ facts }) => subjectOf(facts).place)
        for (const { facts } of rule.examples) {
          const about = subjectOf(facts)
          assert.deepEqual(
            inColumns(rule.test, about, features),
            features.map((own) => evaluate(rule.test, { ...about, place: asRead(own) })),
          )
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
