import type { Types } from 'mongoose'
import { setImmediate } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { recordRead } from '../../events/transact.ts'
import { allLinks } from '../matching/residents.query.ts'
import type { FreeUnit, MadePlan } from './make-plan.ts'
import type { FromWorker, ToWorker } from './plan-messages.ts'
import {
  freeUnit,
  keptTables,
  openHousehold,
  readWaiting,
  waitingIds,
} from './plan-snapshot.query.ts'
import type { Waiting } from './plan-snapshot.query.ts'
import { startPlanWorker } from './start-worker.ts'

/** Small portions: between two of them the service answers whoever else calls. */
const UNITS_PER_PORTION = 8
const HOUSEHOLDS_PER_PORTION = 4
const HOUSEHOLDS_PER_READ = 100

export interface Run {
  readonly planId: string
  readonly on: string
  /** Told how much is done, in per cent. */
  readonly progressed: (percent: number) => Promise<void>
}

export interface RunOutcome extends MadePlan {
  readonly ruleSetId: string
  readonly unreadable: number
}

/**
 * Plans for everybody who waits and every free place, in a thread of its own. Rejects with `PlanStopped` when
 * `stopRun` was called.
 *
 * 1. Hand over the tables, then the free places.
 * 2. Note whose data is used, open it, hand it over, a few households at a time.
 * 3. Collect the lines and the proof.
 */
export async function runPlan(run: Run, actor: Actor, deps: Deps): Promise<RunOutcome> {
  const { id: ruleSetId } = deps.tables
  const tables = await keptTables(deps)
  const ids = await waitingIds(deps)

  const worker = startPlanWorker()
  try {
    const made = collect(worker, { total: ids.length, run, deps })
    // Heard at the end; until then a thread that breaks must not count as unheard.
    made.catch(() => undefined)
    const send = (message: ToWorker): void => {
      worker.postMessage(message)
    }
    send({ type: 'setting', on: run.on, seed: run.on, tables })
    await sendUnits(send, run.on, deps)
    const unreadable = await sendHouseholds(send, { ids, actor, run, deps })
    send({ type: 'end' })
    return { ...(await made), ruleSetId, unreadable }
  } finally {
    await worker.terminate()
  }
}

async function sendUnits(send: (message: ToWorker) => void, on: string, deps: Deps): Promise<void> {
  const links = await allLinks()
  const entries = deps.board.units()
  for (let start = 0; start < entries.length; start += UNITS_PER_PORTION) {
    const units = entries
      .slice(start, start + UNITS_PER_PORTION)
      .flatMap((entry): FreeUnit[] => [freeUnit(entry, on, links, deps) ?? []].flat())
    send({ type: 'units', units })
    await setImmediate()
  }
}

interface HandOver {
  readonly ids: readonly Types.ObjectId[]
  readonly actor: Actor
  readonly run: Run
  readonly deps: Deps
}

async function sendHouseholds(
  send: (message: ToWorker) => void,
  { ids, actor, run, deps }: HandOver,
): Promise<number> {
  let unreadable = 0
  for (let start = 0; start < ids.length; start += HOUSEHOLDS_PER_READ) {
    const portion = await readWaiting(ids.slice(start, start + HOUSEHOLDS_PER_READ), deps)
    await noteRead(portion, { actor, run, deps })
    for (let next = 0; next < portion.length; next += HOUSEHOLDS_PER_PORTION) {
      if (!stoppersOf(deps).has(run.planId)) return unreadable
      const some = portion.slice(next, next + HOUSEHOLDS_PER_PORTION)
      const households = some.flatMap((one) => openHousehold(one, run.on, deps) ?? [])
      unreadable += some.length - households.length
      send({ type: 'households', households })
      await setImmediate()
    }
  }
  return unreadable
}

/** Each portion is noted before it is opened. */
async function noteRead(
  portion: readonly Waiting[],
  { actor, run, deps }: Omit<HandOver, 'ids'>,
): Promise<void> {
  const caseTokens = portion.map(({ theCase }) => theCase.token)
  await recordRead(deps, actor, { act: 'plan.judged', ids: { planId: run.planId }, caseTokens })
}

/** Judging is most of the work; the rest is planning and checking. */
const JUDGING_PERCENT = 90
const STEP_PERCENT = 5

function collect(
  worker: Worker,
  { total, run, deps }: { total: number; run: Run; deps: Deps },
): Promise<MadePlan> {
  const stoppers = stoppersOf(deps)
  const lines: MadePlan['lines'][number][] = []
  const state = { judged: 0, told: 0, telling: Promise.resolve() }
  const judged = (count: number): void => {
    state.judged += count
    const percent = Math.floor((JUDGING_PERCENT * state.judged) / Math.max(1, total))
    if (percent < state.told + STEP_PERCENT) return
    state.told = percent
    // In order, and before the end is told: a screen believes what it hears last.
    state.telling = state.telling
      .then(() => run.progressed(percent))
      .catch((error: unknown) => {
        deps.log.warn({ error }, 'progress of a plan not told')
      })
  }
  return new Promise<MadePlan>((resolve, reject) => {
    stoppers.set(run.planId, () => {
      reject(new PlanStopped())
    })
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'judged') judged(message.count)
      else if (message.type === 'lines') lines.push(...message.lines)
      else resolve(state.telling.then(() => ({ ...message.plan, lines })))
    })
    worker.on('error', reject)
    worker.on('exit', () => {
      reject(new Error('The planning thread ended before its plan'))
    })
  }).finally(() => stoppers.delete(run.planId))
}

/** Somebody cancelled the run, or took it over. */
export class PlanStopped extends Error {}

/** One set per service: how to stop each plan that this node is making. */
const runs = new WeakMap<Deps['bus'], Map<string, () => void>>()

function stoppersOf({ bus }: Deps): Map<string, () => void> {
  const existing = runs.get(bus)
  if (existing) return existing
  const stoppers = new Map<string, () => void>()
  runs.set(bus, stoppers)
  bus.subscribe(({ name, ids }) => {
    // Wherever it was cancelled: the node that makes the plan hears of it.
    if (name === 'plan.cancelled') stoppers.get(ids.planId ?? '')?.()
  })
  return stoppers
}

/** Stops a plan that this node is making; nothing otherwise. */
export function stopRun(planId: string, deps: Deps): void {
  stoppersOf(deps).get(planId)?.()
}
