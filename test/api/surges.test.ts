import assert from 'node:assert/strict'
import { z } from 'zod'
import { AuditEntryModel } from '../../models/audit.model.ts'
import { PlaceModel } from '../../models/place.model.ts'
import { extendOverdueStays } from '../../server/features/stays/extend-overdue.service.ts'
import { problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { Offer } from '../support/offer-scene.ts'
import { pagesOf, textOf } from '../support/pages.ts'
import { requests } from '../support/requests.ts'
import { faultsInState } from '../support/soundness.ts'
import { stayScene } from '../support/stay-scene.ts'
import { TODAY } from '../support/test-deps.ts'

const Numbers = z.object({ physical: z.number(), staffed: z.number(), available: z.number() })
const Unit = Numbers.extend({ surges: z.array(z.looseObject({ status: z.string() })).optional() })
const Days = z.object({ days: z.array(Numbers.extend({ day: z.string() })) })

const WEEK = { from: TODAY, until: '2026-02-09', reason: 'winter-cold' }

/** A full house of one room, which opens extra places for a week. */
async function scene(own: object = {}) {
  const made = await stayScene({ places: 1 })
  const { api, operator, unit, deps } = made
  const path = `/v1/units/${unit.unitId}`
  const opened = await api.post(`${path}/surges`, {
    as: operator,
    body: { places: 2, ...WEEK, ...own },
  })
  const { id } = bodyOf(z.looseObject({ id: z.string() }), opened)
  const extras = await PlaceModel.find({ 'surge.id': id }).sort({ code: 1 }).lean()
  const placeIds = extras.map(({ _id }) => String(_id))
  const now = async () => bodyOf(Unit, await api.get(path, { as: operator }))
  const close = (when: string) =>
    api.post(`${path}/surges/${id}/closure`, { as: operator, body: { when } })
  const moveIn = async (placeId = placeIds[0]) => {
    const requestId = await requests.waiting(deps)
    const offer = bodyOf(Offer, await made.offer(requestId, { placeId }))
    const { stayId = '' } = bodyOf(Offer, await made.answer(offer.id, 'acceptance'))
    assert.equal((await made.act(stayId, 'arrival')).status, 200)
    return { stayId, until: offer.until }
  }
  return { ...made, path, id, placeIds, now, close, moveIn }
}

describe('extra places for an event', () => {
  useDatabase()

  it('count on their own nights only, with staff of their own, and close by themselves', async () => {
    const { api, path, operator, now, deps } = await scene({ staffed: 1 })

    assert.deepEqual(bodyOf(Numbers, await api.get(path, { as: operator })), {
      ...{ physical: 3, staffed: 2, available: 2 },
    })
    assert.equal((await now()).surges?.[0]?.status, 'open')
    const days = await api.get(`${path}/days?from=2026-02-08&until=2026-02-10`, { as: operator })
    const physical = bodyOf(Days, days).days.map((day) => day.physical)
    assert.deepEqual(physical, [3, 1], 'gone on the day on which they close')
    deps.clock.set('2026-02-09T08:00:00Z')
    assert.deepEqual(await now(), { physical: 1, staffed: 1, available: 1 })
    const audited = await AuditEntryModel.find({ act: 'unit.surge-opened' }).lean()
    assert.deepEqual(
      audited.map(({ reason, actor }) => [reason, actor.role]),
      [['winter-cold', 'operator']],
    )
  })

  it('are offered until their last day and no longer', async () => {
    const { moveIn, act, now, offer, placeIds, deps } = await scene()

    const { stayId, until } = await moveIn()

    assert.equal(until, WEEK.until)
    assert.equal((await now()).available, 2)
    const longer = await act(stayId, 'extension', { until: '2026-02-20' })
    assert.equal(problemOf(longer).name, 'place-taken')
    const requestId = await requests.waiting(deps)
    const tooLong = await offer(requestId, { placeId: placeIds[1], until: '2026-02-20' })
    assert.equal(problemOf(tooLong).name, 'place-taken')
  })

  it('are not closed at once while somebody is in one', async () => {
    const { moveIn, close, now } = await scene()
    await moveIn()

    const refused = problemOf(await close('now'))

    assert.equal(refused.name, 'wrong-state')
    assert.match(refused.detail, /1 of the 2 extra places/)
    assert.equal((await now()).physical, 3)
  })

  it('are closed at once when nobody is', async () => {
    const { close, now } = await scene()

    assert.equal((await close('now')).status, 204)

    assert.deepEqual(await now(), { physical: 1, staffed: 1, available: 1 })
  })

  it('close when empty: nobody comes in, and the last who leaves closes them', async () => {
    const { moveIn, close, now, act, offer, placeIds, deps } = await scene()
    const { stayId } = await moveIn()

    assert.equal((await close('when-empty')).status, 204)

    assert.deepEqual(await now(), {
      ...{ physical: 2, staffed: 2, available: 1 },
      surges: [{ ...(await now()).surges?.[0], status: 'closing' }],
    })
    const requestId = await requests.waiting(deps)
    const refused = await offer(requestId, { placeId: placeIds[1] })
    assert.equal(problemOf(refused).name, 'place-taken')
    await act(stayId, 'departure', { destination: 'own-home' })
    assert.deepEqual(await now(), { physical: 1, staffed: 1, available: 1 })
  })

  it('never hide somebody who is still there on their last day', async () => {
    const { moveIn, now, deps } = await scene()
    await moveIn()
    deps.clock.set('2026-02-09T08:00:00Z')

    await extendOverdueStays(deps)

    const { physical, available, surges } = await now()
    assert.deepEqual([physical, available, surges?.[0]?.status], [2, 1, 'closing'])
    assert.deepEqual(await faultsInState(), [])
  })

  it('are opened and closed on the unit’s own page, and shown on Today', async () => {
    const { deps, unit } = await stayScene({ places: 1 })
    const { organisationId } = unit
    const reader = pagesOf(deps).as(await signedIn('operator', { organisationId }))
    const page = await reader.open(`/units/${unit.unitId}`)

    const wish = { places: '3', until: '2026-02-09', reason: 'calamity' }
    const opened = await reader.sendAndFollow(page, 'surge', wish)

    assert.match(textOf(opened), /3 extra plekken: Calamiteit/)
    assert.match(textOf(await reader.open('/today')), /Geopend 3 extra plekken/)
    const form = /name="form" value="(close-now-[\w-]+)"/.exec(opened.text)?.[1] ?? ''
    const closed = await reader.sendAndFollow(opened, form)
    assert.doesNotMatch(textOf(closed), /3 extra plekken/)
  })
})
