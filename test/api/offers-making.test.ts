import assert from 'node:assert/strict'
import { OfferModel } from '../../models/offer.model.ts'
import { PlaceModel } from '../../models/place.model.ts'
import { problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { Offer, offerScene, statusOf } from '../support/offer-scene.ts'
import { assertRecordedOnce, recordsOf } from '../support/records.ts'
import { offers, requests, stays } from '../support/requests.ts'
import { faultsInState } from '../support/soundness.ts'
import { TODAY } from '../support/test-deps.ts'

describe('making an offer', () => {
  useDatabase()

  it('holds the place for the norm of the facility type, and is recorded', async () => {
    const { deps, desk, unit, offer } = await offerScene()
    const requestId = await requests.waiting(deps)

    const answer = await offer(requestId)

    assert.equal(answer.status, 201, answer.text)
    const { id, until, answerBy } = bodyOf(Offer, answer)
    assert.equal(until, '2026-08-02')
    assert.equal(answerBy, '2026-02-03T12:00:00.000Z')
    const place = await PlaceModel.findById(unit.placeIds[0]).lean()
    assert.deepEqual(
      place?.bookings.map(({ id: booking, kind, from }) => [booking, kind, from]),
      [[id, 'hold', TODAY]],
    )
    assert.equal(await statusOf(requestId), 'offered')
    const ids = { offerId: id, requestId }
    await assertRecordedOnce('offer.made', { by: desk, ids, of: requestId, reason: 'desk' })
  })

  it('of a place with its seats holds all of them', async () => {
    const { deps, unit, offer } = await offerScene({ places: 1, seats: 2 })

    const answer = await offer(await requests.waiting(deps), { seatIds: unit.seatIds })

    assert.deepEqual(bodyOf(Offer, answer).placeIds, [...unit.placeIds, ...unit.seatIds])
    assert.deepEqual(await faultsInState(), [])
  })

  it('holds nothing when one seat is taken', async () => {
    const { deps, unit, offer } = await offerScene({ places: 2, seats: 1 })
    await offers.open(deps, unit, { seatIds: unit.seatIds })
    const requestId = await requests.waiting(deps)

    const answer = await offer(requestId, { placeId: unit.placeIds[1], seatIds: unit.seatIds })

    assert.equal(problemOf(answer).name, 'place-taken')
    assert.deepEqual((await PlaceModel.findById(unit.placeIds[1]).lean())?.bookings, [])
    assert.equal(await statusOf(requestId), 'waiting')
    assert.equal(await OfferModel.countDocuments({ requestId }), 0)
  })

  it('refuses a seat as the place, and a place as a seat', async () => {
    const { deps, unit, offer } = await offerScene({ places: 2, seats: 1 })
    const requestId = await requests.waiting(deps)

    const wrongSeat = await offer(requestId, { seatIds: [unit.placeIds[1]] })
    const wrongPlace = await offer(requestId, { placeId: unit.seatIds[0] })

    assert.deepEqual(
      problemOf(wrongSeat).errors.map(({ pointer }) => pointer),
      ['#/seatIds/0'],
    )
    assert.ok([400, 404].includes(wrongPlace.status), wrongPlace.text)
  })

  it('refuses a day in the past and an end before its beginning', async () => {
    const { deps, offer } = await offerScene()

    const answer = await offer(await requests.waiting(deps), {
      from: '2026-02-01',
      until: '2026-01-01',
    })

    const pointers = problemOf(answer).errors.map(({ pointer }) => pointer)
    assert.deepEqual(pointers, ['#/from', '#/until'])
  })

  it('refuses tonight while somebody is there past the planned end', async () => {
    const { deps, unit, offer } = await offerScene({ places: 1 })
    await stays.arrived(deps, unit)
    deps.clock.set('2026-09-01T12:00:00Z')

    const answer = await offer(await requests.waiting(deps), { from: '2026-09-01' })

    assert.equal(problemOf(answer).name, 'place-taken')
  })

  it('refuses a request that is not waiting, saying what it would have to be', async () => {
    const { deps, offer } = await offerScene()

    const answer = await offer(await requests.submitted(deps))

    const { name, detail } = problemOf(answer)
    assert.equal(name, 'wrong-state')
    assert.match(detail, /is submitted.*waiting or offered/)
  })

  it('refuses a place that a rule blocks, naming each rule', async () => {
    const { deps, offer } = await offerScene()
    const safety = { threatLevel: 'laag', forbiddenAreas: ['municipality:amsterdam'] } as const
    const content = { safety: { ...safety, forbiddenAreas: [...safety.forbiddenAreas] } }
    const requestId = await requests.waiting(deps, { content })

    const answer = await offer(requestId)

    assert.equal(problemOf(answer).name, 'place-blocked')
    assert.match(JSON.stringify(problemOf(answer).errors), /setAside/)
  })

  it('sent twice with one idempotency key is made once', async () => {
    const { deps, api, desk, unit } = await offerScene()
    const requestId = await requests.waiting(deps)
    const path = `/v1/placement-requests/${requestId}/offers`
    const call = { as: desk, body: { placeId: unit.placeIds[0], from: TODAY }, key: 'one' }

    const first = await api.post(path, call)
    const second = await api.post(path, call)

    assert.deepEqual([first.status, second.status], [201, 201], second.text)
    assert.equal(bodyOf(Offer, second).id, bodyOf(Offer, first).id)
    assert.equal((await recordsOf('offer.made')).events.length, 1)
  })
})
