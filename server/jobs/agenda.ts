import { MongoBackend } from '@agendajs/mongo-backend'
import { Agenda } from 'agenda'
import { AGENDA_JOBS } from '../../models/agenda-job.model.ts'
import type { Deps } from '../deps.ts'
import { extendOverdueStays } from '../features/stays/extend-overdue.service.ts'
import { noticeOverdueStays } from '../features/stays/notice-overdue.service.ts'
import { promoteWaiting } from '../features/waitlist/promote-waiting.service.ts'
import { expireOffers } from './expire-offers.job.ts'
import { planNightly } from './plan-nightly.job.ts'
import { sendDueMails, tellPeople } from './tell-people.job.ts'

const LOOK_EVERY_MS = 5_000
/** A job whose node was killed is taken over after this; Agenda's own ten minutes would stall it. */
const LOCK_MS = 60_000

/** What runs by itself, and how often. Each is safe to run twice, and on several nodes. */
const JOBS = [
  { name: 'expire-offers', everyMs: 15_000, run: expireOffers },
  { name: 'promote-waiting', everyMs: 3_600_000, run: promoteWaiting },
  { name: 'extend-overdue-stays', everyMs: 600_000, run: extendOverdueStays },
  { name: 'notice-overdue-stays', everyMs: 600_000, run: noticeOverdueStays },
  { name: 'plan-nightly', everyMs: 300_000, run: planNightly },
  { name: 'tell-people', everyMs: 5_000, run: tellPeople },
  { name: 'send-mails', everyMs: 15_000, run: sendDueMails },
] as const

export interface Jobs {
  readonly running: () => boolean
  readonly close: () => Promise<void>
}

/** Starts the jobs of this node; all nodes share them through the database. */
export async function startJobs(deps: Deps): Promise<Jobs> {
  const { db, log } = deps
  const mongo = db.db
  if (!mongo) throw new Error('Connect to the database before starting jobs')
  const backend = new MongoBackend({ mongo, collection: AGENDA_JOBS, ensureIndex: false })
  const agenda = new Agenda({ backend, processEvery: LOOK_EVERY_MS, defaultLockLifetime: LOCK_MS })
  let running = true
  agenda.on('error', (error) => {
    log.error({ error }, 'jobs')
  })
  for (const { name, run } of JOBS) {
    agenda.define(name, () => run(deps).then(() => undefined), { concurrency: 1 })
  }
  await agenda.start()
  for (const { name, everyMs } of JOBS) {
    await register(() => agenda.every(everyMs, name))
  }
  return {
    running: () => running,
    close: async () => {
      running = false
      await agenda.drain()
    },
  }
}

const ATTEMPTS = 5

/** Nodes that start at once meet on the same new row: the database lets one in, and then the others find it. */
async function register(write: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await write()
      return
    } catch (error: unknown) {
      if (attempt === ATTEMPTS) throw error
    }
  }
}
