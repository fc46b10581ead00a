import assert from 'node:assert/strict'
import { closePlace } from '../../server/features/capacity/capacity.service.ts'
import { draftRequest } from '../../server/features/requests/request.service.ts'
import { submitRequest } from '../../server/features/requests/submit-request.service.ts'
import { withdrawRequest } from '../../server/features/requests/withdraw-request.service.ts'
import { actorOfToken } from '../../server/features/users/session.query.ts'
import { signOut } from '../../server/features/users/session.service.ts'
import type { Actor } from '../../server/events/actor.ts'
import type { Deps } from '../../server/deps.ts'
import { signedIn } from '../support/accounts.ts'
import type { Account } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import type { TestUnit } from '../support/landscape.ts'
import { useLiveNodes } from '../support/live.ts'
import type { Listener } from '../support/live.ts'
import { contentOf, offers, requests, stays } from '../support/requests.ts'

const DESK: Actor = { id: 'desk', role: 'desk', purpose: 'arrange-shelter' }

/** A change of a unit's numbers. */
function change(unit: TestUnit, deps: Deps, place = 0): Promise<unknown> {
  const closure = { from: '2026-02-02', until: '2026-02-03', reason: 'maintenance' }
  return closePlace(unit.placeIds[place] ?? '', closure, DESK, deps)
}

/** Ends the session, and tells all that was heard until the socket was closed for it. */
async function heardUntilSignedOut(listener: Listener, account: Account, deps: Deps) {
  const actor = await actorOfToken(account.token, deps)
  if (actor) await signOut(actor, deps)
  await listener.next('disconnect')
  return listener.heard
}

