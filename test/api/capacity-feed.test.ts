import assert from 'node:assert/strict'
import { z } from 'zod'
import { PlaceModel } from '../../models/place.model.ts'
import { UnitModel } from '../../models/unit.model.ts'
import { signedIn } from '../support/accounts.ts'
import { problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { assertRecordedOnce } from '../support/records.ts'
import { stays } from '../support/requests.ts'
import { stayScene } from '../support/stay-scene.ts'
import { TODAY } from '../support/test-deps.ts'

const Conflict = z.looseObject({
  id: z.string(),
  said: z.string(),
  known: z.string(),
  status: z.string(),
  resolution: z.string().optional(),
})
const Outcome = z.looseObject({ agreed: z.number(), conflicts: z.array(Conflict) })
const List = z.looseObject({ items: z.array(Conflict) })

/** A unit with three places, one lived in, and the system of its house. */
async function scene() {
  const made = await stayScene({ places: 3 })
  const { api, deps, unit, operator } = made
  await stays.arrived(deps, unit)
  const [code] = [(await UnitModel.findById(unit.unitId).orFail().lean()).code]
  const placeCode = async (index: number) =>
    (await PlaceModel.findById(unit.placeIds[index]).orFail().lean()).code
  const feed = (body: object, as = operator) =>
    api.post('/v1/capacity/feeds', { as, body: { source: 'huis', ...body } })
  const open = async () =>
    bodyOf(List, await api.get('/v1/capacity/conflicts?status=open', { as: operator })).items
  const resolve = (id: string, resolution: string, as = operator) =>
    api.post(`/v1/capacity/conflicts/${id}/resolution`, { as, body: { resolution } })
  return { ...made, code, placeCode, feed, open, resolve }
}

describe("what a house's own system says", () => {
  useDatabase()

  it('changes no calendar: what agrees is a word of the house, what differs a conflict', async () => {
    const { feed, open, code, placeCode, nights, unit, operator, deps } = await scene()
    const [lived, free] = [await placeCode(0), await placeCode(1)]
    const rows = [
      { unit: code, available: 2 },
      { unit: code, place: lived, state: 'occupied' },
      { unit: code, place: free, state: 'closed' },
    ]

    const { agreed, conflicts } = bodyOf(Outcome, await feed({ rows }))
    const again = bodyOf(Outcome, await feed({ rows }))

    assert.equal(agreed, 2)
    const [one] = conflicts
    assert.deepEqual([one?.id, one?.said, one?.known], [unit.placeIds[1], 'closed', 'free'])
    assert.deepEqual([again.agreed, (await open()).length], [2, 1], 'said twice, one conflict')
    assert.deepEqual(await nights(unit.placeIds[1] ?? ''), [])
    assert.equal(deps.board.unit(unit.unitId)?.unit.attestation?.available, 2)
    const ids = { placeId: unit.placeIds[1] ?? '' }
    await assertRecordedOnce('capacity.conflict-found', { by: operator, ids, reason: 'huis' })
  })

  it('comes as CSV just as well, and a later line that agrees closes the conflict', async () => {
    const { feed, open, code } = await scene()

    const differs = await feed({ csv: `unit,place,available,state\n${code},,1,\n` })
    const between = await open()
    const agrees = await feed({ csv: `unit,available\n${code},2` })

    assert.equal(bodyOf(Outcome, differs).conflicts[0]?.said, '1')
    assert.deepEqual(
      between.map(({ said, known }) => [said, known]),
      [['1', '2']],
    )
    assert.equal(bodyOf(Outcome, agrees).agreed, 1)
    assert.deepEqual(await open(), [])
  })

  it('is settled by a person: the calendar was right, or is corrected and looked at', async () => {
    const { api, feed, open, resolve, code, placeCode, unit, operator } = await scene()
    const rows = [
      { unit: code, place: await placeCode(1), state: 'closed' },
      { unit: code, place: await placeCode(2), state: 'occupied' },
    ]
    await feed({ rows })
    const [, second = '', third = ''] = unit.placeIds

    const early = await resolve(second, 'corrected')
    const closure = { from: TODAY, reason: 'maintenance' }
    await api.post(`/v1/places/${second}/closures`, { as: operator, body: closure })
    const corrected = await resolve(second, 'corrected')
    const right = await resolve(third, 'calendar-right')
    const twice = await resolve(third, 'calendar-right')

    assert.equal(problemOf(early).name, 'wrong-state')
    assert.match(problemOf(early).detail, /still says free.*said closed/)
    assert.deepEqual(
      [corrected, right].map((answer) => bodyOf(Conflict, answer).resolution),
      ['corrected', 'calendar-right'],
    )
    assert.equal(problemOf(twice).name, 'wrong-state')
    assert.deepEqual(await open(), [])
  })

  it('is refused whole when a line is wrong, naming each, and is for the house itself', async () => {
    const { feed, open, resolve, code, unit } = await scene()
    const stranger = await signedIn('operator')
    const first = { unit: code, available: 0 }

    const unknown = await feed({ rows: [first, { unit: 'nergens', available: 1 }, first] })
    const other = await feed({ rows: [first] }, stranger)
    const csv = await feed({ csv: `unit,available\n${code},veel\n${code}` })
    const both = await feed({ rows: [first], csv: 'unit' })
    await feed({ rows: [first] })
    const notTheirs = await resolve(unit.unitId, 'calendar-right', stranger)

    const pointers = (answer: typeof unknown) =>
      problemOf(answer).errors.map(({ pointer = '' }) => pointer)
    assert.deepEqual(pointers(unknown), ['#/rows/1/unit', '#/rows/2'])
    assert.deepEqual(pointers(other), ['#/rows/0/unit'])
    assert.equal(problemOf(csv).name, 'invalid-input')
    assert.equal(pointers(csv)[0], '#/csv')
    assert.deepEqual(pointers(both), ['#/rows'])
    assert.equal(notTheirs.status, 404)
    assert.equal((await open()).length, 1)
  })
})
