import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { StoredBooking } from '../../models/place.model.ts'
import type { CountedPlace } from '../../server/features/capacity/numbers.ts'
import { countCapacity, countSeats, placeState } from '../../server/features/capacity/numbers.ts'

const TODAY = '2026-02-10'

function place(bookings: StoredBooking[], own: Partial<CountedPlace> = {}): CountedPlace {
  return { kind: 'room', validFrom: '2020-01-01', validUntil: '9999-12-31', bookings, ...own }
}

const booking = (kind: StoredBooking['kind'], from: string, until: string, own: object = {}) => ({
  ...{ id: `${kind}-${from}`, kind, from, until },
  ...own,
})

describe('what a place is on a night', () => {
  const there = { present: true }
  const left = { present: false }
  const states: [title: string, bookings: StoredBooking[], night: string, state: string][] = [
    ['free when nothing is booked', [], TODAY, 'free'],
    ['held by an open offer', [booking('hold', TODAY, '2026-02-12')], TODAY, 'held'],
    ['held by somebody who is expected', [booking('stay', TODAY, '2026-02-12')], TODAY, 'held'],
    [
      'occupied by who is there',
      [booking('stay', '2026-02-01', '2026-03-01', there)],
      TODAY,
      'occupied',
    ],
    ['free on the day of leaving', [booking('stay', '2026-02-01', TODAY, left)], TODAY, 'free'],
    [
      'occupied past the planned end',
      [booking('stay', '2026-02-01', '2026-02-05', there)],
      TODAY,
      'occupied',
    ],
    [
      'not occupied by them on later nights',
      [booking('stay', '2026-02-01', '2026-02-05', there)],
      '2026-02-11',
      'free',
    ],
    [
      'occupied on a past night that was slept',
      [booking('stay', '2026-02-01', '2026-02-05', left)],
      '2026-02-04',
      'occupied',
    ],
    ['closed', [booking('closure', TODAY, '9999-12-31')], TODAY, 'closed'],
    ['closed for turnaround', [booking('turnaround', TODAY, '2026-02-11')], TODAY, 'closed'],
    ['free on the night a booking ends', [booking('closure', '2026-02-01', TODAY)], TODAY, 'free'],
  ]
  for (const [title, bookings, night, state] of states) {
    it(title, () => {
      assert.equal(placeState(place(bookings), night, TODAY), state)
    })
  }
})

describe('capacity of a unit', () => {
  const night = { night: TODAY, today: TODAY }
  const unit = { staffed: 3, funded: 4 }

  it('leaves out what is archived, not yet there, no longer there, or a seat', () => {
    const places = [
      place([]),
      place([], { archivedAt: new Date(0) }),
      place([], { validFrom: '2026-02-11' }),
      place([], { validUntil: TODAY }),
      place([], { kind: 'seat', programme: 'trauma' }),
    ]

    const { physical, available } = countCapacity(unit, places, night)

    assert.deepEqual([physical, available], [1, 1])
  })

  it('counts seats per programme, apart', () => {
    const own = { kind: 'seat', programme: 'trauma' } as const
    const seats = [place([booking('hold', TODAY, '2026-02-12')], own), place([], own)]

    assert.deepEqual(countSeats(seats, TODAY, TODAY), [{ programme: 'trauma', seats: 2, free: 1 }])
  })

  const anyPlace = fc
    .constantFrom<[StoredBooking['kind'], object] | undefined>(
      undefined,
      ['hold', {}],
      ['stay', {}],
      ['stay', { present: true }],
      ['closure', {}],
      ['turnaround', {}],
    )
    .map((one) => place(one ? [booking(one[0], '2026-02-01', '2026-03-01', one[1])] : []))

  it('is never below zero nor above places, staff and money, and adds up', () => {
    const anyUnit = fc.record({ staffed: fc.nat(8), funded: fc.nat(8) })

    fc.assert(
      fc.property(anyUnit, fc.array(anyPlace, { maxLength: 8 }), (some, places) => {
        const { physical, occupied, held, closed, available } = countCapacity(some, places, night)
        const usable = Math.min(physical - closed, some.staffed, some.funded)
        assert.ok(available >= 0 && available <= usable)
        assert.ok(occupied + held + closed <= physical)
        assert.equal(available, Math.max(0, usable - occupied - held))
      }),
    )
  })

  it('does not depend on the order of the places', () => {
    fc.assert(
      fc.property(fc.array(anyPlace, { maxLength: 8 }), (places) => {
        const turned = countCapacity(unit, places.toReversed(), night)
        assert.deepEqual(turned, countCapacity(unit, places, night))
      }),
    )
  })
})
