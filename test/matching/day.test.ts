import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  addDays,
  addDuration,
  addMonths,
  addYears,
  ageOn,
  birthday,
  daysBetween,
  earliest,
  isAfter,
  isBefore,
  isWithin,
  latest,
  OPEN_END,
  subtractDuration,
} from '../../matching/day.ts'

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10))

describe('day', () => {
  it('counts the short day in March as one day', () => {
    assert.equal(addDays('2026-03-28', 1), '2026-03-29')
    assert.equal(addDays('2026-03-29', 1), '2026-03-30')
    assert.equal(daysBetween('2026-03-28', '2026-03-30'), 2)
  })

  it('counts the long day in October as one day', () => {
    assert.equal(addDays('2026-10-24', 1), '2026-10-25')
    assert.equal(addDays('2026-10-25', 1), '2026-10-26')
    assert.equal(daysBetween('2026-10-24', '2026-10-26'), 2)
  })

  it('crosses both clock changes with months', () => {
    assert.equal(addMonths('2026-01-29', 2), '2026-03-29')
    assert.equal(addMonths('2026-03-29', 7), '2026-10-29')
  })

  it('ends a month that is too short on its last day', () => {
    assert.equal(addMonths('2025-11-30', 3), '2026-02-28')
    assert.equal(addMonths('2023-11-30', 3), '2024-02-29')
    assert.equal(addMonths('2026-05-31', 1), '2026-06-30')
  })

  it('counts months back over the turn of the year', () => {
    assert.equal(addMonths('2026-01-15', -1), '2025-12-15')
    assert.equal(addMonths('2026-03-31', -13), '2025-02-28')
  })

  it('knows the leap days', () => {
    assert.equal(addDays('2024-02-28', 1), '2024-02-29')
    assert.equal(addDays('2100-02-28', 1), '2100-03-01')
    assert.equal(addDays('2000-02-28', 1), '2000-02-29')
    assert.equal(addYears('2024-02-29', 1), '2025-02-28')
    assert.equal(addYears('2024-02-29', 4), '2028-02-29')
  })

  it('lets who was born on a leap day turn 18 on 1 March of an ordinary year', () => {
    assert.equal(birthday('2008-02-29', 18), '2026-03-01')
    assert.equal(ageOn('2008-02-29', '2026-02-28'), 17)
    assert.equal(ageOn('2008-02-29', '2026-03-01'), 18)
    assert.equal(birthday('2008-02-29', 20), '2028-02-29')
  })

  it('changes the age on the birthday itself', () => {
    assert.equal(ageOn('2008-03-02', '2026-03-01'), 17)
    assert.equal(ageOn('2008-03-02', '2026-03-02'), 18)
    assert.equal(ageOn('2026-03-02', '2026-03-01'), -1)
  })

  it('takes the first day of a stretch in and leaves the last one out', () => {
    assert.ok(isWithin('2026-03-01', '2026-03-01', '2026-03-02'))
    assert.ok(!isWithin('2026-03-02', '2026-03-01', '2026-03-02'))
    assert.ok(isWithin('2999-01-01', '2026-03-01'))
  })

  it('adds and counts back the terms of the tables', () => {
    assert.equal(addDuration('2026-01-31', 'P3M'), '2026-04-30')
    assert.equal(addDuration('2026-01-31', 'P30D'), '2026-03-02')
    assert.equal(addDuration('2026-01-31', 'P2W'), '2026-02-14')
    assert.equal(addDuration('2026-01-31', 'P1Y'), '2027-01-31')
    assert.equal(subtractDuration('2026-04-30', 'P30D'), '2026-03-31')
    assert.throws(() => addDuration('2026-01-31', 'PT24H'), RangeError)
  })

  it('comes back from any number of days', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -20_000, max: 20_000 }), (start, count) => {
        const end = addDays(start, count)
        assert.equal(daysBetween(start, end), count)
        assert.equal(addDays(end, -count), start)
      }),
    )
  })

  it('never goes beyond the month that was asked for', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -240, max: 240 }), (start, count) => {
        const monthsOf = (at: string) => {
          const [year = 0, month = 0] = at.split('-').map(Number)
          return year * 12 + month
        }
        assert.equal(monthsOf(addMonths(start, count)), monthsOf(start) + count)
      }),
    )
  })

  it('agrees with itself on age and birthday', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 110 }), (birthDate, age) => {
        const turns = birthday(birthDate, age)
        assert.equal(ageOn(birthDate, turns), age)
        assert.equal(ageOn(birthDate, addDays(turns, -1)), age - 1)
      }),
    )
  })

  it('orders days', () => {
    assert.equal(earliest('2026-03-02', '2026-03-01', OPEN_END), '2026-03-01')
    assert.equal(latest('2026-03-02', '2026-03-01', OPEN_END), OPEN_END)
    assert.ok(isBefore('2026-03-01', '2026-03-02') && isAfter('2026-03-02', '2026-03-01'))
  })
})
