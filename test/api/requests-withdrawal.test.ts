import assert from 'node:assert/strict'
import { OfferModel } from '../../models/offer.model.ts'
import { PlaceModel } from '../../models/place.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { StayModel } from '../../models/stay.model.ts'
import { signedIn } from '../support/accounts.ts'
import { problemOf } from '../support/api.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { offerScene, statusOf } from '../support/offer-scene.ts'
import { assertRecordedOnce, recordsOf } from '../support/records.ts'
import { offers, requests, stays } from '../support/requests.ts'
import { faultsInState } from '../support/soundness.ts'

async function scene() {
  const made = await offerScene({ places: 1, seats: 1 })
  const { api, desk } = made
  const withdraw = (id: string, reason = 'own-solution') =>
    api.post(`/v1/placement-requests/${id}/withdrawal`, { as: desk, body: { reason } })
  return { ...made, withdraw }
}

describe('withdrawing a request', () => {
  useDatabase()

  it('ends every open offer and frees places and seats', async () => {
    const { deps, unit, desk, withdraw } = await scene()
    const other = await makeUnit(deps)
    const { requestId } = await offers.open(deps, unit, { seatIds: unit.seatIds })
    await offers.open(deps, other, { requestId })

    const answer = await withdraw(requestId)

    assert.equal(answer.status, 200, answer.text)
    assert.equal(await statusOf(requestId), 'withdrawn')
    const ended = await OfferModel.find().lean()
    assert.deepEqual(
      ended.map(({ status, answer: why }) => [status, why?.code]),
      Array(2).fill(['withdrawn', 'request-withdrawn']),
    )
    assert.equal(await PlaceModel.countDocuments({ 'bookings.0': { $exists: true } }), 0)
    const ids = { requestId }
    const reason = 'own-solution'
    await assertRecordedOnce('request.withdrawn', { by: desk, ids, of: requestId, reason })
    assert.equal((await recordsOf('offer.withdrawn')).events.length, 2)
    assert.deepEqual(await faultsInState(), [])
  })

  it('cancels a planned stay, says so, and lets its offer lapse', async () => {
    const { deps, unit, desk, withdraw } = await scene()
    const { requestId, stayId, offerId } = await stays.planned(deps, unit, {
      seatIds: unit.seatIds,
    })

    await withdraw(requestId)

    assert.equal((await StayModel.findById(stayId).lean())?.status, 'cancelled')
    assert.equal((await OfferModel.findById(offerId).lean())?.status, 'lapsed')
    assert.equal(await PlaceModel.countDocuments({ 'bookings.0': { $exists: true } }), 0)
    await assertRecordedOnce('stay.cancelled', {
      by: desk,
      ids: { stayId, requestId },
      of: requestId,
    })
    assert.deepEqual(await faultsInState(), [])
  })

  it('is too late once the household has arrived', async () => {
    const { deps, unit, withdraw } = await scene()
    const { requestId, stayId } = await stays.arrived(deps, unit)

    const answer = await withdraw(requestId)

    assert.equal(problemOf(answer).name, 'wrong-state')
    assert.equal((await StayModel.findById(stayId).lean())?.status, 'arrived')
  })

  it('makes room for a new request of the same case', async () => {
    const { deps, withdraw, api, unit } = await scene()
    const requestId = await requests.waiting(deps)
    await withdraw(requestId)
    const request = await RequestModel.findById(requestId).lean()
    const organisationId = String(request?.organisationId)
    const coordinator = await signedIn('coordinator', { organisationId })

    const body = { region: unit.region, caseId: String(request?.caseId) }
    const answer = await api.post('/v1/placement-requests', { as: coordinator, body })

    assert.equal(answer.status, 201, answer.text)
  })

  it('needs a reason of a withdrawal', async () => {
    const { deps, withdraw } = await scene()

    const answer = await withdraw(await requests.waiting(deps), 'no-capacity')

    assert.equal(answer.status, 400)
  })
})
