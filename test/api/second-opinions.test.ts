import assert from 'node:assert/strict'
import { z } from 'zod'
import { AuditEntryModel } from '../../models/audit.model.ts'
import { OfferModel } from '../../models/offer.model.ts'
import { PlaceModel } from '../../models/place.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { StayModel } from '../../models/stay.model.ts'
import { passOnReviews } from '../../server/features/offers/review.service.ts'
import { signedIn } from '../support/accounts.ts'
import { problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { Offer, offerScene, statusOf } from '../support/offer-scene.ts'
import { assertRecordedOnce, recordsOf } from '../support/records.ts'
import { offers, requests } from '../support/requests.ts'
import { reviews } from '../support/reviews.ts'
import { faultsInState } from '../support/soundness.ts'

const REASON = 'psychiatric-problems'
const EXPLANATION = 'Gezien: onrust in de nacht.'
const REFUSAL = { reason: REASON, explanation: EXPLANATION, wanted: ['psychiatric-support'] }

const reviewOf = async (offerId: string) => (await OfferModel.findById(offerId).lean())?.review
const stateOf = async (offerId: string) => {
  const offer = await OfferModel.findById(offerId).lean()
  return [offer?.status, offer?.review?.status]
}
const bookingsOf = async (placeId: string) =>
  (await PlaceModel.findById(placeId).lean())?.bookings.map(({ kind }) => kind)

describe('a refusal that is looked at again', () => {
  useDatabase()

  it('keeps the place held, and what was said of the person sealed', async () => {
    const { deps, unit, operator, answer, api } = await offerScene({ places: 1 })
    const { offerId, requestId, placeId } = await offers.open(deps, unit)

    const refused = await answer(offerId, 'refusal', REFUSAL)

    assert.equal(bodyOf(Offer, refused).status, 'contested')
    assert.deepEqual(await stateOf(offerId), ['contested', 'mitigation'])
    assert.deepEqual([await bookingsOf(placeId), await statusOf(requestId)], [['hold'], 'offered'])
    const stored = JSON.stringify([await OfferModel.find().lean(), await AuditEntryModel.find()])
    assert.doesNotMatch(stored, /onrust/)
    const Seen = z.looseObject({ explanation: z.string() })
    const seen = await api.get(`/v1/offers/${offerId}`, { as: operator })
    assert.equal(bodyOf(Seen, seen).explanation, EXPLANATION)
    await assertRecordedOnce('offer.contested', {
      ...{ by: operator, ids: { offerId, requestId }, of: requestId, reason: REASON },
    })
    assert.deepEqual(await faultsInState(), [])
  })

  it('ends with yes after all, once help was offered', async () => {
    const { deps, unit, answer } = await offerScene({ places: 1 })
    const { offerId, requestId } = await reviews.unitAgain(deps, unit)

    const accepted = await answer(offerId, 'acceptance')

    assert.equal(accepted.status, 200, accepted.text)
    assert.deepEqual(await stateOf(offerId), ['accepted', 'resolved'])
    assert.equal(await statusOf(requestId), 'placed')
    assert.deepEqual(await faultsInState(), [])
  })

  it('goes to the desk when the unit keeps to it; confirmed, the household waits with its clock', async () => {
    const { deps, api, unit, desk, answer } = await offerScene({ places: 1 })
    const { offerId, requestId } = await reviews.unitAgain(deps, unit)
    const before = await RequestModel.findById(requestId).lean()
    deps.clock.forward(30)

    const early = await api.post(`/v1/offers/${offerId}/second-opinion`, {
      ...{ as: desk, body: { decision: 'confirm', grounds: 'Ja.' } },
    })
    await answer(offerId, 'upholding')
    const given = await api.post(`/v1/offers/${offerId}/second-opinion`, {
      ...{ as: desk, body: { decision: 'confirm', grounds: 'Te zwaar voor deze groep.' } },
    })

    assert.equal(problemOf(early).name, 'wrong-state')
    assert.equal(given.status, 200, given.text)
    assert.deepEqual(await stateOf(offerId), ['declined', 'confirmed'])
    assert.deepEqual(await bookingsOf(unit.placeIds[0] ?? ''), [])
    const after = await RequestModel.findById(requestId).lean()
    assert.deepEqual(
      [after?.status, after?.waitingSince, after?.urgencyClass],
      ['waiting', before?.waitingSince, before?.urgencyClass],
    )
    assert.deepEqual(await faultsInState(), [])
  })

  it('overridden by the desk, the household is placed and other units are told', async () => {
    const { deps, api, unit, desk } = await offerScene({ places: 1 })
    const other = await makeUnit(deps, { places: 1 })
    const { offerId, requestId } = await reviews.opinion(deps, unit)
    const second = await offers.open(deps, other, { requestId })

    const given = await api.post(`/v1/offers/${offerId}/second-opinion`, {
      ...{ as: desk, body: { decision: 'override', grounds: 'Met hulp kan het.' } },
    })

    assert.equal(given.status, 200, given.text)
    assert.deepEqual(await stateOf(offerId), ['accepted', 'overridden'])
    assert.equal(
      (await OfferModel.findById(second.offerId).lean())?.answer?.code,
      'placed-elsewhere',
    )
    assert.equal(await StayModel.countDocuments({ open: true, requestId }), 1)
    const { opinion } = (await reviewOf(offerId)) ?? {}
    assert.deepEqual(
      [opinion?.mandate?.decider, opinion?.mandate?.reference],
      ['comensha', 'comensha-exclusive'],
    )
    assert.deepEqual(await faultsInState(), [])
  })

  it('is overridden only under a named mandate where somebody else decides', async () => {
    const { deps, api, desk } = await offerScene()
    const unit = await makeUnit(deps, { places: 1, facilityType: 'BW' })
    const requestId = await requests.waiting(deps)
    const externalDecision = { decider: 'college', reference: 'B-1', date: '2026-02-01' }
    const made = await api.post(`/v1/placement-requests/${requestId}/offers`, {
      as: desk,
      body: { placeId: unit.placeIds[0], from: '2026-02-02', externalDecision },
    })
    const { id } = bodyOf(Offer, made)
    await api.post(`/v1/offers/${id}/refusal`, { as: desk, body: REFUSAL })
    await api.post(`/v1/offers/${id}/mitigation`, { as: desk, body: { codes: [] } })
    const opinion = { decision: 'override', grounds: 'Het kan.' }
    const give = (body: object) => api.post(`/v1/offers/${id}/second-opinion`, { as: desk, body })

    const bare = await give(opinion)
    const named = await give({ ...opinion, mandate: { decider: 'college', reference: 'M-7' } })

    assert.equal(problemOf(bare).name, 'no-authority')
    assert.deepEqual(
      problemOf(bare).errors.map(({ pointer }) => pointer),
      ['#/mandate/decider'],
    )
    assert.equal(named.status, 200, named.text)
    assert.equal((await recordsOf('offer.overridden')).audits[0]?.reason, 'M-7')
  })

  it('is explained whenever several problems come together, and always looked at again', async () => {
    const { deps, unit, answer } = await offerScene({ places: 2 })
    const requestId = await requests.waiting(deps)
    const { offerId } = await offers.open(deps, unit, { requestId })
    await RequestModel.updateOne({ _id: requestId }, { $set: { complexity: 3 } })

    const bare = await answer(offerId, 'refusal', { reason: 'no-capacity' })
    const about = await answer(offerId, 'refusal', {
      ...{ reason: 'group-unsuitable', explanation: 'De groep is klein.' },
    })

    assert.deepEqual(
      problemOf(bare).errors.map(({ pointer }) => pointer),
      ['#/explanation'],
    )
    assert.equal(bodyOf(Offer, about).status, 'contested')
  })

  it('comes to the desk by silence, and the desk is late: to the second, once, over a weekend', async () => {
    const { deps, unit } = await offerScene({ places: 1 })
    // Friday afternoon, four o'clock: an hour of work is left, the other seven are Monday's.
    deps.clock.set('2026-03-27T15:00:00Z')
    const requestId = await requests.waiting(deps)
    const { offerId } = await reviews.mitigation(deps, unit, { requestId, from: '2026-03-27' })
    assert.equal((await reviewOf(offerId))?.dueBy?.toISOString(), '2026-03-30T14:00:00.000Z')

    deps.clock.set('2026-03-30T13:59:59Z')
    assert.equal(await passOnReviews(deps), 0)
    deps.clock.set('2026-03-30T14:00:00Z')
    assert.deepEqual([await passOnReviews(deps), await passOnReviews(deps)], [1, 0])
    assert.deepEqual(await stateOf(offerId), ['contested', 'opinion'])
    // Sixteen hours of work later: Monday's last, Tuesday's eight, Wednesday's seven.
    const due = (await reviewOf(offerId))?.dueBy
    assert.equal(due?.toISOString(), '2026-04-01T14:00:00.000Z')
    deps.clock.set('2026-04-01T14:00:00Z')
    assert.deepEqual([await passOnReviews(deps), await passOnReviews(deps)], [1, 0])

    assert.deepEqual(await stateOf(offerId), ['contested', 'opinion'])
    assert.ok((await reviewOf(offerId))?.overdueSince)
    assert.equal((await recordsOf('offer.review-overdue')).events.length, 1)
    assert.deepEqual(await faultsInState(), [])
  })
})

describe('an objection to a second opinion', () => {
  useDatabase()

  it('is decided by a colleague of who gave it; upheld, the stay is off and the clock runs on', async () => {
    const { deps, api, unit, desk, answer } = await offerScene({ places: 1 })
    const colleague = await signedIn('desk')
    const { offerId, requestId } = await reviews.opinion(deps, unit)
    await api.post(`/v1/offers/${offerId}/second-opinion`, {
      ...{ as: desk, body: { decision: 'override', grounds: 'Het kan.' } },
    })
    const grounds = { grounds: 'De nacht is niet bezet.' }

    const wrongSide = await api.post(`/v1/offers/${offerId}/appeal`, { as: desk, body: grounds })
    const objected = await answer(offerId, 'objection', grounds)
    const again = await answer(offerId, 'objection', grounds)
    const decide = (as: typeof desk) =>
      api.post(`/v1/offers/${offerId}/appeal-decision`, { as, body: { decision: 'upheld' } })
    const same = await decide(desk)
    const decided = await decide(colleague)

    assert.equal(problemOf(wrongSide).name, 'wrong-state')
    assert.deepEqual([objected.status, problemOf(again).name], [200, 'already-exists'])
    assert.deepEqual([problemOf(same).name, decided.status], ['not-allowed', 200])
    assert.deepEqual(
      [await statusOf(requestId), (await stateOf(offerId))[0]],
      ['waiting', 'lapsed'],
    )
    assert.deepEqual(await bookingsOf(unit.placeIds[0] ?? ''), [])
    assert.deepEqual(await faultsInState(), [])
  })

  it('is possible for fourteen days', async () => {
    const { deps, api, unit, desk } = await offerScene({ places: 2 })
    const { offerId } = await reviews.confirmed(deps, unit)
    const object = () =>
      api.post(`/v1/offers/${offerId}/appeal`, { as: desk, body: { grounds: 'Anders nu.' } })

    deps.clock.set('2026-02-17T12:00:00Z')
    const late = await object()
    deps.clock.set('2026-02-16T22:59:59Z')
    const inTime = await object()

    assert.deepEqual([problemOf(late).name, inTime.status], ['too-late', 200])
  })
})
