import assert from 'node:assert/strict'
import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testRuns, testSeed } from '../../scripts/support/test-runs.ts'
import { AuditEntryModel } from '../../models/audit.model.ts'
import { JOBS } from '../../server/jobs/job-table.ts'
import { dayOf } from '../../server/today.ts'
import { signedIn } from '../support/accounts.ts'
import { apiOf } from '../support/api.ts'
import type { Api } from '../support/api.ts'
import { useDatabase } from '../support/database.ts'
import { keepDatabase } from '../support/kept-database.ts'
import { makeUnit } from '../support/landscape.ts'
import { REMOVALS, anyAct, definite } from '../support/model-acts.ts'
import type { Act, Doing, Person } from '../support/model-acts.ts'
import { assertChain, assertSound } from '../support/model-checks.ts'
import type { Real } from '../support/model-checks.ts'
import { illegalChanges, look, lostBetween } from '../support/model-state.ts'
import type { Thing } from '../support/model-state.ts'
import { offers, requests, stays } from '../support/requests.ts'
import { NOW, testDeps } from '../support/test-deps.ts'

/** A minute or so on two cores; `npm run test:long` does ten times as many. */
const RUNS = 50
/** Commands of one run at most: fewer than half of them, and those of several people at once, make about thirty acts. */
const COMMANDS = 75

type Deps = ReturnType<typeof testDeps>

/** What is expected of the service: that it is now as it was seen last, and moves only as its tables say. */
interface Model {
  seen: readonly Thing[]
  acts: number
}

/** Acts of people at the same moment, each on what all of them saw just before. */
class Together implements fc.AsyncCommand<Model, Real> {
  readonly acts: readonly Act[]
  constructor(acts: readonly Act[]) {
    this.acts = acts
  }
  check = () => true
  toString = () => `together(${this.acts.map((act) => JSON.stringify(act)).join(', ')})`

  async run(model: Model, { deps, api, people }: Real): Promise<void> {
    const world = { things: model.seen, people, today: dayOf(deps.now()) }
    const doings = this.acts.flatMap((act) => definite(act, world) ?? [])
    const before = await AuditEntryModel.estimatedDocumentCount()
    const done = await Promise.all(doings.map((doing) => doTwice(doing, api)))
    const after = await look()
    const alone = doings.length === 1 ? doings[0] : undefined
    if (alone) await assertFollows(alone, { ok: done[0] === true, seen: model.seen, after, before })
    assert.deepEqual(illegalChanges(model.seen, after, alone ? 1 : doings.length), [])
    assert.deepEqual(lostBetween(model.seen, after), [])
    model.seen = after
    model.acts += doings.length
  }
}

/** Hours pass, and everything that runs by itself runs. */
class Later implements fc.AsyncCommand<Model, Real> {
  readonly hours: number
  constructor(hours: number) {
    this.hours = hours
  }
  check = () => true
  toString = () => `later(${this.hours})`

  async run(model: Model, { deps }: Real): Promise<void> {
    deps.clock.forward(this.hours * 60)
    // The plan of the night is made by a worker of its own: it has tests of its own.
    for (const { name, run } of JOBS) if (name !== 'plan-nightly') await run(deps)
    const after = await look()
    assert.deepEqual(illegalChanges(model.seen, after, 2), [])
    assert.deepEqual(lostBetween(model.seen, after), [])
    model.seen = after
  }
}

/** Looks over everything: nothing twice, nobody lost, every number as a recount says. */
class Check implements fc.AsyncCommand<Model, Real> {
  check = () => true
  toString = () => 'check()'

  async run(_model: Model, real: Real): Promise<void> {
    await assertSound(real)
  }
}

