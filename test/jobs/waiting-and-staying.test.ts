import assert from 'node:assert/strict'
import { PlaceModel } from '../../models/place.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { StayModel } from '../../models/stay.model.ts'
import { extendOverdueStays } from '../../server/features/stays/extend-overdue.service.ts'
import { promoteWaiting } from '../../server/features/waitlist/promote-waiting.service.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { caseTokenOf, recordsOf } from '../support/records.ts'
import { offers, requests, stays } from '../support/requests.ts'
import { faultsInState } from '../support/soundness.ts'
import { testDeps } from '../support/test-deps.ts'

describe('the job that promotes who waits long', () => {
  useDatabase()

  const classOf = async (id: string) => (await RequestModel.findById(id).lean())?.urgencyClass
  const inClass = (deps: ReturnType<typeof testDeps>, urgencyClass: 1 | 2 | 3 | 4) =>
    requests.waiting(deps, { content: { urgency: { class: urgencyClass } } })

  const thresholds = [
    { from: 4, before: '2026-04-26', on: '2026-04-27', to: 3 },
    { from: 3, before: '2026-06-21', on: '2026-06-22', to: 2 },
  ] as const
  for (const { from, before, on, to } of thresholds) {
    it(`moves class ${from} to ${to} on the day of the threshold, not a day sooner`, async () => {
      const deps = testDeps()
      const id = await inClass(deps, from)

      deps.clock.set(`${before}T12:00:00Z`)
      await promoteWaiting(deps)
      const sooner = await classOf(id)
      deps.clock.set(`${on}T12:00:00Z`)
      await promoteWaiting(deps)

      assert.deepEqual([sooner, await classOf(id)], [from, to])
      const { audits } = await recordsOf('request.promoted')
      assert.deepEqual(
        audits.map(({ reason, caseTokens }) => [reason, caseTokens]),
        [[`class-${from}-to-${to}`, [await caseTokenOf(id)]]],
      )
    })
  }

  it('never reaches class 1, however long somebody waits', async () => {
    const deps = testDeps()
    const ids = [await inClass(deps, 2), await inClass(deps, 4)]
    deps.clock.set('2027-01-01T12:00:00Z')

    await promoteWaiting(deps)

    assert.deepEqual(await Promise.all(ids.map(classOf)), [2, 2])
  })

  it('promotes once, run by two nodes at once', async () => {
    const deps = testDeps()
    await inClass(deps, 4)
    deps.clock.set('2026-05-01T12:00:00Z')

    const promoted = await Promise.all([promoteWaiting(deps), promoteWaiting(deps)])

    assert.equal(promoted[0] + promoted[1], 1)
    assert.equal((await recordsOf('request.promoted')).events.length, 1)
  })
})

describe('the job that extends stays that run over', () => {
  useDatabase()

  async function overdue(day = '2026-02-10') {
    const deps = testDeps()
    const unit = await makeUnit(deps, { places: 1 })
    const stay = await stays.arrived(deps, unit, { until: '2026-02-10' })
    const untilNow = async () => (await StayModel.findById(stay.stayId).lean())?.until
    deps.clock.set(`${day}T12:00:00Z`)
    return { deps, unit, ...stay, untilNow }
  }

  it('leaves a stay alone that has not run over', async () => {
    const { deps, untilNow } = await overdue('2026-02-09')

    assert.deepEqual(await extendOverdueStays(deps), { extended: 0, conflicts: 0 })

    assert.equal(await untilNow(), '2026-02-10')
  })

  it('adds the coming night, with its reason, and marks nobody as gone', async () => {
    const { deps, stayId, placeId, untilNow } = await overdue()

    await extendOverdueStays(deps)

    assert.equal(await untilNow(), '2026-02-11')
    const stay = await StayModel.findById(stayId).lean()
    assert.deepEqual([stay?.status, stay?.extensions[0]?.reason], ['arrived', 'overstay'])
    const place = await PlaceModel.findById(placeId).lean()
    assert.deepEqual(
      place?.bookings.map(({ until, present }) => [until, present]),
      [['2026-02-11', true]],
    )
  })

  it('catches up after days in which it did not run', async () => {
    const { deps, untilNow } = await overdue('2026-02-20')

    await extendOverdueStays(deps)

    assert.equal(await untilNow(), '2026-02-21')
    assert.deepEqual(await faultsInState(), [])
  })

  it('does it once, run twice', async () => {
    const { deps, untilNow } = await overdue()

    await Promise.all([extendOverdueStays(deps), extendOverdueStays(deps)])
    await extendOverdueStays(deps)

    assert.equal(await untilNow(), '2026-02-11')
    assert.equal((await recordsOf('stay.extended')).events.length, 1)
  })

  it('leaves a conflict for the desk when somebody else comes that night', async () => {
    const deps = testDeps()
    const unit = await makeUnit(deps, { places: 1 })
    const { stayId } = await stays.arrived(deps, unit, { until: '2026-02-10' })
    await offers.open(deps, unit, { from: '2026-02-10' })
    deps.clock.set('2026-02-10T12:00:00Z')

    assert.deepEqual(await extendOverdueStays(deps), { extended: 0, conflicts: 1 })

    const stay = await StayModel.findById(stayId).lean()
    assert.deepEqual([stay?.status, stay?.until], ['arrived', '2026-02-10'])
    assert.deepEqual(await faultsInState(), [])
  })
})
