import assert from 'node:assert/strict'
import { PlanModel } from '../../models/plan.model.ts'
import { Plan, PlanWithLines } from '../../server/features/plans/plan.schema.ts'
import { replayPlan } from '../../server/features/plans/replay-plan.service.ts'
import { signedIn } from '../support/accounts.ts'
import type { Account } from '../support/accounts.ts'
import { apiOf, problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { plans } from '../support/plans.ts'
import { requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

describe('a place for an acute case', () => {
  useDatabase()

  const deps = testDeps()
  const api = apiOf(deps)
  let desk: Account
  beforeEach(async () => {
    desk = await signedIn('desk')
    await deps.board.load()
  })

  const acute = () => requests.waiting(deps, { content: { urgency: { class: 1 } } })
  const ask = (requestId: string, key?: string) =>
    api.post('/v1/plans', { as: desk, body: { requestId }, ...(key !== undefined && { key }) })
  const linesOf = async (planId: string) =>
    bodyOf(PlanWithLines, await api.get(`/v1/plans/${planId}`, { as: desk })).lines

  it('is proposed at once, beside a national plan that is being made', async () => {
    const { placeIds } = await makeUnit(deps, { places: 1 })
    await plans.running()
    const requestId = await acute()

    const answer = await ask(requestId)

    const plan = bodyOf(Plan, answer)
    assert.deepEqual([answer.status, plan.kind, plan.status], [201, 'acute', 'proposed'])
    assert.ok(Object.values(plan.checks ?? {}).every(Boolean), JSON.stringify(plan.checks))
    const lines = await linesOf(plan.id)
    assert.deepEqual(
      lines.map((line) => [line.requestId, line.placeId]),
      [[requestId, placeIds[0]]],
    )
    assert.equal(await replayPlan(await PlanModel.findById(plan.id).orFail().lean()), 'equal')
  })

  it('is one that nobody was proposed, while there is one', async () => {
    const unit = await makeUnit(deps, { places: 2 })
    await requests.waiting(deps)
    const [national] = await linesOf(await plans.proposed(deps))
    const requestId = await acute()

    const [line] = await linesOf(bodyOf(Plan, await ask(requestId)).id)

    assert.equal(line?.requestId, requestId)
    assert.notEqual(line.placeId, national?.placeId)
    assert.ok(unit.placeIds.includes(line.placeId))
    assert.equal(line.displaces, undefined)
  })

  it('is otherwise that of somebody less urgent, and says whose', async () => {
    await makeUnit(deps, { places: 1 })
    const lessUrgent = await requests.waiting(deps)
    await plans.proposed(deps)
    const requestId = await acute()

    const [line] = await linesOf(bodyOf(Plan, await ask(requestId)).id)

    assert.deepEqual([line?.requestId, line?.displaces], [requestId, lessUrgent])
  })

  it('is not the last room of a unit, while another has one to spare', async () => {
    await makeUnit(deps, { places: 2, staffed: 1 })
    await requests.waiting(deps)
    await plans.proposed(deps)
    const spare = await makeUnit(deps, { places: 1 })
    const requestId = await acute()

    const [line] = await linesOf(bodyOf(Plan, await ask(requestId)).id)

    assert.deepEqual([line?.unitId, line?.displaces], [spare.unitId, undefined])
  })

  it('is never that of another acute case', async () => {
    await makeUnit(deps, { places: 1 })
    const { placeId } = await plans.acute(deps)
    const second = await acute()

    const plan = bodyOf(Plan, await ask(second))

    assert.ok(placeId)
    assert.deepEqual(await linesOf(plan.id), [])
    assert.equal(plan.totals?.placed, 0)
  })

  it('is asked for once: then that line is to be decided on', async () => {
    await makeUnit(deps, { places: 2 })
    const requestId = await acute()
    const first = await ask(requestId, 'key-1')

    const [again, other] = [await ask(requestId, 'key-1'), await ask(requestId, 'key-2')]

    assert.equal(bodyOf(Plan, again).id, bodyOf(Plan, first).id)
    assert.equal(problemOf(other).name, 'already-exists')
  })

  it('is for class 1 alone, and for who waits', async () => {
    await makeUnit(deps, { places: 1 })
    const [later, draft] = [await requests.waiting(deps), await requests.draft(deps)]

    const [notAcute, notWaiting] = [await ask(later), await ask(draft)]

    assert.equal(notAcute.status, 400)
    assert.deepEqual(problemOf(notAcute).errors, [
      {
        pointer: '#/requestId',
        detail: 'is of class 3: only class 1 goes before the national plan',
      },
    ])
    assert.equal(problemOf(notWaiting).name, 'wrong-state')
    assert.equal(await PlanModel.countDocuments(), 0)
  })
})
