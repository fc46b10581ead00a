import assert from 'node:assert/strict'
import mongoose from 'mongoose'
import { z } from 'zod'
import { AuditEntryModel } from '../../models/audit.model.ts'
import { OutboxEventModel } from '../../models/outbox-event.model.ts'
import { PlaceModel } from '../../models/place.model.ts'
import { signedIn } from '../support/accounts.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { offerScene, statusOf } from '../support/offer-scene.ts'
import { caseTokenOf } from '../support/records.ts'
import { offers, requests, stays } from '../support/requests.ts'

/** Makes every write to a collection fail, as a full disk or a wrong document would. */
async function refuseWrites(collection: string, refuse: boolean): Promise<void> {
  const validator = refuse ? { neverThere: { $exists: true } } : {}
  await mongoose.connection.db?.command({ collMod: collection, validator })
}

describe('the audit log', () => {
  useDatabase()

  for (const collection of ['audit-entries', 'outbox-events']) {
    describe(`when nothing can be written to ${collection}`, () => {
      beforeEach(() => refuseWrites(collection, true))
      afterEach(() => refuseWrites(collection, false))

      it('no act happens, in no part', async () => {
        const { api, unit, operator } = await offerScene({ places: 1 })
        const body = { from: '2026-02-02', reason: 'maintenance' }

        const path = `/v1/places/${unit.placeIds[0]}/closures`
        const answer = await api.post(path, { as: operator, body })

        assert.equal(answer.status, 500)
        assert.deepEqual((await PlaceModel.findById(unit.placeIds[0]).lean())?.bookings, [])
        assert.equal(await AuditEntryModel.countDocuments(), 0)
        assert.equal(await OutboxEventModel.countDocuments(), 0)
      })
    })
  }

  it('is written before a case may be read: without it there is no answer', async () => {
    const { api, deps, desk } = await offerScene()
    const id = await requests.waiting(deps)
    await refuseWrites('audit-entries', true)
    const answer = await api
      .get(`/v1/placement-requests/${id}`, { as: desk })
      .finally(() => refuseWrites('audit-entries', false))

    assert.equal(answer.status, 500)
    assert.doesNotMatch(answer.text, /household/)
  })

  it('says of every act that was refused nothing at all', async () => {
    const { api, deps, unit, operator } = await offerScene({ places: 1 })
    const { offerId } = await offers.open(deps, unit)
    const before = await AuditEntryModel.countDocuments()

    const body = { reason: 'active-addiction' }
    await api.post(`/v1/offers/${offerId}/refusal`, { as: operator, body })
    deps.clock.forward(60 * 48)
    await api.post(`/v1/offers/${offerId}/acceptance`, { as: operator })

    assert.equal(await AuditEntryModel.countDocuments(), before)
  })

  it('names the household of every read of a case', async () => {
    const { api, deps, unit, desk } = await offerScene()
    const { requestId, offerId, stayId } = await stays.planned(deps, unit)
    const token = await caseTokenOf(requestId)
    const reads: [string, string][] = [
      [`/v1/placement-requests/${requestId}`, 'request.read'],
      ['/v1/placement-requests', 'request.listed'],
      [`/v1/placement-requests/${requestId}/matches`, 'request.matched'],
      [`/v1/offers/${offerId}`, 'offer.read'],
      ['/v1/offers', 'offer.listed'],
      [`/v1/stays/${stayId}`, 'stay.read'],
      ['/v1/stays', 'stay.listed'],
    ]

    for (const [path] of reads) assert.equal((await api.get(path, { as: desk })).status, 200, path)

    for (const [path, act] of reads) {
      const entries = await AuditEntryModel.find({ act }).lean()
      assert.deepEqual(
        entries.map(({ caseTokens, actor, purpose }) => [caseTokens, actor.id, purpose]),
        [[[token], desk.id, 'arrange-shelter']],
        path,
      )
    }
  })

  it('names every household of a list in one entry', async () => {
    const { api, deps, desk } = await offerScene()
    const ids = [await requests.waiting(deps), await requests.waiting(deps)]

    await api.get('/v1/waitlist', { as: desk })

    const entries = await AuditEntryModel.find({ act: 'waitlist.read' }).lean()
    assert.equal(entries.length, 1)
    const tokens = [await caseTokenOf(ids[0] ?? ''), await caseTokenOf(ids[1] ?? '')]
    assert.deepEqual(entries[0]?.caseTokens.toSorted(), tokens.toSorted())
  })

  it('says nothing of a read that found nothing', async () => {
    const { api, deps } = await offerScene()
    const id = await requests.waiting(deps)
    const stranger = await signedIn('coordinator')

    const answer = await api.get(`/v1/placement-requests/${id}`, { as: stranger })

    assert.equal(answer.status, 404)
    assert.equal(await AuditEntryModel.countDocuments({ act: 'request.read' }), 0)
    assert.equal(await statusOf(id), 'waiting')
  })

  it('can be searched by household, by the auditor alone, and keeps who searched', async () => {
    const { api, deps, unit, desk } = await offerScene()
    await makeUnit(deps)
    const { requestId } = await offers.open(deps, unit)
    await requests.waiting(deps)
    const auditor = await signedIn('auditor')
    const path = `/v1/audit-entries?caseToken=${await caseTokenOf(requestId)}`

    const found = await api.get(path, { as: auditor })
    const refused = await api.get(path, { as: desk })

    const { items } = bodyOf(z.object({ items: z.array(z.object({ act: z.string() })) }), found)
    assert.deepEqual(items.map(({ act }) => act).toSorted(), [
      'offer.made',
      'request.accepted',
      'request.changed',
      'request.drafted',
      'request.submitted',
    ])
    assert.equal(refused.status, 403)
    const searches = await AuditEntryModel.find({ act: 'audit.searched' }).lean()
    assert.deepEqual(
      searches.map(({ actor, fields }) => [actor.id, fields]),
      [[auditor.id, ['caseToken']]],
    )
  })
})
