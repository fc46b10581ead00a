import assert from 'node:assert/strict'
import { z } from 'zod'
import { PlaceModel } from '../../models/place.model.ts'
import { OutboxEventModel } from '../../models/outbox-event.model.ts'
import { signedIn } from '../support/accounts.ts'
import { apiOf, problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { numbersOf } from '../support/numbers.ts'
import { assertRecordedOnce } from '../support/records.ts'
import { stays } from '../support/requests.ts'
import { TODAY, testDeps } from '../support/test-deps.ts'

const Unit = z.object({
  available: z.number(),
  confidence: z.number(),
  freshness: z.string(),
  version: z.number(),
})
const Closed = z.object({ id: z.string(), placeId: z.string(), until: z.string().optional() })

async function scene(own: Parameters<typeof makeUnit>[1] = {}) {
  const deps = testDeps()
  const api = apiOf(deps)
  const unit = await makeUnit(deps, own)
  const operator = await signedIn('operator', { organisationId: unit.organisationId })
  const close = (body: object, placeId = unit.placeIds[0]) =>
    api.post(`/v1/places/${placeId}/closures`, { as: operator, body })
  return { deps, api, unit, operator, close }
}

describe('closing a place', () => {
  useDatabase()

  it('takes it out of the numbers for those nights, and is recorded', async () => {
    const { api, unit, operator, close } = await scene({ places: 2 })

    const answer = await close({ from: TODAY, until: '2026-02-04', reason: 'maintenance' })

    assert.equal(answer.status, 201)
    const { id, placeId } = bodyOf(Closed, answer)
    const place = await PlaceModel.findById(placeId).lean()
    assert.deepEqual(place?.bookings, [
      { id, kind: 'closure', from: TODAY, until: '2026-02-04', reason: 'maintenance' },
    ])
    const numbers = { available: 1, held: 0, occupied: 0, closed: 1 }
    assert.deepEqual(await numbersOf(api, unit.unitId, operator), numbers)
    const ids = { placeId }
    await assertRecordedOnce('place.closed', { by: operator, ids, reason: 'maintenance' })
  })

  it('without an end keeps the place closed for good', async () => {
    const { api, unit, operator, close, deps } = await scene({ places: 1 })

    const answer = await close({ from: TODAY, reason: 'renovation' })

    assert.equal(bodyOf(Closed, answer).until, undefined)
    deps.clock.set('2027-01-01T12:00:00Z')
    assert.equal((await numbersOf(api, unit.unitId, operator)).closed, 1)
  })

  it('is refused while somebody has one of the nights, and changes nothing', async () => {
    const { deps, unit, close } = await scene({ places: 1 })
    await stays.planned(deps, unit)
    const events = await OutboxEventModel.countDocuments()

    const answer = await close({ from: '2026-03-01', until: '2026-03-02', reason: 'maintenance' })

    assert.equal(answer.status, 409)
    assert.equal(problemOf(answer).name, 'place-taken')
    assert.equal(await OutboxEventModel.countDocuments(), events)
  })

  it('is refused twice for the same night', async () => {
    const { close } = await scene({ places: 1 })
    await close({ from: TODAY, until: '2026-02-10', reason: 'maintenance' })

    const answer = await close({ from: '2026-02-09', until: '2026-02-12', reason: 'renovation' })

    assert.equal(problemOf(answer).name, 'place-taken')
  })

  it('may begin on the day another closure ends', async () => {
    const { close } = await scene({ places: 1 })
    await close({ from: TODAY, until: '2026-02-10', reason: 'maintenance' })

    const answer = await close({ from: '2026-02-10', until: '2026-02-12', reason: 'renovation' })

    assert.equal(answer.status, 201)
  })

  it('needs a reason of a place, and an end after its beginning', async () => {
    const { close } = await scene()

    const answer = await close({ from: TODAY, until: TODAY, reason: 'own-solution' })

    const pointers = problemOf(answer).errors.map(({ pointer }) => pointer)
    assert.deepEqual(pointers.toSorted(), ['#/reason', '#/until'])
  })

  it('is not for another organisation, which is told that there is no such place', async () => {
    const { api, unit } = await scene()
    const stranger = await signedIn('operator')

    const answer = await api.post(`/v1/places/${unit.placeIds[0]}/closures`, {
      as: stranger,
      body: { from: TODAY, reason: 'maintenance' },
    })

    assert.equal(answer.status, 404)
  })
})

describe('opening a place again', () => {
  useDatabase()

  it('makes it available from tonight, and keeps the nights that were closed', async () => {
    const { deps, api, unit, operator, close } = await scene({ places: 1 })
    const { id, placeId } = bodyOf(Closed, await close({ from: TODAY, reason: 'maintenance' }))
    deps.clock.set('2026-02-05T12:00:00Z')

    const answer = await api.delete(`/v1/places/${placeId}/closures/${id}`, { as: operator })

    assert.equal(answer.status, 204)
    assert.equal((await numbersOf(api, unit.unitId, operator)).available, 1)
    const place = await PlaceModel.findById(placeId).lean()
    assert.deepEqual(
      place?.bookings.map(({ from, until }) => [from, until]),
      [[TODAY, '2026-02-05']],
    )
    await assertRecordedOnce('place.reopened', {
      by: operator,
      ids: { placeId },
      reason: 'maintenance',
    })
  })

  it('on the day of closing leaves nothing behind', async () => {
    const { api, operator, close } = await scene()
    const { id, placeId } = bodyOf(Closed, await close({ from: TODAY, reason: 'maintenance' }))

    await api.delete(`/v1/places/${placeId}/closures/${id}`, { as: operator })

    assert.deepEqual((await PlaceModel.findById(placeId).lean())?.bookings, [])
  })

  it('a second time finds nothing to open', async () => {
    const { api, operator, close } = await scene()
    const { id, placeId } = bodyOf(Closed, await close({ from: TODAY, reason: 'maintenance' }))
    const path = `/v1/places/${placeId}/closures/${id}`
    await api.delete(path, { as: operator })

    const again = await api.delete(path, { as: operator })

    assert.equal(again.status, 404)
  })

  it('never ends somebody’s stay', async () => {
    const { deps, api, unit, operator } = await scene({ places: 1 })
    const { offerId, placeId } = await stays.arrived(deps, unit)

    const answer = await api.delete(`/v1/places/${placeId}/closures/${offerId}`, { as: operator })

    assert.equal(answer.status, 404)
    assert.equal((await PlaceModel.findById(placeId).lean())?.bookings.length, 1)
  })
})

describe('attesting a unit', () => {
  useDatabase()

  const attest = async (available: number) => {
    const made = await scene({ places: 2 })
    const { api, unit, operator } = made
    const body = { available }
    const answer = await api.post(`/v1/units/${unit.unitId}/attestations`, { as: operator, body })
    const read = async () =>
      bodyOf(Unit, await api.get(`/v1/units/${unit.unitId}`, { as: operator }))
    return { ...made, answer, read }
  }

  it('that agrees makes the numbers fresh and certain', async () => {
    const { answer, read, operator, unit } = await attest(2)

    assert.equal(answer.status, 201)
    assert.equal(bodyOf(z.object({ agrees: z.boolean() }), answer).agrees, true)
    const { available, confidence, freshness } = await read()
    assert.deepEqual([available, confidence, freshness], [2, 1, 'fresh'])
    await assertRecordedOnce('unit.attested', { by: operator, ids: {}, reason: 'agrees' })
    assert.equal((await read()).version, 2, unit.unitId)
  })

  it('that differs changes no number, but lowers confidence and opens a discrepancy', async () => {
    const { answer, read, operator, api, unit } = await attest(0)

    const { derived, agrees } = bodyOf(
      z.object({ derived: z.number(), agrees: z.boolean() }),
      answer,
    )
    assert.deepEqual([derived, agrees], [2, false])
    const { available, confidence } = await read()
    assert.equal(available, 2)
    assert.equal(confidence, 0.6)
    const detail = await api.get(`/v1/units/${unit.unitId}`, { as: operator })
    const { attestation } = bodyOf(
      z.object({ attestation: z.object({ available: z.number(), agrees: z.boolean() }) }),
      detail,
    )
    assert.deepEqual(attestation, { available: 0, agrees: false })
  })

  it('counts anew when another node has changed the calendar meanwhile', async () => {
    const { deps, api, unit, operator } = await scene({ places: 2 })
    const other = testDeps()
    await other.board.load()
    await stays.arrived(other, unit)
    assert.equal(deps.board.unit(unit.unitId)?.unit.version, 1, 'this node has not heard of it')

    const path = `/v1/units/${unit.unitId}/attestations`
    const answer = await api.post(path, { as: operator, body: { available: 1 } })

    const Seen = z.object({ derived: z.number(), agrees: z.boolean() })
    assert.deepEqual(bodyOf(Seen, answer), { derived: 1, agrees: true })
  })

  it('is for its own operator: others are told there is no such unit', async () => {
    const { api, unit } = await scene()
    const stranger = await signedIn('operator')

    const path = `/v1/units/${unit.unitId}/attestations`
    const answer = await api.post(path, { as: stranger, body: { available: 1 } })

    assert.equal(answer.status, 404)
  })

  it('grows old: ageing after two days, stale after eight', async () => {
    const { deps, read } = await attest(2)

    deps.clock.set('2026-02-04T12:00:00Z')
    const ageing = await read()
    deps.clock.set('2026-02-10T12:00:00Z')
    const stale = await read()

    assert.deepEqual([ageing.freshness, ageing.confidence], ['ageing', 0.8])
    assert.deepEqual([stale.freshness, stale.confidence], ['stale', 0.5])
  })
})
