import assert from 'node:assert/strict'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { useLiveNodes } from '../support/live.ts'
import { plans } from '../support/plans.ts'
import { requests } from '../support/requests.ts'

describe('hearing of a plan', () => {
  useDatabase()
  const newNode = useLiveNodes()

  it('is for the desk, from the start over its progress to the proposal', async () => {
    const { deps, connect } = await newNode()
    await makeUnit(deps, { places: 1 })
    await requests.waiting(deps)
    const desk = await connect(await signedIn('desk'))

    const planId = await plans.proposed(deps)

    await desk.next('plan:changed', ({ status }) => status === 'proposed')
    const told = desk.heard.flatMap(([name, message]) => (name === 'plan:changed' ? [message] : []))
    assert.deepEqual(told, [
      { planId, status: 'running', progress: 0 },
      { planId, status: 'running', progress: 90 },
      { planId, status: 'proposed', progress: 100 },
    ])
  })

  it('is for nobody else', async () => {
    const { deps, connect } = await newNode()
    await makeUnit(deps, { places: 1 })
    const others = []
    for (const role of ['coordinator', 'operator', 'region', 'ministry', 'admin'] as const) {
      others.push(await connect(await signedIn(role)))
    }
    const desk = await connect(await signedIn('desk'))

    await plans.proposed(deps)

    await desk.next('plan:changed', ({ status }) => status === 'proposed')
    const heard = others.flatMap((listener) => listener.heard.map(([name]) => name))
    assert.ok(!heard.includes('plan:changed'), heard.join(' '))
  })
})