describe('the live feed', () => {
  useDatabase()
  const newNode = useLiveNodes()

  it('is closed to who is not signed in', async () => {
    const { refusal } = await newNode()

    const refusals = [await refusal({}), await refusal({ token: 'no such token' })]

    assert.deepEqual(refusals, ['not-signed-in', 'not-signed-in'])
  })

  it('gives the version of the numbers on connecting', async () => {
    const { deps, connect } = await newNode()
    await makeUnit(deps)
    const { socket } = await connect(await signedIn('desk'))
    const again = new Promise<{ version: number }>((resolve) => socket.once('snapshot', resolve))

    socket.disconnect().connect()

    assert.equal((await again).version, deps.board.version())
  })

  it('tells ids, status and numbers, and nothing of what a request says', async () => {
    const { deps, connect } = await newNode()
    const unit = await makeUnit(deps)
    const { next, heard } = await connect(await signedIn('desk'))

    const { offerId, requestId } = await offers.open(deps, unit)

    assert.deepEqual(await next('offer:changed'), { offerId, status: 'open' })
    await next('request:changed', ({ status }) => status === 'offered')
    const { held, available, unitId } = await next('capacity:changed')
    assert.deepEqual([unitId, held, available], [unit.unitId, 1, 1])
    const fields = heard
      .filter(([name]) => name !== 'capacity:changed')
      .flatMap(([, message]) => Object.keys(message))
    assert.deepEqual(new Set(fields), new Set(['requestId', 'offerId', 'status']))
    assert.ok(heard.some(([, message]) => message['requestId'] === requestId))
  })

  it('tells an operator of its own organisation alone', async () => {
    const { deps, connect } = await newNode()
    const [own, other] = [await makeUnit(deps), await makeUnit(deps)]
    const operator = await connect(
      await signedIn('operator', { organisationId: own.organisationId }),
    )

    await stays.arrived(deps, other)
    const { offerId } = await offers.open(deps, own)
    await change(own, deps, 1)

    await operator.next('capacity:changed', ({ closed }) => closed === 1)
    const units = operator.heard.flatMap(([, message]) => message['unitId'] ?? [])
    assert.deepEqual(new Set(units), new Set([own.unitId]))
    const others = operator.heard.filter(([name]) => name !== 'capacity:changed')
    assert.deepEqual(others, [['offer:changed', { offerId, status: 'open' }]])
  })

  it('tells a region of its own units and requests alone', async () => {
    const { deps, connect } = await newNode()
    const utrecht = await makeUnit(deps, { region: 'utrecht' })
    const amsterdam = await makeUnit(deps)
    const region = await connect(await signedIn('region', { region: 'utrecht' }))
    await requests.waiting(deps, { region: 'amsterdam' })
    await change(amsterdam, deps)

    const requestId = await requests.waiting(deps, { region: 'utrecht' })
    await change(utrecht, deps)

    const { unitId } = await region.next('capacity:changed')
    assert.equal(unitId, utrecht.unitId)
    const ids = region.heard.flatMap(([, message]) => message['requestId'] ?? [])
    assert.deepEqual(new Set(ids), new Set([requestId]))
  })

  it('tells a coordinator of its own requests, and of everybody’s numbers', async () => {
    const { deps, connect } = await newNode()
    const unit = await makeUnit(deps)
    const account = await signedIn('coordinator')
    const coordinator = await connect(account)
    await requests.waiting(deps)

    const requestId = await requests.waiting(deps, { coordinator: account })
    const { offerId } = await offers.open(deps, unit, { requestId })

    await coordinator.next('capacity:changed')
    assert.deepEqual(await coordinator.next('offer:changed'), { offerId, status: 'open' })
    const ids = coordinator.heard.flatMap(([, message]) => message['requestId'] ?? [])
    assert.deepEqual(new Set(ids), new Set([requestId]))
  })

  it('tells of a draft to its author’s organisation, never to a region or another organisation', async () => {
    const { deps, connect } = await newNode()
    const account = await signedIn('coordinator')
    const author = await connect(account)
    const strangers = [await signedIn('coordinator'), await signedIn('region')]
    const others = await Promise.all(strangers.map(connect))
    const actor = { ...DESK, organisationId: account.organisationId }

    const draft = { region: 'amsterdam', content: contentOf() }
    const { _id } = await draftRequest(draft, actor, deps)

    const message = { requestId: String(_id), status: 'draft' }
    assert.deepEqual(await author.next('request:changed'), message)
    for (const [index, stranger] of others.entries()) {
      const whose = strangers[index]
      if (whose) assert.deepEqual(await heardUntilSignedOut(stranger, whose, deps), [])
    }
    await submitRequest(String(_id), { ...actor, role: 'system' }, deps)
    await author.next('request:changed', ({ status }) => status === 'submitted')
  })

  it('tells the ministry and the auditor nothing', async () => {
    const { deps, connect } = await newNode()
    const unit = await makeUnit(deps)
    const accounts = [await signedIn('ministry'), await signedIn('auditor')]
    const listeners = await Promise.all(accounts.map(connect))

    await stays.arrived(deps, unit)

    for (const [index, listener] of listeners.entries()) {
      const account = accounts[index]
      if (account) assert.deepEqual(await heardUntilSignedOut(listener, account, deps), [])
    }
  })

  it('tells of a stay that is cancelled with its request', async () => {
    const { deps, connect } = await newNode()
    const unit = await makeUnit(deps)
    const operator = await connect(await signedIn('operator', unit))
    const { stayId, requestId } = await stays.planned(deps, unit)

    await withdrawRequest(requestId, 'own-solution', DESK, deps)

    const cancelled = await operator.next('stay:changed')
    assert.deepEqual(cancelled, { stayId, status: 'cancelled' })
  })

  it('ends for a session that is revoked, and for no other', async () => {
    const { deps, connect } = await newNode()
    const unit = await makeUnit(deps)
    const [leaver, stayer] = [await signedIn('desk'), await signedIn('desk')]
    const [left, stayed] = [await connect(leaver), await connect(stayer)]

    await heardUntilSignedOut(left, leaver, deps)
    await change(unit, deps)

    await stayed.next('capacity:changed')
    assert.deepEqual(left.heard, [])
    assert.equal(left.socket.connected, false)
  })

  it('numbers each change of a unit higher than the one before', async () => {
    const { deps, connect } = await newNode()
    const unit = await makeUnit(deps, { places: 5 })
    const { next, heard } = await connect(await signedIn('desk'))

    await Promise.all([0, 1, 2, 3, 4].map((place) => change(unit, deps, place)))

    await next('capacity:changed', ({ closed }) => closed === 5)
    const versions = heard.map(([, { version }]) => Number(version))
    assert.deepEqual(
      versions,
      versions.toSorted((a, b) => a - b),
    )
  })
})
