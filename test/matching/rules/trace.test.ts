import assert from 'node:assert/strict'
import { traceOf } from '../../../matching/rules/trace.ts'
import { Test } from '../../../matching/rules/test-language.ts'
import { nationalTables } from './national.ts'

describe('the trace of a test', () => {
  const test = Test.parse({
    any: [
      { fact: 'member.age', atMost: { fact: 'place.ageMax' } },
      { not: { fact: 'place.free', is: true } },
    ],
  })
  const subject = { request: {}, member: { age: 30 }, place: { free: true } }
  const { answer, parts } = traceOf(test, subject, nationalTables.words)

  it('gives the answer of each question and what was known', () => {
    assert.equal(answer, 'unknown')
    assert.deepEqual(
      parts.map((part) => [part.answer, part.text.en]),
      [
        [
          'unknown',
          'age is at most maximum age of the unit (age: 30, maximum age of the unit: not known)',
        ],
        ['no', 'not: free is yes'],
      ],
    )
  })

  it('goes down to the single question, in Dutch as well', () => {
    const [inner] = parts[1]?.parts ?? []

    assert.equal(inner?.answer, 'yes')
    assert.equal(inner.text.nl, 'vrij is ja (vrij: ja)')
    assert.deepEqual(inner.parts, [])
  })
})
