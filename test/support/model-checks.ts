import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { inOrder, listAt } from '../../matching/waitlist/list-moves.ts'
import { daysBetween } from '../../matching/day.ts'
import { waitingDaysOf } from '../../matching/wait-clock.ts'
import { AuditEntryModel } from '../../models/audit.model.ts'
import { OutboxEventModel } from '../../models/outbox-event.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { EVENT_NAMES } from '../../server/events/events.ts'
import { capacityNow } from '../../server/features/capacity/capacity.query.ts'
import { sealAudit } from '../../server/features/governance/seal-audit.service.ts'
import { verifyAudit } from '../../server/features/governance/verify-audit.service.ts'
import { verifyLedger } from '../../server/features/waitlist/verify-ledger.service.ts'
import type { Vault } from '../../server/vault.ts'
import { spellsOf } from '../../server/features/waitlist/clock.ts'
import { dayOf } from '../../server/today.ts'
import type { Api } from './api.ts'
import { bodyOf } from './body.ts'
import type { Person } from './model-acts.ts'
import { look } from './model-state.ts'
import { recount } from './recount.ts'
import { faultsInState } from './soundness.ts'
import type { testDeps } from './test-deps.ts'

type Deps = ReturnType<typeof testDeps>

/** The service on its database, and who is at work in it. */
export interface Real {
  readonly deps: Deps
  readonly api: Api
  readonly people: readonly Person[]
}

/** Nothing overlaps, every number equals a recount, every act has its event, and the list is right. */
export async function assertSound({ deps, api, people }: Real): Promise<void> {
  assert.deepEqual(await faultsInState(), [])
  const expected = await recount(dayOf(deps.now()))
  const actor = { id: 'desk', role: 'desk', purpose: 'arrange-shelter' } as const
  for (const shown of capacityNow({}, actor, deps).units) {
    const { physical, staffed, funded, occupied, held, closed, available } = shown
    const numbers = { physical, staffed, funded, occupied, held, closed, available }
    assert.deepEqual(numbers, expected.get(shown.unitId))
  }
  const acts = await AuditEntryModel.countDocuments({ act: { $in: EVENT_NAMES } })
  assert.equal(await OutboxEventModel.countDocuments(), acts, 'an event for every act')
  await assertPositions(api, people)
  await assertClocks(dayOf(deps.now()))
  await assertLedger(api, people, deps.vault)
}

const Waitlist = z.object({
  items: z.array(
    z.object({
      requestId: z.string(),
      position: z.number(),
      class: z.number(),
      waitingDays: z.number(),
    }),
  ),
})

/** Everybody who waits is on the list once, numbered from 1, the most urgent and longest waiting first. */
async function assertPositions(api: Api, people: readonly Person[]): Promise<void> {
  const desk = people.find(({ role }) => role === 'desk')
  const list = await api.get('/v1/waitlist?pageSize=2000', { as: desk?.account })
  const { items } = bodyOf(Waitlist, list)
  const waiting = (await look()).filter(({ status }) => ['waiting', 'offered'].includes(status))
  assert.deepEqual(
    items.map(({ requestId }) => requestId).toSorted(),
    waiting.map(({ id }) => id).toSorted(),
  )
  assert.deepEqual(
    items.map(({ position }) => position),
    items.map((_item, index) => index + 1),
  )
  const order = items.map((item) => item.class * 10_000 - item.waitingDays)
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
  )
}

const Ledger = z.object({
  items: z.array(
    z.object({
      token: z.string(),
      at: z.string(),
      cause: z.string(),
      after: z.object({ class: z.number(), since: z.string(), draw: z.number() }).optional(),
    }),
  ),
})

/** Replayed from its first row, the ledger that the desk may read gives the list as it is. */
async function assertLedger(api: Api, people: readonly Person[], vault: Vault): Promise<void> {
  const as = people.find(({ role }) => role === 'desk')?.account
  const ledger = bodyOf(Ledger, await api.get('/v1/waitlist/ledger?pageSize=2000', { as }))
  const list = bodyOf(Waitlist, await api.get('/v1/waitlist?pageSize=2000', { as }))
  const moves = ledger.items.map(({ token, ...move }) => ({ id: token, ...move }))
  assert.deepEqual(
    inOrder(listAt(moves, LATER)),
    list.items.map(({ requestId }) => vault.token('list', requestId)),
  )
}
const LATER = '9999'

/** The spells of every clock tile the time since it came on the list, and its days are those on which it ran. */
async function assertClocks(today: string): Promise<void> {
  for (const request of await RequestModel.find({ waitingSince: { $exists: true } }).lean()) {
    const spells = spellsOf(request)
    for (const [index, { from, until }] of spells.entries()) {
      assert.equal(until, spells[index + 1]?.from, `spells of ${String(request._id)}`)
      assert.ok(until === undefined || from < until)
    }
    const ran = spells
      .filter(({ kind }) => kind === 'running')
      .reduce((sum, { from, until }) => sum + daysBetween(from, until ?? today), 0)
    assert.equal(waitingDaysOf(request, today), ran, `days of ${String(request._id)}`)
  }
}

/** The whole log seals into a chain that holds. */
export async function assertChain(deps: Deps, folder: string): Promise<void> {
  const dataDir = mkdtempSync(join(folder, 'run-'))
  while ((await sealAudit({ ...deps, config: { ...deps.config, dataDir } })) > 0);
  const { faults, unsealed } = await verifyAudit({ dataDir })
  assert.deepEqual([faults, unsealed], [[], 0])
  assert.deepEqual((await verifyLedger(deps)).faults, [])
}
