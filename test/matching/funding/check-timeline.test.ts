import assert from 'node:assert/strict'
import fc from 'fast-check'
import { checkStatusTimeline } from '../../../matching/funding/check-timeline.ts'
import { addDays } from '../../../matching/day.ts'
import { tables, timeline } from '../../support/funding.ts'

function faults(text: string): string[] {
  return checkStatusTimeline(timeline(text), tables).map(({ path, textEn }) => `${path} ${textEn}`)
}

describe('check of a status timeline', () => {
  it('accepts periods that follow each other, in any order', () => {
    assert.deepEqual(faults('8K-BEDENKTIJD 2026-02-01..2026-05-01; 8FH-AANGIFTE 2026-05-01..'), [])
    assert.deepEqual(faults('8FH-AANGIFTE 2026-05-01..; 8K-BEDENKTIJD 2026-02-01..2026-05-01'), [])
    assert.deepEqual(faults('-'), [])
  })

  it('names a gap at the period after it', () => {
    assert.deepEqual(faults('8CD-ASIEL 2026-02-01..2026-03-01; NL 2026-03-02..'), [
      '1.from There is a gap: no status is recorded from 2026-03-01 until 2026-03-02.',
    ])
  })

  it('names an overlap, also with a period that is not the one just before', () => {
    const text = '8CD-ASIEL 2026-01-01..2026-12-01; NL 2026-02-01..2026-03-01; NL 2026-03-01..'

    assert.deepEqual(faults(text), [
      '1.from Overlap: another status runs from 2026-01-01 until 2026-12-01.',
      '2.from Overlap: another status runs from 2026-01-01 until 2026-12-01.',
    ])
  })

  it('takes a status without an end as overlapping everything after it', () => {
    assert.deepEqual(faults('8CD-ASIEL 2026-01-01..; NL 2026-02-01..'), [
      '1.from Overlap: another status runs from 2026-01-01 until an open end (no end date).',
    ])
  })

  it('names a period that runs backwards or has no day', () => {
    assert.deepEqual(faults('NL 2026-02-01..2026-01-01'), [
      '0.until The period runs backwards: 2026-01-01 is not after 2026-02-01.',
    ])
    assert.equal(faults('NL 2026-02-01..2026-02-01').length, 1)
  })

  it('finds an unknown status, and does not repeat what was sent', () => {
    assert.deepEqual(faults('8Z 2026-02-01..'), [
      '0.status This residence status is not known: choose a code of the list.',
    ])
  })

  it('allows a reflection period of three calendar months and not a day more', () => {
    assert.deepEqual(faults('8K-BEDENKTIJD 2025-11-30..2026-02-28'), [])
    assert.deepEqual(faults('8K-BEDENKTIJD 2025-11-30..2026-03-01'), [
      '0.until The reflection period (three calendar months) ends on 2026-02-28 at the latest, not on 2026-03-01.',
    ])
  })

  it('allows the first three months of an EU citizen and not a day more', () => {
    assert.deepEqual(faults('EU-TOT-3M 2026-01-10..2026-04-10'), [])
    assert.equal(faults('EU-TOT-3M 2026-01-10..2026-04-11').length, 1)
  })

  it('names every fault in Dutch too', () => {
    const found = checkStatusTimeline(
      timeline('8Z 2026-02-01..2026-01-01; NL 2026-05-01..'),
      tables,
    )

    assert.deepEqual(
      found.map(({ path }) => path),
      ['0.status', '0.until'],
    )
    assert.ok(found.every(({ textNl, textEn }) => textNl !== textEn))
  })

  it('finds no fault exactly when each period begins where the one before ends', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 })
    const shift = fc.integer({ min: -1, max: 1 })
    fc.assert(
      fc.property(lengths, shift, fc.nat(), (days, moved, pick) => {
        let from = '2026-01-01'
        const periods = days.map((count) => {
          const period = { status: 'NL', from, until: addDays(from, count) }
          from = period.until
          return period
        })
        const index = pick % periods.length
        const shifted = periods.map((period, position) =>
          position === index && index > 0
            ? { ...period, from: addDays(period.from, moved) }
            : period,
        )
        const sound = moved === 0 || index === 0

        assert.equal(checkStatusTimeline(shifted.toReversed(), tables).length === 0, sound)
      }),
    )
  })
})
