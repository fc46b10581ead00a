import assert from 'node:assert/strict'
import mongoose from 'mongoose'
import { OutboxEventModel } from '../../models/outbox-event.model.ts'
import type { Actor } from '../../server/events/actor.ts'
import { closePlace } from '../../server/features/capacity/capacity.service.ts'
import { actorOfToken } from '../../server/features/users/session.query.ts'
import { signOut } from '../../server/features/users/session.service.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { useLiveNodes } from '../support/live.ts'
import { recount } from '../support/recount.ts'
import { TODAY, testDeps } from '../support/test-deps.ts'

const DESK: Actor = { id: 'desk', role: 'desk', purpose: 'arrange-shelter' }
const CLOSURE = { from: TODAY, until: '2026-02-03', reason: 'maintenance' } as const

describe('the relay', () => {
  useDatabase()
  const newNode = useLiveNodes()

  /** A node with an open socket, and another one that acts. */
  async function twoNodes() {
    const acting = testDeps()
    const unit = await makeUnit(acting, { places: 3 })
    const node = await newNode({ relay: true })
    const account = await signedIn('desk')
    const listener = await node.connect(account)
    const close = (place: number) => closePlace(unit.placeIds[place] ?? '', CLOSURE, DESK, acting)
    return { acting, unit, node, account, listener, close }
  }

  it('brings what happens on one node to the sockets of another, with the numbers after it', async () => {
    const { node, listener, unit, close } = await twoNodes()

    await close(0)

    const { unitId, closed } = await listener.next('capacity:changed')
    assert.deepEqual([unitId, closed], [unit.unitId, 1])
    assert.equal(node.deps.board.unit(unit.unitId)?.unit.version, 2)
  })

  it('ends a socket whose session was revoked on another node', async () => {
    const { acting, account, listener } = await twoNodes()
    const actor = await actorOfToken(account.token, acting)
    assert.ok(actor)

    await signOut(actor, acting)

    await listener.next('disconnect')
    assert.equal(listener.socket.connected, false)
  })

  it('lets who was away see by the version that something happened', async () => {
    const { node, account, listener, unit, close } = await twoNodes()
    const before = node.deps.board.version()
    const other = await node.connect(await signedIn('desk'))
    listener.socket.disconnect()

    await close(0)
    await other.next('capacity:changed')
    const again = await node.connect(account)

    const snapshot = new Promise<{ version: number }>((resolve) =>
      again.socket.disconnect().once('snapshot', resolve).connect(),
    )
    assert.ok((await snapshot).version > before)
    assert.equal(node.deps.board.unit(unit.unitId)?.places[0]?.bookings.length, 1)
  })

  it('misses nothing while its stream is broken', async () => {
    const { node, listener, unit, close } = await twoNodes()
    await close(0)
    await listener.next('capacity:changed')

    // The stream ends for good when its collection goes; its history is gone too.
    await mongoose.connection.db?.dropCollection('outbox-events')
    await OutboxEventModel.createCollection()
    await OutboxEventModel.createIndexes()
    await close(1)
    await close(2)

    await listener.next('capacity:changed', ({ closed }) => closed === 3)
    const numbers = (await recount(TODAY)).get(unit.unitId)
    assert.equal(numbers?.closed, 3)
    assert.equal(node.deps.board.unit(unit.unitId)?.unit.version, 4)
  })

  it('tells a node of its own acts once', async () => {
    const { node, listener, unit } = await twoNodes()

    await closePlace(unit.placeIds[0] ?? '', CLOSURE, DESK, node.deps)
    await closePlace(unit.placeIds[1] ?? '', CLOSURE, DESK, testDeps())

    await listener.next('capacity:changed', ({ closed }) => closed === 2)
    const seen = listener.heard.map(([name, { closed }]) => `${name} ${String(closed)}`)
    assert.deepEqual(seen, ['capacity:changed 1', 'capacity:changed 2'])
  })
})
