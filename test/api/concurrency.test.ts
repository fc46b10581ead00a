import assert from 'node:assert/strict'
import type { Response } from 'supertest'
import { OfferModel } from '../../models/offer.model.ts'
import { PlaceModel } from '../../models/place.model.ts'
import { StayModel } from '../../models/stay.model.ts'
import { problemOf } from '../support/api.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { Offer, offerScene } from '../support/offer-scene.ts'
import { bodyOf } from '../support/body.ts'
import { recordsOf } from '../support/records.ts'
import { offers, requests, stays } from '../support/requests.ts'
import { faultsInState } from '../support/soundness.ts'

const count = (answers: readonly Response[], status: number): number =>
  answers.filter((answer) => answer.status === status).length

/** One after another in small groups: making is not what is tested. */
async function many<T>(total: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = []
  while (made.length < total) {
    made.push(...(await Promise.all(Array.from({ length: 20 }, make))))
  }
  return made
}

describe('many people at once', () => {
  useDatabase()

  it('200 who offer one place: one holds it, 199 are told that it is taken', async function () {
    this.timeout(120_000)
    const { deps, unit, offer } = await offerScene({ places: 1 })
    const waiting = await many(200, () => requests.waiting(deps))

    const answers = await Promise.all(waiting.map((requestId) => offer(requestId)))

    assert.deepEqual([count(answers, 201), count(answers, 409)], [1, 199])
    const losers = answers.filter(({ status }) => status === 409)
    assert.deepEqual([...new Set(losers.map((one) => problemOf(one).name))], ['place-taken'])
    const place = await PlaceModel.findById(unit.placeIds[0]).lean()
    assert.equal(place?.bookings.length, 1)
    assert.equal(await OfferModel.countDocuments(), 1)
    const { audits, events } = await recordsOf('offer.made')
    assert.deepEqual([audits.length, events.length], [1, 1])
    assert.deepEqual(await faultsInState(), [])
  })

  it('50 who answer one offer, yes and no: one counts', async function () {
    this.timeout(60_000)
    const { deps, unit, answer } = await offerScene({ places: 1 })
    const { offerId } = await offers.open(deps, unit)
    const refusal = { reason: 'no-capacity' }
    const yesOrNo = (index: number): Promise<Response> =>
      index % 2 === 0 ? answer(offerId, 'acceptance') : answer(offerId, 'refusal', refusal)

    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => yesOrNo(index)))

    assert.deepEqual([count(answers, 200), count(answers, 409)], [1, 49])
    const [yes, no] = [await recordsOf('offer.accepted'), await recordsOf('offer.declined')]
    assert.equal(yes.audits.length + no.audits.length, 1)
    assert.equal(yes.events.length + no.events.length, 1)
    assert.equal(await StayModel.countDocuments(), yes.events.length)
    assert.deepEqual(await faultsInState(), [])
  })

  it('two units that accept one household: one gets it', async () => {
    const { api, deps, desk, unit } = await offerScene({ places: 1 })
    const other = await makeUnit(deps, { places: 1 })
    const { offerId, requestId } = await offers.open(deps, unit)
    const second = await offers.open(deps, other, { requestId })

    const answers = await Promise.all(
      [offerId, second.offerId].map((id) => api.post(`/v1/offers/${id}/acceptance`, { as: desk })),
    )

    assert.deepEqual([count(answers, 200), count(answers, 409)], [1, 1])
    assert.equal(await StayModel.countDocuments({ open: true }), 1)
    assert.deepEqual(await faultsInState(), [])
  })

  it('two who offer the last room a unit has staff for, on different places: one may', async () => {
    const { deps, unit, offer } = await offerScene({ places: 2, staffed: 1 })
    const waiting = await many(20, () => requests.waiting(deps))

    const answers = await Promise.all(
      waiting.map((requestId, index) => offer(requestId, { placeId: unit.placeIds[index % 2] })),
    )

    assert.deepEqual([count(answers, 201), count(answers, 409)], [1, 19])
  })

  it('one call sent five times at once with one idempotency key: done once, answered five times', async () => {
    const { api, deps, desk, unit } = await offerScene({ places: 1 })
    const requestId = await requests.waiting(deps)
    const path = `/v1/placement-requests/${requestId}/offers`
    const call = { as: desk, body: { placeId: unit.placeIds[0], from: '2026-02-02' }, key: 'k-1' }

    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => api.post(path, call)))

    const ids = answers.map((answer) => bodyOf(Offer, answer).id)
    assert.equal(new Set(ids).size, 1)
    assert.equal(count(answers, 201), 5)
    assert.equal(await OfferModel.countDocuments(), 1)
  })

  it('an arrival and a non-arrival of one stay: one counts', async () => {
    const { api, deps, operator, unit } = await offerScene({ places: 1 })
    const { stayId } = await stays.planned(deps, unit)
    const post = (path: string, body?: object) =>
      api.post(`/v1/stays/${stayId}/${path}`, { as: operator, body })

    const answers = await Promise.all([
      post('arrival'),
      post('non-arrival', { reason: 'out-of-contact' }),
    ])

    assert.deepEqual([count(answers, 200), count(answers, 409)], [1, 1])
    assert.deepEqual(await faultsInState(), [])
  })

  it('a withdrawal and an acceptance: the household ends in one state', async () => {
    const { api, deps, desk, unit, answer } = await offerScene({ places: 1 })
    const { offerId, requestId } = await offers.open(deps, unit)
    const path = `/v1/placement-requests/${requestId}/withdrawal`

    const answers = await Promise.all([
      answer(offerId, 'acceptance'),
      api.post(path, { as: desk, body: { reason: 'own-solution' } }),
    ])

    assert.equal(answers[1].status, 200, 'a placed request can be withdrawn too')
    assert.deepEqual(await faultsInState(), [])
    assert.deepEqual((await PlaceModel.findById(unit.placeIds[0]).lean())?.bookings, [])
  })
})
