import assert from 'node:assert/strict'
import { OfferModel } from '../../models/offer.model.ts'
import { startJobs } from '../../server/jobs/agenda.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { recordsOf } from '../support/records.ts'
import { offers } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

// Agenda's lock watcher keeps a timer for half a minute: run by itself, this file ends that much later.
describe('the jobs under Agenda', () => {
  useDatabase()

  it('expire an overdue offer once, on two nodes, without being asked', async function () {
    this.timeout(60_000)
    const deps = testDeps()
    const { offerId } = await offers.open(deps, await makeUnit(deps))
    deps.clock.forward(24 * 60)
    const expired = new Promise<void>((resolve) => {
      deps.bus.subscribe(({ name, ids }) => {
        if (name === 'offer.expired' && ids.offerId === offerId) resolve()
      })
    })

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
  })
})
