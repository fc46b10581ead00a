import assert from 'node:assert/strict'
import { z } from 'zod'
import { RequestModel } from '../../models/request.model.ts'
import { signedIn } from '../support/accounts.ts'
import type { Account } from '../support/accounts.ts'
import { apiOf } from '../support/api.ts'
import type { Api } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { offers, requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

const Items = z.object({
  items: z.array(
    z.object({
      requestId: z.string(),
      position: z.number(),
      class: z.number(),
      waitStatus: z.string(),
      waitingDays: z.number(),
      openOffers: z.number(),
      because: z.array(z.object({ code: z.string(), textNl: z.string(), textEn: z.string() })),
    }),
  ),
})

const listFor = async (api: Api, as: Account, query = '') =>
  bodyOf(Items, await api.get(`/v1/waitlist${query}`, { as })).items

async function scene() {
  const deps = testDeps()
  const waiting = async (urgencyClass: 1 | 2 | 3 | 4, days: number, own: object = {}) => {
    const id = await requests.waiting(deps, {
      content: { urgency: { class: urgencyClass } },
      ...own,
    })
    const waitingSince = new Date(Date.UTC(2026, 1, 2 - days)).toISOString().slice(0, 10)
    await RequestModel.updateOne({ _id: id }, { $set: { waitingSince } })
    return id
  }
  return { deps, api: apiOf(deps), desk: await signedIn('desk'), waiting }
}

describe('the waitlist', () => {
  useDatabase()

  it('has the more urgent class first, and within a class who waits longest', async () => {
    const { api, desk, waiting } = await scene()
    const late = await waiting(3, 1)
    const long = await waiting(3, 30)
    const urgent = await waiting(1, 0)
    const calm = await waiting(4, 80)

    const items = await listFor(api, desk)

    assert.deepEqual(
      items.map(({ requestId, position, waitingDays }) => [requestId, position, waitingDays]),
      [
        [urgent, 1, 0],
        [long, 2, 30],
        [late, 3, 1],
        [calm, 4, 80],
      ],
    )
    assert.deepEqual(
      items.map(({ waitStatus }) => waitStatus),
      ['urgent', 'active', 'active', 'active'],
    )
  })

  it('draws between equals, the same draw every time', async () => {
    const { api, desk, waiting } = await scene()
    for (let made = 0; made < 6; made += 1) await waiting(3, 5)
    const order = async () => (await listFor(api, desk)).map(({ requestId }) => requestId)

    assert.deepEqual(await order(), await order())
  })

  it('tells in Dutch and English why somebody stands there', async () => {
    const { api, desk, waiting } = await scene()
    await waiting(2, 1)
    await waiting(2, 10)

    const [, second] = await listFor(api, desk)

    assert.deepEqual(
      second?.because.map(({ code }) => code),
      ['urgency-class', 'waiting-days'],
    )
    const [urgency, days] = second.because
    assert.match(urgency?.textNl ?? '', /Urgentieklasse 2.*binnen drie dagen/)
    assert.match(urgency?.textEn ?? '', /Urgency class 2.*within three days/)
    assert.match(days?.textNl ?? '', /Wacht 1 dag\..*\(nu 2\).*plaats 2 van het land/)
    assert.match(days?.textEn ?? '', /Waiting 1 day\..*\(now 2\).*number 2 nationally/)
  })

  it('shows each what it may see, with positions of the whole country', async () => {
    const { api, waiting, desk } = await scene()
    const coordinator = await signedIn('coordinator', { region: 'utrecht' })
    const theirs = await waiting(2, 3)
    const own = await waiting(3, 3, { coordinator })
    const region = await signedIn('region', { region: 'utrecht' })

    const seen = []
    for (const as of [coordinator, region, desk]) {
      const items = await listFor(api, as)
      seen.push(items.map(({ requestId, position }) => `${requestId} ${position}`))
    }

    assert.deepEqual(seen, [[`${own} 2`], [`${own} 2`], [`${theirs} 1`, `${own} 2`]])
  })

  it('is never for operators, nor are requests', async () => {
    const { deps, api } = await scene()
    const unit = await makeUnit(deps)
    const operator = await signedIn('operator', { organisationId: unit.organisationId })
    const { requestId } = await offers.open(deps, unit)
    const paths = ['/v1/waitlist', '/v1/placement-requests', `/v1/placement-requests/${requestId}`]

    const statuses = []
    for (const path of paths) statuses.push((await api.get(path, { as: operator })).status)

    assert.deepEqual(statuses, [403, 403, 403])
  })

  it('keeps who has an open offer on the list, and counts the offers', async () => {
    const { deps, api, desk } = await scene()
    const unit = await makeUnit(deps, { places: 2 })
    const { requestId } = await offers.open(deps, unit)
    await offers.open(deps, unit, { requestId, placeId: unit.placeIds[1] ?? '' })

    const items = await listFor(api, desk)

    assert.deepEqual(
      items.map((item) => [item.requestId, item.openOffers]),
      [[requestId, 2]],
    )
  })

  it('filters by class and region, and pages, without changing positions', async () => {
    const { api, desk, waiting } = await scene()
    await waiting(1, 1)
    const wanted = await waiting(3, 9, { region: 'utrecht' })
    await waiting(3, 1)

    const filtered = await listFor(api, desk, '?class=3&region=utrecht')
    const secondPage = await listFor(api, desk, '?page=2&pageSize=1')

    for (const items of [filtered, secondPage]) {
      assert.deepEqual(
        items.map(({ requestId, position }) => [requestId, position]),
        [[wanted, 2]],
      )
    }
  })
})
