import assert from 'node:assert/strict'
import { z } from 'zod'
import { AgendaJobModel, LOCK_MS } from '../../models/agenda-job.model.ts'
import { OfferModel } from '../../models/offer.model.ts'
import { startJobs } from '../../server/jobs/agenda.ts'
import { JOBS } from '../../server/jobs/job-table.ts'
import { signedIn } from '../support/accounts.ts'
import { apiOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { recordsOf } from '../support/records.ts'
import { offers } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

const Shown = z.object({
  jobs: z.array(
    z.object({
      name: z.string(),
      state: z.string(),
      lastRunAt: z.string().optional(),
      nextRunAt: z.string().optional(),
      everySeconds: z.number().optional(),
      lockedBy: z.string().optional(),
      failures: z.number(),
    }),
  ),
})

// Agenda's lock watcher keeps a timer for half a minute: run by itself, this file ends that much later.
describe('the jobs under Agenda', () => {
  useDatabase()

  it('expire an overdue offer once, on two nodes, after a third died at it, and the administrator sees them', async function () {
    this.timeout(60_000)
    const deps = testDeps()
    const { offerId } = await offers.open(deps, await makeUnit(deps))
    deps.clock.forward(24 * 60)
    const expired = new Promise<void>((resolve) => {
      deps.bus.subscribe(({ name, ids }) => {
        if (name === 'offer.expired' && ids.offerId === offerId) resolve()
      })
    })
    const admin = await signedIn('admin')
    const shown = async () => bodyOf(Shown, await apiOf(deps).get('/v1/jobs', { as: admin })).jobs
    const longAgo = new Date(Date.now() - LOCK_MS - 1_000)
    await AgendaJobModel.collection.insertOne({
      ...{ name: 'expire-offers', type: 'single', priority: 0, data: {}, repeatInterval: 15_000 },
      ...{ nextRunAt: longAgo, lockedAt: longAgo, lastModifiedBy: 'a-node-that-died' },
    })
    const [left] = await shown()
    assert.deepEqual([left?.state, left?.lockedBy], ['abandoned', 'a-node-that-died'])

    const nodes = await Promise.all([startJobs(deps), startJobs(deps)])
    try {
      await expired
    } finally {
      for (const jobs of nodes) await jobs.close()
    }

    assert.equal((await OfferModel.findById(offerId).lean())?.status, 'expired')
    assert.equal((await recordsOf('offer.expired')).events.length, 1)
    assert.deepEqual(
      nodes.map((jobs) => jobs.running()),
      [false, false],
    )
    const jobs = await shown()
    assert.deepEqual(
      jobs.map(({ name, everySeconds }) => [name, everySeconds]).toSorted(),
      JOBS.map(({ name, everyMs }) => [name, everyMs / 1000]).toSorted(),
      'one row per job, however many nodes',
    )
    const expiring = jobs.find(({ name }) => name === 'expire-offers')
    assert.deepEqual([expiring?.failures, expiring?.state], [0, 'waiting'])
    assert.ok(expiring?.lastRunAt !== undefined && expiring.nextRunAt !== undefined)
  })

  it('a job that fails, or that nobody looks after, says so', async () => {
    const admin = await signedIn('admin')
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)
    await AgendaJobModel.collection.insertMany([
      { name: 'a', nextRunAt: ago(-1), failCount: 3, failedAt: ago(1), failReason: 'secret' },
      { name: 'b', nextRunAt: ago(5) },
      { name: 'c', nextRunAt: ago(0), lockedAt: ago(0), lastModifiedBy: 'node-1' },
    ])

    const answer = await apiOf(testDeps()).get('/v1/jobs', { as: admin })

    const { jobs } = bodyOf(Shown, answer)
    assert.deepEqual(
      jobs.map(({ state, failures }) => [state, failures]),
      [
        ['failing', 3],
        ['late', 0],
        ['running', 0],
      ],
    )
    assert.ok(!answer.text.includes('secret'), 'why stays in the log')
  })
})
