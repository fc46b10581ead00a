import assert from 'node:assert/strict'
import fc from 'fast-check'
import { addDays } from '../../matching/day.ts'
import { isPublicHoliday } from '../../server/public-holidays.ts'
import { dayOf } from '../../server/today.ts'
import {
  AROUND_THE_CLOCK,
  OFFICE_HOURS,
  addDutyTime,
  addWorkingTime,
  workingHoursBetween,
} from '../../server/working-hours.ts'
import type { Calendar, Window } from '../../server/working-hours.ts'

describe('working hours', () => {
  const office: [from: string, hours: number, until: string, why: string][] = [
    ['2026-02-02T12:00:00Z', 2, '2026-02-02T14:00:00.000Z', 'within a day'],
    ['2026-02-02T15:00:00Z', 2, '2026-02-03T09:00:00.000Z', 'over an evening'],
    [
      '2026-02-02T14:00:00Z',
      2,
      '2026-02-02T16:00:00.000Z',
      'ends with the day, not the next morning',
    ],
    ['2026-02-06T15:00:00Z', 8, '2026-02-09T15:00:00.000Z', 'over a weekend'],
    ['2026-02-07T10:00:00Z', 1, '2026-02-09T09:00:00.000Z', 'begun on a Saturday'],
    ['2026-03-27T15:00:00Z', 2, '2026-03-30T08:00:00.000Z', 'over the change to summer time'],
    ['2026-10-23T14:00:00Z', 2, '2026-10-26T09:00:00.000Z', 'over the change to winter time'],
    ['2026-12-24T15:00:00Z', 2, '2026-12-28T09:00:00.000Z', 'over Christmas'],
    ['2026-04-02T14:00:00Z', 2, '2026-04-07T08:00:00.000Z', 'over Good Friday and Easter'],
    ['2026-02-02T12:00:00Z', 0, '2026-02-02T12:00:00.000Z', 'no hours'],
    ['2026-02-02T12:00:00Z', 0.5, '2026-02-02T12:30:00.000Z', 'half an hour'],
  ]
  for (const [from, hours, until, why] of office) {
    it(`${hours} office hours ${why}`, () => {
      assert.equal(addWorkingTime(new Date(from), hours, OFFICE_HOURS).toISOString(), until)
    })
  }

  const night: Window[] = [
    { weekday: 7, from: '00:00', until: '06:00' },
    { weekday: 6, from: '22:00', until: '24:00' },
  ]
  const duty: [from: string, hours: number, windows: Window[], until: string, why: string][] = [
    ['2026-12-25T00:00:00Z', 24, [], '2026-12-26T00:00:00.000Z', 'day and night, Christmas too'],
    ['2026-03-28T20:00:00Z', 4, night, '2026-03-29T01:00:00.000Z', 'a night an hour shorter'],
    ['2026-03-28T20:00:00Z', 7, night, '2026-03-29T04:00:00.000Z', 'all of that night'],
    ['2026-10-24T19:00:00Z', 9, night, '2026-10-25T05:00:00.000Z', 'a night an hour longer'],
    [
      '2026-03-29T00:00:00Z',
      0.5,
      [{ weekday: 7, from: '02:15', until: '02:45' }],
      '2026-04-05T00:45:00.000Z',
      'in an hour the clock skips',
    ],
  ]
  for (const [from, hours, windows, until, why] of duty) {
    it(`${hours} duty hours: ${why}`, () => {
      assert.equal(addDutyTime(new Date(from), hours, windows).toISOString(), until)
    })
  }

  it('refuses hours below none and a calendar in which nobody works', () => {
    const now = new Date('2026-02-02T12:00:00Z')
    const nobody: Calendar = { windows: [], onHolidays: true }

    assert.throws(() => addWorkingTime(now, -1, OFFICE_HOURS), RangeError)
    assert.throws(() => addWorkingTime(now, Number.NaN, OFFICE_HOURS), RangeError)
    assert.throws(() => addWorkingTime(now, 1, nobody), RangeError)
  })

  it('counts what it added, in any calendar, and never later than it must', () => {
    fc.assert(
      fc.property(anyCalendar, anyMoment, fc.integer({ min: 1, max: 200 }), (calendar, from, n) => {
        const hours = n / 4
        const until = addWorkingTime(from, hours, calendar)
        const aMinuteBefore = new Date(until.getTime() - 60_000)

        assert.ok(Math.abs(workingHoursBetween(from, until, calendar) - hours) < 1e-6)
        assert.ok(workingHoursBetween(from, aMinuteBefore, calendar) < hours)
        const half = addWorkingTime(from, hours / 2, calendar)
        assert.equal(+addWorkingTime(half, hours / 2, calendar), +until, 'in two steps as in one')
      }),
    )
  })

  it('is plain time for who works day and night', () => {
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: 0, max: 300 }), (from, hours) => {
        const until = addWorkingTime(from, hours, AROUND_THE_CLOCK)

        assert.equal(until.getTime() - from.getTime(), hours * 3_600_000)
      }),
    )
  })

  it('agrees with counting quarter by quarter', () => {
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: 0, max: 800 }), (from, quarters) => {
        const counted = Array.from({ length: quarters }, (_, index) => index).filter((index) =>
          inOffice(new Date(from.getTime() + index * QUARTER_MS)),
        )
        const until = new Date(from.getTime() + quarters * QUARTER_MS)

        assert.equal(workingHoursBetween(from, until, OFFICE_HOURS), counted.length / 4)
      }),
      { numRuns: 40 },
    )
  })
})

describe('public holidays', () => {
  it('are those of the Algemene termijnenwet', () => {
    const days = Array.from({ length: 365 }, (_, index) => addDays('2026-01-01', index))

    const free = days.filter(isPublicHoliday)

    const easter = ['2026-04-03', '2026-04-05', '2026-04-06']
    const spring = ['2026-04-27', '2026-05-05', '2026-05-14', '2026-05-24', '2026-05-25']
    assert.deepEqual(free, ['2026-01-01', ...easter, ...spring, '2026-12-25', '2026-12-26'])
  })
})

const QUARTER_MS = 900_000

/** On whole quarters, as the windows are. */
const anyMoment = fc
  .integer({
    min: Date.parse('2025-12-01') / QUARTER_MS,
    max: Date.parse('2028-01-31') / QUARTER_MS,
  })
  .map((quarter) => new Date(quarter * QUARTER_MS))

const anyWindow: fc.Arbitrary<Window> = fc
  .record({
    weekday: fc.integer({ min: 1, max: 7 }),
    quarter: fc.integer({ min: 0, max: 92 }),
    length: fc.integer({ min: 4, max: 60 }),
  })
  .map(({ weekday, quarter, length }) => ({
    weekday,
    from: clock(quarter),
    until: clock(Math.min(96, quarter + length)),
  }))

const anyCalendar: fc.Arbitrary<Calendar> = fc.record({
  windows: fc.array(anyWindow, { minLength: 1, maxLength: 10 }),
  onHolidays: fc.boolean(),
})

function clock(quarter: number): string {
  const [hour, minute] = [Math.floor(quarter / 4), (quarter % 4) * 15]
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** Said another way than the module does: by what the clock on the wall shows. */
function inOffice(moment: Date): boolean {
  const shown = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Amsterdam',
    weekday: 'short',
    hour: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(moment)
  const part = (wanted: string): string => shown.find(({ type }) => type === wanted)?.value ?? ''
  const hour = Number(part('hour'))
  const weekend = ['Sat', 'Sun'].includes(part('weekday'))
  return !weekend && hour >= 9 && hour < 17 && !isPublicHoliday(dayOf(moment))
}
