import assert from 'node:assert/strict'
import { OfferModel } from '../../models/offer.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { StayModel } from '../../models/stay.model.ts'
import { signedIn } from '../support/accounts.ts'
import { problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { numbersOf } from '../support/numbers.ts'
import { statusOf } from '../support/offer-scene.ts'
import { assertRecordedOnce } from '../support/records.ts'
import { stays } from '../support/requests.ts'
import { faultsInState } from '../support/soundness.ts'
import { Stay, stayScene } from '../support/stay-scene.ts'
import { TODAY } from '../support/test-deps.ts'

describe('arriving', () => {
  useDatabase()

  it('occupies the place and closes the request', async () => {
    const { deps, api, unit, operator, act } = await stayScene({ places: 1 })
    const { stayId, requestId, offerId } = await stays.planned(deps, unit)

    const answer = await act(stayId, 'arrival')

    assert.equal(bodyOf(Stay, answer).status, 'arrived')
    const { occupied, held } = await numbersOf(api, unit.unitId, operator)
    assert.deepEqual([occupied, held], [1, 0])
    const request = await RequestModel.findById(requestId).lean()
    assert.deepEqual(
      [request?.status, request?.live, request?.ending?.code],
      ['closed', false, 'placed'],
    )
    const ids = { stayId, requestId, offerId }
    await assertRecordedOnce('stay.arrived', { by: operator, ids, of: requestId })
  })

  it('before the planned day moves the stay forward', async () => {
    const { deps, unit, act, nights } = await stayScene({ places: 1 })
    const { stayId, placeId } = await stays.planned(deps, unit, { from: '2026-02-10' })

    const answer = await act(stayId, 'arrival')

    assert.equal(bodyOf(Stay, answer).from, TODAY)
    assert.deepEqual(await nights(placeId), [`stay ${TODAY} 2026-08-10`])
    assert.deepEqual(await faultsInState(), [])
  })

  it('before the planned day is refused while somebody else has the nights before', async () => {
    const { deps, unit, act, nights } = await stayScene({ places: 1 })
    await stays.arrived(deps, unit, { until: '2026-02-10' })
    const { stayId, placeId } = await stays.planned(deps, unit, { from: '2026-02-10' })
    const before = await nights(placeId)

    const answer = await act(stayId, 'arrival')

    assert.equal(problemOf(answer).name, 'place-taken')
    assert.deepEqual(await nights(placeId), before)
    assert.equal((await StayModel.findById(stayId).lean())?.status, 'planned')
  })

  it('on the planned day is refused while the one before is still there', async () => {
    const { deps, unit, act } = await stayScene({ places: 1 })
    const first = await stays.arrived(deps, unit, { until: '2026-02-10' })
    const next = await stays.planned(deps, unit, { from: '2026-02-10' })
    deps.clock.set('2026-02-10T12:00:00Z')

    const tooSoon = await act(next.stayId, 'arrival')
    await act(first.stayId, 'departure', { destination: 'own-home' })
    const inTurn = await act(next.stayId, 'arrival')

    assert.equal(problemOf(tooSoon).name, 'place-taken')
    assert.equal(inTurn.status, 200, inTurn.text)
    assert.deepEqual(await faultsInState(), [])
  })

  it('twice is refused, saying what it would have to be', async () => {
    const { deps, unit, act } = await stayScene()
    const { stayId } = await stays.arrived(deps, unit)

    const answer = await act(stayId, 'arrival')

    assert.match(problemOf(answer).detail, /is arrived.*planned/)
  })

  it('is for the house itself: others are told there is no such stay', async () => {
    const { deps, api, unit } = await stayScene()
    const { stayId } = await stays.planned(deps, unit)
    const stranger = await signedIn('operator')

    assert.equal((await api.post(`/v1/stays/${stayId}/arrival`, { as: stranger })).status, 404)
  })
})

describe('not arriving', () => {
  useDatabase()

  it('frees the place and puts the household back with the clock it had', async () => {
    const { deps, unit, operator, act, nights } = await stayScene({ places: 1, seats: 1 })
    const own = { seatIds: unit.seatIds }
    const { stayId, requestId, offerId, placeId } = await stays.planned(deps, unit, own)
    const before = await RequestModel.findById(requestId).lean()
    deps.clock.set('2026-02-09T12:00:00Z')

    const answer = await act(stayId, 'non-arrival', { reason: 'out-of-contact' })

    assert.equal(bodyOf(Stay, answer).status, 'not-arrived')
    const after = await RequestModel.findById(requestId).lean()
    assert.equal(after?.status, 'waiting')
    assert.deepEqual(
      [after.waitingSince, after.submittedAt, after.urgencyClass],
      [before?.waitingSince, before?.submittedAt, before?.urgencyClass],
    )
    assert.deepEqual([await nights(placeId), await nights(unit.seatIds[0] ?? '')], [[], []])
    assert.equal((await OfferModel.findById(offerId).lean())?.status, 'lapsed')
    const ids = { stayId, requestId, offerId }
    const reason = 'out-of-contact'
    await assertRecordedOnce('stay.not-arrived', { by: operator, ids, of: requestId, reason })
    assert.deepEqual(await faultsInState(), [])
  })

  it('lets the household be offered and placed again', async () => {
    const { deps, unit, act } = await stayScene({ places: 1 })
    const { stayId, requestId } = await stays.planned(deps, unit)
    await act(stayId, 'non-arrival', { reason: 'out-of-contact' })

    await stays.arrived(deps, unit, { requestId })

    assert.equal(await statusOf(requestId), 'closed')
    assert.deepEqual(await faultsInState(), [])
  })
})
