import assert from 'node:assert/strict'
import { PlanModel } from '../../models/plan.model.ts'
import { planNightly } from '../../server/jobs/plan-nightly.job.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { plans } from '../support/plans.ts'
import { recordsOf } from '../support/records.ts'
import { requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

describe('the plan of the night', () => {
  useDatabase()

  it('starts between three and six in Amsterdam, in winter and in summer', async () => {
    const deps = testDeps()
    const startedAt = async (moment: string): Promise<boolean> => {
      deps.clock.set(moment)
      const started = await planNightly(deps)
      await started?.finished
      return started !== undefined
    }

    const started = []
    for (const moment of [
      ...['2026-02-03T01:59:00Z', '2026-02-03T02:01:00Z', '2026-02-04T05:01:00Z'],
      ...['2026-07-03T00:59:00Z', '2026-07-03T01:01:00Z', '2026-07-04T04:01:00Z'],
    ]) {
      started.push(await startedAt(moment))
    }

    assert.deepEqual(started, [false, true, false, false, true, false])
  })

  it('is made once a night, however often and on however many nodes the job runs', async () => {
    const deps = testDeps()
    await makeUnit(deps, { places: 1 })
    await requests.waiting(deps)
    deps.clock.set('2026-02-03T02:10:00Z')

    const together = await Promise.all([1, 2, 3].map(() => planNightly(deps)))
    for (const started of together) await started?.finished
    const later = await planNightly(deps)

    assert.equal(together.filter((started) => started !== undefined).length, 1)
    assert.equal(later, undefined)
    const [plan, ...others] = await PlanModel.find().lean()
    assert.deepEqual([plan?.status, plan?.night, others.length], ['proposed', '2026-02-03', 0])
    const { audits } = await recordsOf('plan.proposed')
    assert.deepEqual(
      audits.map(({ actor }) => actor.role),
      ['system'],
    )
  })

  it('leaves a plan of the desk alone, and follows when that is made', async () => {
    const deps = testDeps()
    deps.clock.set('2026-02-03T02:10:00Z')
    const lockedUntil = new Date('2026-02-03T02:15:00Z')
    const planId = await plans.running({ lockedUntil })

    const refused = await planNightly(deps)
    await PlanModel.updateOne({ _id: planId }, { $set: { status: 'cancelled' } })
    const started = await planNightly(deps)
    await started?.finished

    assert.equal(refused, undefined)
    assert.equal(started?.plan.night, '2026-02-03')
  })

  it('marks a run as failed whose node has died, and makes that night anew', async () => {
    const deps = testDeps()
    deps.clock.set('2026-02-03T02:30:00Z')
    const lockedUntil = new Date('2026-02-03T02:20:00Z')
    const dead = await plans.running({ night: '2026-02-03', lockedUntil })

    const started = await planNightly(deps)
    await started?.finished

    const [failed, made] = await PlanModel.find().sort({ startedAt: 1 }).lean()
    assert.deepEqual(
      [String(failed?._id), failed?.status, failed?.failure],
      [dead, 'failed', 'lost'],
    )
    assert.deepEqual([made?.status, made?.night], ['proposed', '2026-02-03'])
    assert.equal((await recordsOf('plan.failed')).audits[0]?.reason, 'lost')
  })

  it('does not take a run for dead that still tells of its progress', async () => {
    const deps = testDeps()
    await plans.running()

    await planNightly(deps)

    assert.equal(await PlanModel.countDocuments({ status: 'running' }), 1)
  })
})
