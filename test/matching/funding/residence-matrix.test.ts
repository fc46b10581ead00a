import assert from 'node:assert/strict'
import { z } from 'zod'
import { hasDutchText } from '../../../matching/funding/condition-texts.ts'
import { titlesFor } from '../../../matching/funding/titles.ts'
import type { Facts, Member } from '../../../matching/profile.ts'
import { readData, tables, withStatus } from '../../support/funding.ts'

const Matrix = z.object({
  titles: z.array(z.object({ code: z.string(), fundingTitles: z.array(z.string()) })),
  rows: z.array(
    z.object({
      status: z.string(),
      title: z.string(),
      outcome: z.enum(['yes', 'no', 'assess']),
      conditions: z.array(z.string()),
      manualReview: z.boolean(),
      fundingTitle: z.string().nullable(),
      article: z.string().nullable(),
      articleNote: z.string().optional(),
      source: z.string(),
    }),
  ),
})

const matrix = Matrix.parse(readData('residence-matrix'))
type Row = (typeof matrix.rows)[number]

/** The other conditions that a fact can settle, all met, so that only the status decides. */
const CONDITIONS_MET: Facts = {
  medicalCover: 'ZVW',
  wlzIndication: 'afgegeven',
  bwIndication: 'afgegeven',
}

/** Titles whose other conditions are left to a person when nothing is known of them. */
const CONDITIONAL = ['WMO-BW', 'WLZ', 'ZVW']

const ON = '2026-03-01'

describe('residence matrix', () => {
  it('has the 127 rows that are tested here', () => {
    assert.equal(matrix.rows.length, 127)
  })

  for (const row of matrix.rows) {
    it(`${row.status} x ${row.title} is ${row.outcome}`, () => {
      for (const title of answers(row, personFor(row, CONDITIONS_MET))) {
        assert.equal(title.outcome, row.outcome)
        assert.equal(title.statusOutcome, row.outcome)
        assert.ok(row.article === null || title.articles.includes(row.article))
        assert.equal(title.articleNote, row.articleNote)
        assert.ok(title.articles.length > 0 || title.source === row.source)
        assert.equal(title.manualReview, row.manualReview)
      }
    })
  }

  it('leaves indication, insurance and supported housing to a person while nothing is known', () => {
    for (const row of matrix.rows) {
      for (const title of answers(row, personFor(row, {}))) {
        const open = row.outcome === 'yes' && CONDITIONAL.includes(title.title)
        assert.equal(title.outcome, open ? 'assess' : row.outcome, `${row.status} ${title.title}`)
        assert.equal(title.statusOutcome, row.outcome)
        if (open) assert.equal(title.missing.length, 1)
      }
    }
  })

  it('explains every row in Dutch and English without codes', () => {
    for (const row of matrix.rows) {
      for (const { because } of answers(row, personFor(row, {}))) {
        assert.ok(because.length > 0)
        for (const { textNl, textEn } of because) {
          assert.notEqual(textNl, textEn)
          assert.doesNotMatch(`${textNl} ${textEn}`, new RegExp(`${row.status}|\\[U\\]|undefined`))
        }
      }
    }
  })

  it('has a Dutch wording for every condition', () => {
    const conditions = matrix.rows.flatMap((row) => row.conditions)

    assert.deepEqual(
      conditions.filter((condition) => !hasDutchText(condition)),
      [],
    )
  })

  it('gives every title of the table on every status, with a reason', () => {
    for (const status of tables.statuses.keys()) {
      const titles = titlesFor({ member: withStatus(status, '2026-02-10'), on: ON, tables })

      assert.deepEqual(
        titles.map(({ title }) => title),
        [...tables.titles.keys()],
      )
      assert.ok(titles.every(({ because }) => because.length > 0))
    }
  })
})

/** The answers that a row speaks of: its own title, or the whole group when it names none. */
function answers(row: Row, member: Member) {
  const group = matrix.titles.find(({ code }) => code === row.title)?.fundingTitles ?? []
  const named = row.fundingTitle === null ? group : [row.fundingTitle]
  return titlesFor({ member, on: ON, tables }).filter(({ title }) => named.includes(title))
}

/** A minor where the row is about one, an adult otherwise. */
function personFor({ status, title }: Row, facts: Facts): Member {
  const minor = status === 'GEEN-MINDERJARIG' || (title === 'JW' && status !== 'GEEN-VOLWASSEN')
  const birthDate = minor ? '2012-06-15' : '1995-05-05'
  return withStatus(status, '2026-02-10', { birthDate, facts })
}
