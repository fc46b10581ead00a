import assert from 'node:assert/strict'
import { OfferModel } from '../../models/offer.model.ts'
import { PlaceModel } from '../../models/place.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { StayModel } from '../../models/stay.model.ts'
import { signedIn } from '../support/accounts.ts'
import { problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { Offer, offerScene, statusOf } from '../support/offer-scene.ts'
import { assertRecordedOnce, recordsOf } from '../support/records.ts'
import { offers, requests } from '../support/requests.ts'
import { faultsInState } from '../support/soundness.ts'
import { TODAY } from '../support/test-deps.ts'

describe('answering an offer', () => {
  useDatabase()

  it('with yes plans the stay on the place that was held', async () => {
    const { deps, unit, operator, answer } = await offerScene()
    const { offerId, requestId, placeId } = await offers.open(deps, unit)

    const accepted = await answer(offerId, 'acceptance')

    assert.equal(accepted.status, 200)
    const { status, stayId = '' } = bodyOf(Offer, accepted)
    assert.equal(status, 'accepted')
    const stay = await StayModel.findById(stayId).lean()
    assert.deepEqual([stay?.status, stay?.open, stay?.from], ['planned', true, TODAY])
    assert.equal((await PlaceModel.findById(placeId).lean())?.bookings[0]?.kind, 'stay')
    assert.equal(await statusOf(requestId), 'placed')
    const ids = { offerId, requestId, stayId }
    await assertRecordedOnce('offer.accepted', { by: operator, ids, of: requestId })
  })

  it('with yes withdraws the other offers, frees their places and tells why', async () => {
    const { deps, unit, answer } = await offerScene({ places: 1 })
    const other = await makeUnit(deps, { places: 1 })
    const { offerId, requestId } = await offers.open(deps, unit)
    const second = await offers.open(deps, other, { requestId })

    await answer(offerId, 'acceptance')

    const withdrawn = await OfferModel.findById(second.offerId).lean()
    assert.deepEqual(
      [withdrawn?.status, withdrawn?.answer?.code],
      ['withdrawn', 'placed-elsewhere'],
    )
    assert.deepEqual((await PlaceModel.findById(other.placeIds[0]).lean())?.bookings, [])
    const { audits } = await recordsOf('offer.withdrawn')
    assert.deepEqual(
      audits.map(({ reason }) => reason),
      ['placed-elsewhere'],
    )
    assert.deepEqual(await faultsInState(), [])
  })

  it('with no frees the place and keeps the clock', async () => {
    const { deps, unit, operator, answer } = await offerScene()
    const requestId = await requests.waiting(deps)
    deps.clock.set('2026-02-10T12:00:00Z')
    const before = await RequestModel.findById(requestId).lean()
    const { offerId } = await offers.open(deps, unit, { requestId, from: '2026-02-10' })

    const refused = await answer(offerId, 'refusal', { reason: 'no-capacity' })

    assert.equal(bodyOf(Offer, refused).status, 'declined')
    const after = await RequestModel.findById(requestId).lean()
    assert.equal(after?.status, 'waiting')
    assert.equal(after.waitingSince, before?.waitingSince)
    assert.equal(after.urgencyClass, before?.urgencyClass)
    assert.deepEqual((await PlaceModel.findById(unit.placeIds[0]).lean())?.bookings, [])
    const ids = { offerId, requestId }
    await assertRecordedOnce('offer.declined', {
      by: operator,
      ids,
      of: requestId,
      reason: 'no-capacity',
    })
  })

  it('with no needs an explanation where a second person will look at it', async () => {
    const { deps, unit, answer } = await offerScene()
    const { offerId } = await offers.open(deps, unit)

    const bare = await answer(offerId, 'refusal', { reason: 'active-addiction' })
    const explanation = 'Seen in two talks; detox was tried.'
    const explained = await answer(offerId, 'refusal', { reason: 'active-addiction', explanation })

    assert.deepEqual(
      problemOf(bare).errors.map(({ pointer }) => pointer),
      ['#/explanation'],
    )
    assert.equal(explained.status, 200)
    assert.doesNotMatch(JSON.stringify(await OfferModel.findById(offerId).lean()), /detox/)
    const { audits } = await recordsOf('offer.declined')
    assert.doesNotMatch(JSON.stringify(audits), /detox/)
  })

  it('keeps the request offered while another offer is open', async () => {
    const { deps, unit, answer } = await offerScene({ places: 2 })
    const { offerId, requestId } = await offers.open(deps, unit)
    await offers.open(deps, unit, { requestId, placeId: unit.placeIds[1] ?? '' })

    await answer(offerId, 'refusal', { reason: 'no-capacity' })

    assert.equal(await statusOf(requestId), 'offered')
    assert.deepEqual(await faultsInState(), [])
  })

  it('comes too late when the time is over, whether or not the job has run', async () => {
    const { deps, unit, answer } = await offerScene()
    const { offerId } = await offers.open(deps, unit)
    deps.clock.forward(24 * 60)

    const late = await answer(offerId, 'acceptance')

    assert.equal(problemOf(late).name, 'offer-expired')
    assert.equal((await OfferModel.findById(offerId).lean())?.status, 'open')
  })

  it('a second time is refused', async () => {
    const { deps, unit, answer } = await offerScene()
    const { offerId } = await offers.open(deps, unit)
    await answer(offerId, 'acceptance')

    const again = await answer(offerId, 'refusal', { reason: 'no-capacity' })

    assert.equal(problemOf(again).name, 'offer-already-answered')
  })

  it('is for the unit that was asked: others are told there is no such offer', async () => {
    const { deps, api, unit } = await offerScene()
    const { offerId } = await offers.open(deps, unit)
    const stranger = await signedIn('operator')

    const answer = await api.post(`/v1/offers/${offerId}/acceptance`, { as: stranger })

    assert.equal(answer.status, 404)
  })
})

describe('withdrawing an offer', () => {
  useDatabase()

  it('frees the place and puts the request back', async () => {
    const { deps, api, desk, unit } = await offerScene()
    const { offerId, requestId } = await offers.open(deps, unit)
    const body = { reason: 'place-closed' }

    const answer = await api.post(`/v1/offers/${offerId}/withdrawal`, { as: desk, body })

    assert.equal(bodyOf(Offer, answer).status, 'withdrawn')
    assert.equal(await statusOf(requestId), 'waiting')
    assert.deepEqual(await faultsInState(), [])
    const ids = { offerId, requestId }
    await assertRecordedOnce('offer.withdrawn', {
      by: desk,
      ids,
      of: requestId,
      reason: 'place-closed',
    })
  })
})
