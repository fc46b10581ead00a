import assert from 'node:assert/strict'
import { z } from 'zod'
import { signedIn } from '../support/accounts.ts'
import { problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { assertRecordedOnce } from '../support/records.ts'
import { offers, stays } from '../support/requests.ts'
import { stayScene } from '../support/stay-scene.ts'
import { TODAY } from '../support/test-deps.ts'

const Made = z.looseObject({ id: z.string(), until: z.string().optional() })
const History = z.looseObject({
  closures: z.array(
    z.looseObject({
      id: z.string(),
      revisions: z.array(
        z.looseObject({ act: z.string(), reason: z.string(), until: z.string().optional() }),
      ),
    }),
  ),
})
const Calendar = z.looseObject({
  nights: z.array(z.string()),
  rows: z.array(
    z.looseObject({ kind: z.string(), cells: z.array(z.looseObject({ state: z.string() })) }),
  ),
  available: z.array(z.number()),
})

/** A closed place, and how its operator changes it and reads back. */
async function scene() {
  const made = await stayScene({ places: 2, seats: 1, turnaroundDays: 2 })
  const { api, operator, unit } = made
  const [, placeId = ''] = unit.placeIds
  const path = `/v1/places/${placeId}/closures`
  const body = { from: TODAY, until: '2026-02-10', reason: 'maintenance' }
  const { id } = bodyOf(Made, await api.post(path, { as: operator, body }))
  const change = (to: object) => api.patch(`${path}/${id}`, { as: operator, body: to })
  const said = async () => {
    const { closures } = bodyOf(History, await api.get(path, { as: operator }))
    return closures.flatMap(({ revisions }) =>
      revisions.map(({ act, reason, until }) => [act, reason, until]),
    )
  }
  return { ...made, placeId, path, id, change, said }
}

describe('a closure that changes', () => {
  useDatabase()

  it('keeps all it said, from closing to opening again', async () => {
    const { api, operator, change, said, path, id, nights, placeId } = await scene()

    await change({ until: '2026-02-20' })
    await change({ reason: 'renovation', until: null })
    const before = await nights(placeId)
    await api.delete(`${path}/${id}`, { as: operator })

    assert.deepEqual(before, ['closure 2026-02-02 9999-12-31'])
    assert.deepEqual(await said(), [
      ['closed', 'maintenance', '2026-02-10'],
      ['changed', 'maintenance', '2026-02-20'],
      ['changed', 'renovation', undefined],
      ['reopened', 'renovation', '2026-02-02'],
    ])
  })

  it('never takes nights of somebody else, nor nights that have passed', async () => {
    const { change, said, deps, unit, placeId, operator } = await scene()
    await offers.open(deps, unit, { placeId, from: '2026-02-15', until: '2026-03-01' })

    const taken = await change({ until: '2026-02-16' })
    const upTo = await change({ until: '2026-02-15' })
    const past = await change({ until: TODAY })
    const nothing = await change({})

    assert.equal(problemOf(taken).name, 'place-taken')
    assert.equal(upTo.status, 200)
    assert.deepEqual(
      [past, nothing].map((one) => problemOf(one).errors[0]?.['pointer']),
      ['#/until', '#/until'],
    )
    assert.equal((await said()).length, 2)
    const reason = 'maintenance'
    await assertRecordedOnce('place.closure-changed', { by: operator, ids: { placeId }, reason })
  })

  it('for a need profile keeps its history too', async () => {
    const { api, operator, unit } = await scene()
    const path = `/v1/units/${unit.unitId}/profile-closures`
    const body = {
      criterion: 'activeUse',
      values: ['dagelijks'],
      from: TODAY,
      reason: 'staff-shortage',
    }
    const { id } = bodyOf(Made, await api.post(path, { as: operator, body }))

    const changed = await api.patch(`${path}/${id}`, {
      as: operator,
      body: { until: '2026-03-01' },
    })
    await api.delete(`${path}/${id}`, { as: operator })
    const gone = await api.patch(`${path}/${id}`, { as: operator, body: { until: '2026-04-01' } })

    assert.equal(bodyOf(Made, changed).until, '2026-03-01')
    assert.equal(gone.status, 404)
    const { closures } = bodyOf(History, await api.get(path, { as: operator }))
    assert.deepEqual(
      closures[0]?.revisions.map(({ act, until }) => [act, until]),
      [
        ['closed', undefined],
        ['changed', '2026-03-01'],
        ['reopened', '2026-02-02'],
      ],
    )
  })
})

describe('the calendar of a unit', () => {
  useDatabase()

  it('tells the state of every place on every night, seats last, and who it is never', async () => {
    const { api, deps, unit, operator, act } = await scene()
    const stay = await stays.arrived(deps, unit, { until: '2026-02-20' })
    deps.clock.set('2026-02-04T12:00:00Z')
    await act(stay.stayId, 'departure', { destination: 'own-home' })
    await offers.open(deps, unit, { from: '2026-02-07', until: '2026-02-09' })
    const path = `/v1/units/${unit.unitId}/calendar?from=2026-02-03&until=2026-02-11`

    const answer = await api.get(path, { as: operator })
    const stranger = await api.get(path, { as: await signedIn('operator') })

    const { rows, available, nights } = bodyOf(Calendar, answer)
    assert.equal(nights.length, 8)
    assert.deepEqual(
      rows.map(({ kind, cells }) => [kind, cells.map(({ state }) => state.slice(0, 4)).join(' ')]),
      [
        ['room', 'occu turn turn free held held free free'],
        ['room', 'clos clos clos clos clos clos clos free'],
        ['seat', 'free free free free free free free free'],
      ],
    )
    assert.deepEqual(available, [0, 0, 0, 1, 0, 0, 1, 2])
    for (const secret of [stay.requestId, stay.stayId, stay.offerId]) {
      assert.equal(answer.text.includes(secret), false)
    }
    assert.equal(stranger.status, 404)
  })
})
