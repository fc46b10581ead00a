import assert from 'node:assert/strict'
import fc from 'fast-check'
import { testRuns, testSeed } from '../../scripts/support/test-runs.ts'
import { AuditEntryModel } from '../../models/audit.model.ts'
import { OutboxEventModel } from '../../models/outbox-event.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { EVENT_NAMES } from '../../server/events/events.ts'
import { capacityNow } from '../../server/features/capacity/capacity.query.ts'
import { Problem } from '../../server/problem.ts'
import { dayOf } from '../../server/today.ts'
import { anyAct, perform, readWorld } from '../support/acts.ts'
import type { Act } from '../support/acts.ts'
import { useDatabase } from '../support/database.ts'
import { keepDatabase } from '../support/kept-database.ts'
import { makeUnit } from '../support/landscape.ts'
import { recount } from '../support/recount.ts'
import { offers, requests, stays } from '../support/requests.ts'
import { faultsInState } from '../support/soundness.ts'
import { testDeps } from '../support/test-deps.ts'

const RUNS = 20
const HOUSEHOLDS = 6
const DESK = { id: 'desk', role: 'desk', purpose: 'arrange-shelter' } as const

/** Some people who act at the same moment; then hours pass, so that offers expire and stays run over. */
const anyRound = fc.record({
  acts: fc.array(anyAct, { minLength: 1, maxLength: 4 }),
  hours: fc.constantFrom(0, 3, 24, 72, 96),
})

type Service = ReturnType<typeof testDeps>

describe('whatever people do, in whatever order, at the same time', () => {
  useDatabase()

  it('nothing overlaps, every number equals a recount, nobody is lost', async function () {
    this.timeout(0)
    const restore = await country()

    const property = fc.asyncProperty(
      fc.array(anyRound, { minLength: 3, maxLength: 10 }),
      async (rounds) => {
        await restore()
        const deps = testDeps()
        await deps.board.load()
        for (const { acts, hours } of rounds) {
          await actAtOnce(acts, deps)
          await assertSound(deps)
          deps.clock.forward(hours * 60)
        }
        await assertBoardIsFresh(deps)
      },
    )
    const limits = { numRuns: testRuns(RUNS), interruptAfterTimeLimit: 600_000 }
    await fc.assert(property, { ...testSeed(), ...limits })
  })
})

/** Makes a small country once, with somebody there, somebody expected and an open offer; the function it gives puts the database back to that state. */
async function country(): Promise<() => Promise<void>> {
  const deps = testDeps()
  const unit = await makeUnit(deps, { places: 3, seats: 2, staffed: 2, turnaroundDays: 1 })
  const small = await makeUnit(deps, { places: 1, turnaroundDays: 2 })
  const [placeId = ''] = small.placeIds
  await stays.arrived(deps, small, { placeId, until: '2026-02-04' })
  await stays.planned(deps, small, { placeId, from: '2026-02-05', until: '2026-02-08' })
  await offers.open(deps, unit, { seatIds: unit.seatIds, until: '2026-02-05' })
  for (let made = 3; made < HOUSEHOLDS; made += 1) await requests.waiting(deps)
  return keepDatabase()
}

/** Everybody acts on what all of them saw just before. Only foreseen refusals are allowed. */
async function actAtOnce(acts: readonly Act[], deps: Service): Promise<void> {
  const world = await readWorld()
  const outcomes = await Promise.allSettled(acts.map((act) => perform(act, world, deps)))
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected' && !(outcome.reason instanceof Problem)) throw outcome.reason
  }
}

async function assertSound(deps: Service): Promise<void> {
  assert.deepEqual(await faultsInState(), [])
  const expected = await recount(dayOf(deps.now()))
  for (const shown of capacityNow({}, DESK, deps).units) {
    const { physical, staffed, funded, occupied, held, closed, available } = shown
    const numbers = { physical, staffed, funded, occupied, held, closed, available }
    assert.deepEqual(numbers, expected.get(shown.unitId))
  }
  assert.equal(await RequestModel.countDocuments(), HOUSEHOLDS)
  const acts = await AuditEntryModel.countDocuments({ act: { $in: EVENT_NAMES } })
  assert.equal(await OutboxEventModel.countDocuments(), acts)
}

/** The board that followed every event equals one that was read just now. */
async function assertBoardIsFresh(deps: Service): Promise<void> {
  const followed = JSON.stringify(deps.board.units())
  await deps.board.load()
  assert.equal(JSON.stringify(deps.board.units()), followed)
}
