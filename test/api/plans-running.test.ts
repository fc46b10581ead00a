import assert from 'node:assert/strict'
import { z } from 'zod'
import { AuditEntryModel } from '../../models/audit.model.ts'
import { CaseModel } from '../../models/case.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { RuleSetModel } from '../../models/rule-set.model.ts'
import { PlanLineModel, PlanModel } from '../../models/plan.model.ts'
import { signedIn } from '../support/accounts.ts'
import type { Account } from '../support/accounts.ts'
import { apiOf, problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { makePlan, plans } from '../support/plans.ts'
import { recordsOf } from '../support/records.ts'
import { requests } from '../support/requests.ts'
import { TODAY, testDeps } from '../support/test-deps.ts'

const Started = z.looseObject({ id: z.string(), status: z.string() })

describe('making a national plan', () => {
  useDatabase()

  const deps = testDeps()
  const api = apiOf(deps)
  let desk: Account
  beforeEach(async () => {
    desk = await signedIn('desk')
    await deps.board.load()
  })

  it('gives way to a newer plan', async () => {
    await makeUnit(deps, { places: 1 })
    await requests.waiting(deps)
    const before = await makePlan(api, desk)
    const after = await makePlan(api, desk)

    const list = await api.get('/v1/plans', { as: desk })

    const { items } = bodyOf(z.object({ items: z.array(Started) }), list)
    assert.deepEqual(
      items.map(({ id, status }) => [id, status]),
      [
        [after.id, 'proposed'],
        [before.id, 'superseded'],
      ],
    )
  })

  it('is made by one of two who start it at once', async () => {
    await makeUnit(deps, { places: 1 })
    await requests.waiting(deps)

    const answers = await Promise.all(
      [1, 2].map(() => api.post('/v1/plans', { as: desk, body: {} })),
    )

    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 409])
    const refused = answers.find(({ status }) => status === 409)
    assert.ok(refused)
    assert.equal(problemOf(refused).name, 'plan-running')
    await settle()
    assert.equal((await recordsOf('plan.started')).events.length, 1)
  })

  it('is started once for one idempotency key', async () => {
    await makeUnit(deps, { places: 1 })
    const call = { as: desk, key: 'the-same-key', body: {} }
    const first = await api.post('/v1/plans', call)
    await settle()

    const again = await api.post('/v1/plans', call)

    assert.deepEqual([first.status, again.status], [201, 201])
    assert.equal(bodyOf(Started, again).id, bodyOf(Started, first).id)
    assert.equal(await PlanModel.countDocuments(), 1)
  })

  it('can be cancelled while it is made, and then proposes nothing', async () => {
    await makeUnit(deps, { places: 1 })
    await requests.waiting(deps)
    const started = await api.post('/v1/plans', { as: desk })
    const { id } = bodyOf(Started, started)

    const cancelled = await api.post(`/v1/plans/${id}/cancellation`, { as: desk })

    assert.equal(cancelled.status, 200, cancelled.text)
    assert.equal(bodyOf(Started, cancelled).status, 'cancelled')
    // Another can be made at once, and is not touched by what is left of the first.
    const next = await makePlan(api, desk)
    assert.equal(next.status, 'proposed')
    const after = await PlanModel.findById(id).orFail().lean()
    assert.equal(after.status, 'cancelled')
    assert.equal(await PlanLineModel.countDocuments({ planId: id }), 0)
  })

  it('cannot be cancelled when it is made', async () => {
    const id = await plans.proposed(deps)

    const response = await api.post(`/v1/plans/${id}/cancellation`, { as: desk })

    assert.equal(response.status, 409)
    assert.equal(problemOf(response).name, 'wrong-state')
  })

  it('answers others while it is made', async () => {
    await makeUnit(deps, { places: 1 })
    await Promise.all([1, 2, 3].map(() => requests.waiting(deps)))
    const started = await api.post('/v1/plans', { as: desk, body: {} })
    const { id } = bodyOf(Started, started)

    const meanwhile = await api.get('/v1/capacity/summary')
    const still = await PlanModel.findById(id).orFail().lean()

    assert.equal(meanwhile.status, 200)
    assert.equal(still.status, 'running', 'the answer came while the plan was being made')
    await settle()
  })

  it('leaves out who cannot be read, and plans for the others', async () => {
    await makeUnit(deps, { places: 2 })
    const [gone, other] = [await requests.waiting(deps), await requests.waiting(deps)]
    const { caseId } = await RequestModel.findById(gone).orFail().lean()
    await CaseModel.updateOne({ _id: caseId }, { $set: { wrappedKey: 'destroyed' } })

    const plan = await makePlan(api, desk)

    assert.deepEqual([plan.counts?.unreadable, plan.counts?.households], [1, 1])
    assert.deepEqual(
      plan.lines.map(({ requestId }) => requestId),
      [other],
    )
  })

  it('says so when it breaks, and leaves nothing behind', async () => {
    await makeUnit(deps, { places: 1 })
    await requests.waiting(deps)
    const { id: _id } = deps.tables
    await RuleSetModel.create({ _id, at: deps.now(), content: 'not a rule set' })

    const plan = await makePlan(api, desk)

    assert.deepEqual([plan.status, plan.failure, plan.lines], ['failed', 'broken', []])
    assert.equal((await recordsOf('plan.failed')).audits[0]?.reason, 'broken')
  })

  it('notes whose data it used', async () => {
    await makeUnit(deps, { places: 1 })
    await Promise.all([1, 2].map(() => requests.waiting(deps)))
    const { id, on } = await makePlan(api, desk)

    const { audits } = await recordsOf('plan.proposed')

    assert.equal(on, TODAY)
    assert.deepEqual(
      audits.map(({ actor }) => actor.id),
      [desk.id],
    )
    const judged = await AuditEntryModel.find({ act: 'plan.judged', 'ids.planId': id }).lean()
    assert.equal(judged.flatMap(({ caseTokens }) => caseTokens).length, 2)
  })

  /** No plan may go on into the next test. */
  async function settle(): Promise<void> {
    while (await PlanModel.exists({ status: 'running' })) await new Promise(setImmediate)
  }
})
