import assert from 'node:assert/strict'
import mongoose from 'mongoose'
import { z } from 'zod'
import { declineOffer } from '../../server/features/offers/refuse-offer.service.ts'
import { withdrawRequest } from '../../server/features/requests/withdraw-request.service.ts'
import { signedIn } from '../support/accounts.ts'
import { apiOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { reviews } from '../support/reviews.ts'
import { makeUnit } from '../support/landscape.ts'
import { pagesOf } from '../support/pages.ts'
import { offers, requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

const Items = z.object({
  total: z.number(),
  items: z.array(z.object({ requestId: z.string(), openOffers: z.number() })),
})
const DESK = { id: 'desk', role: 'desk', purpose: 'arrange-shelter' } as const
const AT_MOST = 4

/** Counts every call to the database while something is done. */
async function trips(act: () => Promise<unknown>): Promise<string[]> {
  const calls: string[] = []
  mongoose.set('debug', (collection: string, method: string) => {
    calls.push(`${collection}.${method}`)
  })
  try {
    await act()
  } finally {
    mongoose.set('debug', false)
  }
  return calls
}

describe('what a page of the waitlist asks of the database', () => {
  useDatabase()

  it(`is at most ${AT_MOST} round trips, also when the list has just changed`, async () => {
    const deps = testDeps()
    const [api, desk] = [apiOf(deps), await signedIn('desk')]
    for (let made = 0; made < 12; made += 1) await requests.waiting(deps)
    const page = () => api.get('/v1/waitlist?page=2&pageSize=5&class=3', { as: desk })
    const reader = pagesOf(deps).as(desk)
    await Promise.all([page(), reader.open('/waitlist')])

    const calm = await trips(page)
    const { requestId } = await offers.open(deps, await makeUnit(deps))
    const changed = await trips(page)
    await withdrawRequest(requestId, 'own-solution', DESK, deps)
    const screen = await trips(() => reader.open('/waitlist?class=3'))

    assert.deepEqual(calm, ['audit-entries.insertOne'])
    assert.ok(changed.length > 1 && changed.length <= AT_MOST, changed.join(', '))
    assert.ok(screen.length > 1 && screen.length <= AT_MOST, screen.join(', '))
  })

  it('shows every change at once to who made it, whichever requests it touched', async () => {
    const deps = testDeps()
    const [api, desk] = [apiOf(deps), await signedIn('desk')]
    const list = async () =>
      new Map(
        bodyOf(Items, await api.get('/v1/waitlist', { as: desk })).items.map((item) => [
          item.requestId,
          item.openOffers,
        ]),
      )
    const unit = await makeUnit(deps, { places: 1 })
    const first = await requests.waiting(deps)
    assert.deepEqual([...(await list())], [[first, 0]])

    const second = await requests.waiting(deps)
    const { offerId } = await offers.open(deps, unit, { requestId: first })
    const offered = await list()
    await declineOffer(offerId, { reason: 'no-capacity' }, DESK, deps)
    await withdrawRequest(second, 'own-solution', DESK, deps)

    assert.deepEqual([offered.get(first), offered.get(second)], [1, 0])
    assert.deepEqual([...(await list())], [[first, 0]])
  })

  it('counts an offer whose refusal is being looked at again: its place is still held', async () => {
    const deps = testDeps()
    const { requestId } = await reviews.mitigation(deps, await makeUnit(deps))
    const list = { as: await signedIn('desk') }

    const { items } = bodyOf(Items, await apiOf(deps).get('/v1/waitlist', list))

    assert.deepEqual(
      items.map((item) => [item.requestId, item.openOffers]),
      [[requestId, 1]],
    )
  })
})
