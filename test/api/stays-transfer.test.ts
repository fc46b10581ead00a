import assert from 'node:assert/strict'
import { z } from 'zod'
import { StayModel } from '../../models/stay.model.ts'
import { signedIn } from '../support/accounts.ts'
import { problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { assertRecordedOnce } from '../support/records.ts'
import { offers, stays } from '../support/requests.ts'
import { faultsInState } from '../support/soundness.ts'
import { stayScene } from '../support/stay-scene.ts'
import { TODAY } from '../support/test-deps.ts'

const Moved = z.looseObject({
  id: z.string(),
  status: z.string(),
  from: z.string(),
  until: z.string(),
  unitId: z.string(),
})

const FLEE = { kind: 'emergency', reason: 'threat-increased' }
const MOVE = { kind: 'planned', reason: 'room-unsuited' }

/** Somebody in the first place of a unit until 1 March, and the calendars of its first two places. */
async function scene(own: Parameters<typeof stayScene>[0] = {}) {
  const made = await stayScene({ places: 2, turnaroundDays: 2, ...own })
  const { deps, unit, nights } = made
  const stay = await stays.arrived(deps, unit, { until: '2026-03-01' })
  const [old = '', next = ''] = unit.placeIds
  const calendars = async () => [await nights(old), await nights(next)]
  return { ...made, ...stay, old, next, calendars }
}

describe('moving a household to another place', () => {
  useDatabase()

  it('at once: the old place is turned around, the new one taken, one stay present', async () => {
    const { act, stayId, next, calendars, deps, operator, requestId } = await scene()
    deps.clock.set('2026-02-05T12:00:00Z')

    const answer = await act(stayId, 'transfers', { ...FLEE, placeId: next })

    assert.equal(answer.status, 201)
    const moved = bodyOf(Moved, answer)
    assert.deepEqual(
      [moved.status, moved.from, moved.until],
      ['arrived', '2026-02-05', '2026-03-01'],
    )
    assert.deepEqual(await calendars(), [
      ['stay 2026-02-02 2026-02-05', 'turnaround 2026-02-05 2026-02-07'],
      ['stay 2026-02-05 2026-03-01'],
    ])
    const left = await StayModel.findById(stayId).lean()
    assert.deepEqual([left?.status, left?.departedOn], ['departed', '2026-02-05'])
    assert.equal(String(left?.movedToStayId), moved.id)
    assert.deepEqual(await faultsInState(), [])
    const one = { by: operator, of: requestId }
    const reason = 'threat-increased'
    await assertRecordedOnce('stay.transfer-planned', { ...one, reason, ids: { stayId: moved.id } })
    await assertRecordedOnce('stay.departed', { ...one, reason: 'omm', ids: { stayId } })
  })

  it('as planned: the new place is held from the day on, and arriving there ends the old stay', async () => {
    const { act, stayId, next, calendars, deps } = await scene({ turnaroundDays: 0 })

    const planned = await act(stayId, 'transfers', { ...MOVE, placeId: next, on: '2026-02-10' })
    const before = await calendars()
    const twice = await act(stayId, 'transfers', { ...MOVE, placeId: next, on: '2026-04-10' })
    deps.clock.set('2026-02-11T12:00:00Z')
    const { id, status } = bodyOf(Moved, planned)
    const arrived = await act(id, 'arrival')

    assert.equal(status, 'planned')
    assert.deepEqual(before, [['stay 2026-02-02 2026-03-01'], ['stay 2026-02-10 2026-03-01']])
    assert.equal(problemOf(twice).name, 'already-exists')
    assert.equal(arrived.status, 200)
    assert.deepEqual(await calendars(), [
      ['stay 2026-02-02 2026-02-11'],
      ['stay 2026-02-10 2026-03-01'],
    ])
    assert.deepEqual(await faultsInState(), [])
  })

  it('who was to move and did not stays where they are, with the offer they came by', async () => {
    const { act, stayId, next, calendars } = await scene()
    const planned = await act(stayId, 'transfers', { ...MOVE, placeId: next, on: '2026-02-10' })

    const missed = await act(bodyOf(Moved, planned).id, 'non-arrival', { reason: 'out-of-contact' })

    assert.equal(missed.status, 200)
    assert.deepEqual(await calendars(), [['stay 2026-02-02 2026-03-01'], []])
    assert.equal((await StayModel.findById(stayId).lean())?.status, 'arrived')
    const again = await act(stayId, 'transfers', { ...FLEE, placeId: next })
    assert.equal(again.status, 201)
    assert.deepEqual(await faultsInState(), [])
  })

  it('works in a full unit, and is refused where the place, the room or the state is not there', async () => {
    const { act, stayId, next, deps, unit } = await scene({ staffed: 1 })
    const full = await makeUnit(deps, { places: 2, staffed: 1 })
    await offers.open(deps, full)
    const desk = await signedIn('desk')
    const { api } = await scene()
    const move = (body: object) =>
      api.post(`/v1/stays/${stayId}/transfers`, { as: desk, body: { ...FLEE, ...body } })

    const taken = await move({ placeId: full.placeIds[0] })
    const noRoom = await move({ placeId: full.placeIds[1] })
    const unknown = await move({ placeId: 'f'.repeat(24) })
    const within = await act(stayId, 'transfers', { ...FLEE, placeId: next })
    const gone = await move({ placeId: unit.placeIds[0] })

    assert.deepEqual(
      [taken, noRoom, gone].map((answer) => problemOf(answer).name),
      ['place-taken', 'place-taken', 'wrong-state'],
    )
    assert.deepEqual([unknown.status, within.status], [404, 201])
    assert.deepEqual(await faultsInState(), [])
  })

  it('breaks no rule that the present place keeps, and beyond its own walls is the desk’s', async () => {
    const { act, api, desk, stayId, deps } = await scene()
    const men = await makeUnit(deps, { features: { unitGenderMix: 'mannen' } })
    const region = await makeUnit(deps, { facilityType: 'MO' })
    const other = await makeUnit(deps)
    const move = (placeId = '', own: object = {}) =>
      api.post(`/v1/stays/${stayId}/transfers`, { as: desk, body: { ...FLEE, placeId, ...own } })

    const blocked = await move(men.placeIds[0])
    const outside = await act(stayId, 'transfers', { ...FLEE, placeId: other.placeIds[0] })
    const municipal = await move(region.placeIds[0])
    const externalDecision = { decider: 'college', reference: 'besluit-1', date: TODAY }
    const decided = await move(region.placeIds[0], { externalDecision })

    assert.deepEqual(
      [blocked, outside, municipal].map((answer) => problemOf(answer).name),
      ['place-blocked', 'no-authority', 'no-authority'],
    )
    assert.equal(decided.status, 201, decided.text)
    const stored = await StayModel.findById(bodyOf(Moved, decided).id).lean()
    assert.deepEqual([stored?.transfer?.decider, stored?.region], ['college', 'amsterdam'])
    assert.equal((await StayModel.findById(stayId).lean())?.destination, 'homeless-shelter')
  })

  it('happens once, when two people move the same household at once', async () => {
    const { act, stayId, next, deps, unit } = await scene({ places: 3 })
    const places = [next, unit.placeIds[2] ?? '']

    const answers = await Promise.all(
      places.map((placeId) => act(stayId, 'transfers', { ...FLEE, placeId })),
    )

    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 409])
    assert.equal(await StayModel.countDocuments({ status: 'arrived' }), 1)
    assert.deepEqual(await faultsInState(), [])
    assert.equal(deps.board.unit(unit.unitId)?.places.length, 3)
  })

  it('asks for a reason that fits an emergency, and for a day that can be', async () => {
    const { act, stayId, next } = await scene()

    const answers = [
      await act(stayId, 'transfers', { ...FLEE, reason: 'client-wish', placeId: next }),
      await act(stayId, 'transfers', { ...FLEE, on: '2026-02-10', placeId: next }),
      await act(stayId, 'transfers', { ...MOVE, on: '2026-01-10', placeId: next }),
      await act(stayId, 'transfers', { ...MOVE, until: TODAY, placeId: next }),
    ]

    assert.deepEqual(
      answers.map((answer) => problemOf(answer).errors[0]?.['pointer']),
      ['#/reason', '#/on', '#/on', '#/until'],
    )
  })
})
