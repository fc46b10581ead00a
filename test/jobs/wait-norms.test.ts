import assert from 'node:assert/strict'
import { readTodos } from '../../server/features/todo/todo.query.ts'
import { setWaitStatus } from '../../server/features/waitlist/wait-status.service.ts'
import { resumeClock, stopClock } from '../../server/features/waitlist/wait-clock.service.ts'
import { SYSTEM } from '../../server/events/actor.ts'
import { useDatabase } from '../support/database.ts'
import { requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

const DESK = { id: 'desk', role: 'desk', purpose: 'arrange-shelter' } as const

describe('the norm of a wait status', () => {
  useDatabase()

  async function scene(from: string) {
    const deps = testDeps()
    deps.clock.set(`${from}T12:00:00Z`)
    const id = await requests.waiting(deps)
    const overdue = async (moment: Date | string) => {
      deps.clock.set(moment)
      const todos = await readTodos('overdue', DESK, deps)
      return todos
        .filter((todo) => todo.id === id)
        .flatMap(({ kind, owner }) => (kind === 'find-place' ? [] : `${kind} ${owner.role}`))
    }
    return { deps, id, overdue }
  }

  // Over the change to summer time, and over Christmas.
  for (const [from, due] of [
    ['2026-03-26', '2026-03-29T22:00:00Z'],
    ['2026-12-22', '2026-12-25T23:00:00Z'],
  ] as const) {
    it(`is overdue at the end of its last day, and not a second before (from ${from})`, async () => {
      const { deps, id, overdue } = await scene(from)
      await setWaitStatus(id, { waitStatus: 'urgent', reason: 'must-leave' }, SYSTEM, deps)
      const end = new Date(due)

      assert.deepEqual(await overdue(new Date(end.getTime() - 1_000)), [])
      assert.deepEqual(await overdue(end), ['wait-norm-over desk'])
    })
  }

  it('waits with a clock that stands, and a review does not', async () => {
    const { deps, id, overdue } = await scene('2026-02-02')
    await setWaitStatus(id, { waitStatus: 'urgent', reason: 'must-leave' }, SYSTEM, deps)
    await stopClock(id, 'in-hospital', SYSTEM, deps)

    assert.deepEqual(await overdue('2026-02-20T12:00:00Z'), ['check-in coordinator'])
    await resumeClock(id, SYSTEM, deps)
    assert.deepEqual(await overdue('2026-02-23T22:59:59Z'), ['check-in coordinator'])
    assert.deepEqual(await overdue('2026-02-23T23:00:00Z'), [
      'check-in coordinator',
      'wait-norm-over desk',
    ])

    await setWaitStatus(
      id,
      { waitStatus: 'precaution', reason: 'place-needed-later' },
      SYSTEM,
      deps,
    )
    const reviewed = '2026-08-25T21:59:59Z'
    assert.deepEqual(await overdue(reviewed), ['check-in coordinator'])
    assert.deepEqual(await overdue('2026-08-25T22:00:00Z'), [
      'check-in coordinator',
      'review-wait-status desk',
    ])
  })
})
