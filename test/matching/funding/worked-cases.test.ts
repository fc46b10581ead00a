import assert from 'node:assert/strict'
import type { Facts, Member } from '../../../matching/profile.ts'
import { person, tables, timeline, titleOf } from '../../support/funding.ts'
import { WORKED_CASES } from './worked-cases.ts'

const NATIONALITIES: Readonly<Record<string, Member['nationalityGroup']>> = {
  nl: 'nederland',
  eu: 'eu-eer-zwitserland',
  other: 'derde-land',
}

describe('sixty worked funding cases', () => {
  const cases = readCases()

  it('are sixty or more, with every status of the matrix', () => {
    const told = new Set(cases.flatMap(({ member }) => member.statuses.map(({ status }) => status)))

    assert.ok(cases.length >= 60, `only ${cases.length}`)
    assert.deepEqual([...told].toSorted(), [...tables.statuses.keys()].toSorted())
  })

  for (const { name, member, on, title, expected } of cases) {
    it(`${on} ${name}: ${title} ${expected.outcome}`, () => {
      const { outcome, from, until, articles } = titleOf(member, on, title)

      const article = articles.length === 0 ? null : articles.join('; ')
      const shown = expected.article === null || article?.includes(expected.article)
      assert.deepEqual({ outcome, from, until }, { ...expected.days, outcome: expected.outcome })
      assert.ok(shown, `article ${article ?? 'none'}, expected ${expected.article ?? 'none'}`)
      if (expected.article === null) assert.equal(article, null)
    })
  }
})

function readCases() {
  return WORKED_CASES.split('\n')
    .slice(2)
    .filter((line) => line.includes('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(readCase)
}

function readCase(cells: readonly string[]) {
  const cell = (position: number): string => cells[position] ?? ''
  const member = person({
    nationalityGroup: NATIONALITIES[cell(2)] ?? 'onbekend',
    birthDate: cell(1),
    statuses: timeline(cell(3)),
    facts: readFacts(cell(4)),
  })
  const days = { from: known(cell(8)), until: known(cell(9)) }
  const expected = { outcome: cell(7), days, article: known(cell(10)) }
  return { name: cell(0), member, on: cell(5), title: cell(6), expected }
}

function known(cell: string): string | null {
  return cell === '~' ? null : cell
}

function readFacts(text: string): Facts {
  const pairs = text.split(',').filter((part) => part !== '')
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', value = ''] = pair.split('=')
      return [name, readValue(value)]
    }),
  )
}

function readValue(value: string): string | boolean | string[] {
  if (value === 'true' || value === 'false') return value === 'true'
  return value.startsWith('[') ? [value.slice(1, -1)] : value
}
