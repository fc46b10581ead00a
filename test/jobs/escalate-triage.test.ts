import assert from 'node:assert/strict'
import { NoticeModel } from '../../models/notice.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { writeNotices } from '../../server/features/notifications/write-notices.service.ts'
import { escalateTriage } from '../../server/features/requests/escalate-triage.service.ts'
import { submitRequest } from '../../server/features/requests/submit-request.service.ts'
import { triageRequest } from '../../server/features/requests/triage.service.ts'
import { readTodos } from '../../server/features/todo/todo.query.ts'
import { SYSTEM } from '../../server/events/actor.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { recordsOf } from '../support/records.ts'
import { requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

async function scene() {
  const deps = testDeps()
  const id = await requests.submitted(deps)
  const { triageBy } = await RequestModel.findById(id).orFail().lean()
  assert.ok(triageBy)
  const at = async (offsetMs: number) => {
    deps.clock.set(new Date(triageBy.getTime() + offsetMs).toISOString())
    return escalateTriage(deps)
  }
  return { deps, id, at }
}

describe('a request that waits too long for triage', () => {
  useDatabase()

  it('is told at its term, not a second before, and once', async () => {
    const { deps, at } = await scene()
    const desk = await signedIn('desk')
    await writeNotices(deps)

    assert.equal(await at(-1_000), 0)
    assert.equal(await at(0), 1)
    assert.deepEqual(await Promise.all([escalateTriage(deps), escalateTriage(deps)]), [0, 0])
    await writeNotices(deps)

    assert.equal((await recordsOf('request.triage-overdue')).events.length, 1)
    const told = { userId: desk.id, kind: 'triage-overdue', open: true, urgent: true } as const
    assert.equal(await NoticeModel.countDocuments(told), 1)
  })

  it('is told anew when it came back to triage and waits too long again', async () => {
    const { deps, id, at } = await scene()
    await at(0)
    await triageRequest(id, { decision: 'ask', question: 'Hoe oud?' }, SYSTEM, deps)
    await submitRequest(id, SYSTEM, deps)

    assert.equal(await escalateTriage(deps), 0)
    deps.clock.forward(60 * 24 * 30)
    assert.equal(await escalateTriage(deps), 1)
  })

  it('is overdue with its owner from the term of triage on', async () => {
    const { deps, id, at } = await scene()
    const desk = { id: 'desk', role: 'desk', purpose: 'arrange-shelter' } as const
    const overdue = async () =>
      (await readTodos('overdue', desk, deps)).map((todo) => [todo.id, todo.kind, todo.owner.role])

    await at(-1_000)
    const before = await overdue()
    await at(0)

    assert.deepEqual([before, await overdue()], [[], [[id, 'triage', 'desk']]])
  })
})
