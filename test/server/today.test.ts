import assert from 'node:assert/strict'
import fc from 'fast-check'
import { dayOf, endOfDay } from '../../server/today.ts'

describe('the day in Amsterdam', () => {
  const days: [moment: string, day: string][] = [
    ['2026-01-31T22:59:59Z', '2026-01-31'],
    ['2026-01-31T23:00:00Z', '2026-02-01'],
    ['2026-07-01T21:59:59Z', '2026-07-01'],
    ['2026-07-01T22:00:00Z', '2026-07-02'],
    // The clock goes forward in the night of 29 March 2026, and back on 25 October.
    ['2026-03-28T23:00:00Z', '2026-03-29'],
    ['2026-03-29T21:59:59Z', '2026-03-29'],
    ['2026-10-24T22:00:00Z', '2026-10-25'],
    ['2026-10-25T22:59:59Z', '2026-10-25'],
  ]
  for (const [moment, day] of days) {
    it(`${moment} falls on ${day}`, () => {
      assert.equal(dayOf(new Date(moment)), day)
    })
  }

  const ends: [day: string, moment: string][] = [
    ['2026-02-02', '2026-02-02T23:00:00.000Z'],
    ['2026-07-01', '2026-07-01T22:00:00.000Z'],
    // A day of 23 hours and one of 25.
    ['2026-03-29', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-25T23:00:00.000Z'],
    ['2028-02-29', '2028-02-29T23:00:00.000Z'],
  ]
  for (const [day, moment] of ends) {
    it(`${day} ends at ${moment}`, () => {
      assert.equal(endOfDay(day).toISOString(), moment)
    })
  }

  it('ends at the first moment that is no longer that day', () => {
    const anyMoment = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2060-01-01'),
      noInvalidDate: true,
    })

    fc.assert(
      fc.property(anyMoment, (moment) => {
        const end = endOfDay(dayOf(moment))
        assert.ok(end > moment)
        assert.notEqual(dayOf(end), dayOf(moment))
        assert.equal(dayOf(new Date(end.getTime() - 1)), dayOf(moment))
      }),
    )
  })
})
