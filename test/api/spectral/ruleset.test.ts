import assert from 'node:assert/strict'
import { SPOILED, soundDocument } from './fixtures.ts'
import { lint, readRules } from './lint.ts'

describe('our rules for API documents', () => {
  it('find nothing in a document that keeps them all', async () => {
    assert.deepEqual(await lint(soundDocument()), [])
  })

  it('have a failing document each', () => {
    assert.deepEqual(Object.keys(SPOILED).toSorted(), Object.keys(readRules()).toSorted())
  })

  for (const [rule, spoiled] of Object.entries(SPOILED)) {
    it(`see when ${rule} is broken, and only that`, async () => {
      const found = await lint(spoiled())

      assert.deepEqual([...new Set(found.map((finding) => finding.rule))], [rule])
    })
  }
})
