import assert from 'node:assert/strict'
import { StayModel } from '../../models/stay.model.ts'
import { problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { assertRecordedOnce } from '../support/records.ts'
import { offers, stays } from '../support/requests.ts'
import { faultsInState } from '../support/soundness.ts'
import { Stay, stayScene } from '../support/stay-scene.ts'

describe('leaving', () => {
  useDatabase()

  it('trims the stay and closes the place for turnaround; a seat is free the same day', async () => {
    const { deps, unit, operator, act, nights } = await stayScene({
      places: 1,
      seats: 1,
      turnaroundDays: 2,
    })
    const { seatIds } = unit
    const { stayId, requestId, placeId, offerId } = await stays.arrived(deps, unit, { seatIds })
    deps.clock.set('2026-02-05T12:00:00Z')

    const answer = await act(stayId, 'departure', { destination: 'own-home' })

    assert.equal(bodyOf(Stay, answer).status, 'departed')
    const expected = ['stay 2026-02-02 2026-02-05', 'turnaround 2026-02-05 2026-02-07']
    assert.deepEqual(await nights(placeId), expected)
    assert.deepEqual(await nights(seatIds[0] ?? ''), ['stay 2026-02-02 2026-02-05'])
    const ids = { stayId, requestId, offerId }
    const reason = 'own-home'
    await assertRecordedOnce('stay.departed', { by: operator, ids, of: requestId, reason })
  })

  it('on the day of arrival leaves no night behind', async () => {
    const { deps, unit, act, nights } = await stayScene({ places: 1 })
    const { stayId, placeId } = await stays.arrived(deps, unit)

    await act(stayId, 'departure', { destination: 'own-home' })

    assert.deepEqual(await nights(placeId), [])
  })

  it('shortens turnaround when the next household comes sooner', async () => {
    const { deps, unit, act, nights } = await stayScene({ places: 1, turnaroundDays: 5 })
    const { stayId, placeId } = await stays.arrived(deps, unit, { until: '2026-02-06' })
    await stays.planned(deps, unit, { from: '2026-02-07', until: '2026-03-01' })
    deps.clock.set('2026-02-06T12:00:00Z')

    await act(stayId, 'departure', { destination: 'own-home' })

    assert.deepEqual((await nights(placeId))?.toSorted(), [
      'stay 2026-02-02 2026-02-06',
      'stay 2026-02-07 2026-03-01',
      'turnaround 2026-02-06 2026-02-07',
    ])
  })

  it('after an overstay into somebody else’s nights never takes those nights', async () => {
    const { deps, unit, act, nights } = await stayScene({ places: 1 })
    const { stayId, placeId } = await stays.arrived(deps, unit, { until: '2026-02-06' })
    await stays.planned(deps, unit, { from: '2026-02-07', until: '2026-03-01' })
    deps.clock.set('2026-02-09T12:00:00Z')

    const answer = await act(stayId, 'departure', { destination: 'own-home' })

    assert.equal(answer.status, 200)
    assert.deepEqual((await nights(placeId))?.toSorted(), [
      'stay 2026-02-02 2026-02-07',
      'stay 2026-02-07 2026-03-01',
    ])
    assert.equal((await StayModel.findById(stayId).lean())?.departedOn, '2026-02-09')
  })

  it('is refused on a day outside the stay', async () => {
    const { deps, unit, act } = await stayScene()
    const { stayId } = await stays.arrived(deps, unit)

    const statuses = []
    for (const on of ['2026-02-01', '2026-02-03']) {
      statuses.push((await act(stayId, 'departure', { destination: 'own-home', on })).status)
    }

    assert.deepEqual(statuses, [400, 400])
  })
})

describe('extending a stay', () => {
  useDatabase()

  it('takes the added nights of every place', async () => {
    const { deps, unit, operator, act, nights } = await stayScene({ places: 1, seats: 1 })
    const own = { seatIds: unit.seatIds, until: '2026-02-10' }
    const { stayId, requestId, placeId } = await stays.arrived(deps, unit, own)

    const answer = await act(stayId, 'extension', { until: '2026-02-20' })

    assert.equal(bodyOf(Stay, answer).until, '2026-02-20')
    const expected = ['stay 2026-02-02 2026-02-20']
    assert.deepEqual(
      [await nights(placeId), await nights(unit.seatIds[0] ?? '')],
      [expected, expected],
    )
    await assertRecordedOnce('stay.extended', { by: operator, ids: { stayId }, of: requestId })
  })

  it('into somebody else’s booking is refused, and nothing is longer', async () => {
    const { deps, unit, act, nights } = await stayScene({ places: 1 })
    const { stayId, placeId } = await stays.arrived(deps, unit, { until: '2026-02-10' })
    await offers.open(deps, unit, { from: '2026-02-15', until: '2026-02-20' })
    const before = await nights(placeId)

    const answer = await act(stayId, 'extension', { until: '2026-02-16' })
    const upTo = await act(stayId, 'extension', { until: '2026-02-15' })

    assert.equal(problemOf(answer).name, 'place-taken')
    assert.deepEqual(before?.[0], 'stay 2026-02-02 2026-02-10')
    assert.equal(upTo.status, 200)
    assert.deepEqual(await faultsInState(), [])
  })

  it('is refused when it would not be longer, or when the stay has ended', async () => {
    const { deps, unit, act } = await stayScene({ places: 1 })
    const { stayId } = await stays.arrived(deps, unit, { until: '2026-02-10' })

    const same = await act(stayId, 'extension', { until: '2026-02-10' })
    await act(stayId, 'departure', { destination: 'own-home' })
    const ended = await act(stayId, 'extension', { until: '2026-02-20' })

    assert.deepEqual([same.status, problemOf(ended).name], [400, 'wrong-state'])
  })
})
