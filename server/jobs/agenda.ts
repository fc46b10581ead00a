import { hostname } from 'node:os'
import { MongoBackend } from '@agendajs/mongo-backend'
import { Agenda } from 'agenda'
import { AGENDA_JOBS, LOCK_MS } from '../../models/agenda-job.model.ts'
import type { Deps } from '../deps.ts'
import { JOBS } from './job-table.ts'

const LOOK_EVERY_MS = 5_000

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
  const agenda = new Agenda({
    backend,
    name: `${hostname()}:${process.pid}`,
    processEvery: LOOK_EVERY_MS,
    defaultLockLifetime: LOCK_MS,
  })
  let running = true
  agenda.on('error', (error) => {
    log.error({ error }, 'jobs')
  })
  agenda.on('fail', (error, job) => {
    log.error({ error, job: job.attrs.name }, 'job failed')
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