describe('random people, right and wrong, at once, over HTTP', function () {
  this.timeout(0)
  useDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'model-'))
  after(() => {
    rmSync(folder, { recursive: true })
  })

  it('no state that is none, nothing placed twice, nobody lost, clocks and positions true, chain whole', async () => {
    const deps = testDeps()
    const people = await cast(deps)
    const api = apiOf(deps)
    const restore = await keepDatabase()
    const command: fc.Arbitrary<fc.AsyncCommand<Model, Real>>[] = [
      anyAct.map((act) => new Together([act])),
      anyAct.map((act) => new Together([act])),
      anyAct.map((act) => new Together([act])),
      fc.array(anyAct, { minLength: 2, maxLength: 4 }).map((acts) => new Together(acts)),
      fc.constantFrom(1, 3, 24, 72).map((hours) => new Later(hours)),
      fc.constant(new Check()),
    ]
    let acts = 0
    const property = fc.asyncProperty(
      fc.commands(command, { maxCommands: COMMANDS, size: 'max' }),
      async (commands) => {
        await restore()
        // What the service remembers of before is of no use now.
        await deps.bus.publish({ id: crypto.randomUUID(), name: 'landscape.changed', ids: {} })
        deps.clock.set(NOW)
        await deps.board.load()
        const model = { seen: await look(), acts: 0 }
        const real = { deps, api, people }
        await fc.asyncModelRun(() => ({ model, real }), commands)
        acts += model.acts
        await assertSound(real)
        await assertChain(deps, folder)
      },
    )
    const limits = { numRuns: testRuns(RUNS), interruptAfterTimeLimit: 1_500_000 }
    await fc.assert(property, { ...testSeed(), ...limits })
    assert.ok(acts >= testRuns(RUNS) * 25, `only ${acts} acts`)
  })
})

/** Two units, five households in different places of the journey, and everybody who may meddle. */
async function cast(deps: Deps): Promise<Person[]> {
  const unit = await makeUnit(deps, { places: 3, staffed: 2, turnaroundDays: 1 })
  const small = await makeUnit(deps, { places: 1, turnaroundDays: 2 })
  const people: Person[] = []
  const join = async (role: Person['role'], own: Parameters<typeof signedIn>[1] = {}) => {
    const account = await signedIn(role, own)
    people.push({ role, account })
    return account
  }
  const coordinator = await join('coordinator')
  const other = await join('coordinator', { region: 'utrecht' })
  for (const { organisationId } of [unit, small]) await join('operator', { organisationId })
  for (const role of ['desk', 'desk', 'region', 'ministry'] as const) await join(role)
  const [placeId = ''] = small.placeIds
  const household = () => requests.waiting(deps, { coordinator })
  await stays.arrived(deps, small, { requestId: await household(), placeId, until: '2026-02-04' })
  await offers.open(deps, unit, { requestId: await household(), until: '2026-02-05' })
  await household()
  await requests.submitted(deps, { coordinator: other })
  await requests.draft(deps, { coordinator: other })
  return people
}

/** Sends it, or sends it twice at the same moment: then once is done, and both hear the same. True when it was done. */
async function doTwice({ act, send, mustFail }: Doing, api: Api): Promise<boolean> {
  const answers = await Promise.all(act.twice ? [send(api), send(api)] : [send(api)])
  for (const { status, text } of answers) {
    assert.ok(status < 500, `${act.name}: ${status} ${text}`)
    if (mustFail) assert.ok(status >= 400, `${act.name}: ${status} ${text}`)
  }
  const done = answers.filter(({ status }) => status < 300)
  if (!REMOVALS.includes(act.name) && done.length > 0) {
    assert.equal(done.length, answers.length, `${act.name} twice under one key`)
    assert.equal(new Set(done.map(({ text }) => text)).size, 1, `${act.name} under one key`)
  }
  return done.length > 0
}

interface Outcome {
  readonly ok: boolean
  readonly seen: readonly Thing[]
  readonly after: readonly Thing[]
  /** Entries of the audit log before it. */
  readonly before: number
}

/** What nobody else interfered with: done, the thing is in the state of its move; refused, nothing was written. */
async function assertFollows({ act, thing, to }: Doing, outcome: Outcome): Promise<void> {
  const { ok, seen, after, before } = outcome
  if (!ok) {
    assert.deepEqual(after, seen, `${act.name} was refused, and yet changed something`)
    assert.equal(await AuditEntryModel.estimatedDocumentCount(), before, `${act.name} was refused`)
    return
  }
  const now = after.find(({ kind, id }) => kind === thing?.kind && id === thing.id)
  if (to !== undefined) assert.equal(now?.status, to, act.name)
}
