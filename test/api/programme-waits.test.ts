import assert from 'node:assert/strict'
import { z } from 'zod'
import { OfferModel } from '../../models/offer.model.ts'
import { PlaceModel } from '../../models/place.model.ts'
import { ProgrammeWaitModel } from '../../models/programme-wait.model.ts'
import { StayModel } from '../../models/stay.model.ts'
import { OutboxEventModel } from '../../models/outbox-event.model.ts'
import { AuditEntryModel } from '../../models/audit.model.ts'
import { problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { Offer, statusOf } from '../support/offer-scene.ts'
import { makeUnit } from '../support/landscape.ts'
import { requests, stays } from '../support/requests.ts'
import { faultsInState } from '../support/soundness.ts'
import { stayScene } from '../support/stay-scene.ts'
import { TODAY } from '../support/test-deps.ts'

const Wait = z.looseObject({
  id: z.string(),
  status: z.string(),
  position: z.number().optional(),
  openOffers: z.number(),
})
const Waits = z.object({ items: z.array(Wait) })

/** A house with beds, a programme elsewhere with seats, and the desk. */
async function scene({ seats = 1, ambulant = true } = {}) {
  const made = await stayScene({ places: 3, turnaroundDays: 2 })
  const { api, deps, desk, unit } = made
  const programme = await makeUnit(deps, {
    ...{ places: 0, seats, ambulant, staffed: 0, funded: 0 },
    ...{ organisationId: unit.organisationId, turnaroundDays: 2 },
  })
  const ask = (requestId: string, kind = 'trauma') =>
    api.post(`/v1/placement-requests/${requestId}/programme-waits`, {
      ...{ as: desk, body: { programme: kind } },
    })
  const waitsOf = async (requestId: string) => {
    const path = `/v1/placement-requests/${requestId}/programme-waits`
    return bodyOf(Waits, await api.get(path, { as: desk })).items
  }
  const offerSeat = (requestId: string, placeId = programme.seatIds[0]) =>
    made.offer(requestId, { placeId, from: TODAY })
  const takeSeat = async (requestId: string) => {
    const { id } = bodyOf(Offer, await offerSeat(requestId))
    const { stayId = '' } = bodyOf(Offer, await made.answer(id, 'acceptance'))
    await made.act(stayId, 'arrival')
    return stayId
  }
  return { ...made, programme, ask, waitsOf, offerSeat, takeSeat }
}

describe('waiting for a programme seat by itself', () => {
  useDatabase()

  it('of who waits for a place leaves that request as it is', async () => {
    const { deps, ask, offerSeat, answer, act, waitsOf, takeSeat, programme } = await scene()
    const requestId = await requests.waiting(deps)

    assert.equal(bodyOf(Wait, await ask(requestId)).position, 1)
    const offer = bodyOf(Offer, await offerSeat(requestId))
    assert.deepEqual([offer.placeIds, await statusOf(requestId)], [programme.seatIds, 'waiting'])
    assert.deepEqual((await waitsOf(requestId))[0]?.status, 'offered')
    await answer(offer.id, 'refusal', { reason: 'no-capacity' })
    assert.deepEqual((await waitsOf(requestId))[0]?.status, 'waiting')
    const stayId = await takeSeat(requestId)

    assert.deepEqual((await waitsOf(requestId))[0]?.status, 'closed')
    assert.equal(await statusOf(requestId), 'waiting')
    assert.equal((await act(stayId, 'departure', { destination: 'other' })).status, 200)
    const seat = await PlaceModel.findById(programme.seatIds[0]).orFail().lean()
    assert.deepEqual(seat.bookings, [], 'free the same day, whatever a room needs')
  })

  it('of who lives in a shelter place leaves them in their bed', async () => {
    const { deps, unit, ask, takeSeat, api, desk } = await scene()
    const { requestId, placeId, stayId } = await stays.arrived(deps, unit)
    assert.equal((await ask(requestId)).status, 201)

    await takeSeat(requestId)

    assert.equal((await StayModel.findById(stayId).lean())?.status, 'arrived')
    const bed = await PlaceModel.findById(placeId).orFail().lean()
    assert.equal(bed.bookings.filter(({ present }) => present).length, 1)
    const capacity = await api.get('/v1/capacity', { as: desk })
    const units = z.object({ units: z.array(z.looseObject({ occupied: z.number() })) })
    const occupied = bodyOf(units, capacity).units.map((row) => row.occupied)
    assert.deepEqual(occupied.toSorted(), [0, 1], 'a seat is no occupied bed')
  })

  for (const ambulant of [true, false]) {
    const what = ambulant ? 'goes on when an ambulant' : 'ends when a residential'
    it(`${what} programme’s house is left`, async () => {
      const { deps, unit, act, offer, answer, ask } = await scene({ seats: 0 })
      const { organisationId } = unit
      const house = await makeUnit(deps, { places: 1, seats: 1, ambulant, organisationId })
      const { requestId, stayId } = await stays.arrived(deps, house)
      await ask(requestId)
      const { id } = bodyOf(Offer, await offer(requestId, { placeId: house.seatIds[0] }))
      const { stayId: seatStay = '' } = bodyOf(Offer, await answer(id, 'acceptance'))
      await act(seatStay, 'arrival')

      await act(stayId, 'departure', { destination: 'own-home' })

      const status = (await StayModel.findById(seatStay).lean())?.status
      assert.equal(status, ambulant ? 'arrived' : 'departed')
    })
  }

  it('has one published order per programme: class, then the clock', async () => {
    const { deps, ask, api, desk } = await scene()
    const later = await requests.waiting(deps)
    deps.clock.set('2026-02-03T12:00:00Z')
    const last = await requests.waiting(deps)
    const urgent = await requests.waiting(deps, { content: { urgency: { class: 2 } } })
    for (const id of [last, later, urgent]) await ask(id)

    const answer = await api.get('/v1/programme-waits?programme=trauma', { as: desk })

    const Page = z.object({
      items: z.array(z.looseObject({ requestId: z.string(), position: z.number() })),
    })
    assert.deepEqual(
      bodyOf(Page, answer).items.map(({ requestId, position }) => [requestId, position]),
      [
        [urgent, 1],
        [later, 2],
        [last, 3],
      ],
    )
  })

  it('is refused for an unknown programme, twice, and by who asked for nothing', async () => {
    const { deps, ask, offerSeat } = await scene()
    const requestId = await requests.waiting(deps)

    assert.equal(problemOf(await offerSeat(requestId)).name, 'invalid-input')
    assert.equal(problemOf(await ask(requestId, 'nowhere')).name, 'invalid-input')
    assert.equal((await ask(requestId)).status, 201)
    assert.equal(problemOf(await ask(requestId)).name, 'already-exists')
    const draft = await requests.draft(deps)
    assert.equal(problemOf(await ask(draft)).name, 'wrong-state')
  })

  it('gives the last seat to one of two', async () => {
    const { deps, ask, offerSeat } = await scene()
    const both = [await requests.waiting(deps), await requests.waiting(deps)]
    for (const id of both) await ask(id)

    const answers = await Promise.all(both.map((id) => offerSeat(id)))

    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 409])
    assert.equal(await OfferModel.countDocuments({ status: 'open' }), 1)
  })

  it('ends with the request, and frees what was held for it', async () => {
    const { deps, ask, offerSeat, api, desk, programme, waitsOf } = await scene()
    const requestId = await requests.waiting(deps)
    await ask(requestId)
    await offerSeat(requestId)

    const body = { reason: 'own-solution' }
    await api.post(`/v1/placement-requests/${requestId}/withdrawal`, { as: desk, body })

    assert.equal((await waitsOf(requestId))[0]?.status, 'withdrawn')
    const seat = await PlaceModel.findById(programme.seatIds[0]).orFail().lean()
    assert.deepEqual(seat.bookings, [])
    assert.deepEqual(await faultsInState(), [])
  })

  it('is met by a place that comes with a seat of the kind', async () => {
    const { deps, ask, waitsOf } = await scene()
    const house = await makeUnit(deps, { places: 1, seats: 1 })
    const requestId = await requests.waiting(deps)
    await ask(requestId)

    await stays.arrived(deps, house, { requestId, seatIds: house.seatIds })

    assert.equal((await waitsOf(requestId))[0]?.status, 'closed')
  })

  it('never says in plain words what somebody waits for', async () => {
    const { deps, ask } = await scene()
    await ask(await requests.waiting(deps))

    const stored = [
      await ProgrammeWaitModel.find().lean(),
      await AuditEntryModel.find().lean(),
      await OutboxEventModel.find().lean(),
    ]

    assert.doesNotMatch(JSON.stringify(stored), /trauma/)
  })
})
