import assert from 'node:assert/strict'
import supertest from 'supertest'
import { signedIn } from '../support/accounts.ts'
import type { Account } from '../support/accounts.ts'
import { useOneDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { pagesOf } from '../support/pages.ts'
import { plans } from '../support/plans.ts'
import { offers, requests, stays } from '../support/requests.ts'
import { countTrips } from '../support/round-trips.ts'
import { testDeps } from '../support/test-deps.ts'

const MOST_WAITS = 5
const FIRST_VISIT_BYTES = 150_000
const LATER_VISIT_BYTES = 30_000

describe('a page', function () {
  this.timeout(60_000)
  useOneDatabase()

  async function scene() {
    const deps = testDeps()
    const unit = await makeUnit(deps, { places: 6 })
    const coordinator = await signedIn('coordinator')
    const operator = await signedIn('operator', { organisationId: unit.organisationId })
    const desk = await signedIn('desk')
    const place = (index: number) => ({ placeId: unit.placeIds[index] ?? '' })
    const waiting = await requests.waiting(deps, { coordinator })
    const draft = await requests.draft(deps, { coordinator })
    const { offerId } = await offers.open(deps, unit, place(0))
    await stays.planned(deps, unit, place(1))
    const { stayId } = await stays.arrived(deps, unit, place(2))
    const planId = await plans.proposed(deps)
    const pages: readonly (readonly [Account, string])[] = [
      [operator, '/today'],
      [operator, `/units/${unit.unitId}`],
      [operator, `/stays/${stayId}/departure`],
      [operator, `/offers/${offerId}`],
      [operator, '/offers'],
      [coordinator, '/home'],
      [coordinator, '/requests'],
      [coordinator, `/requests/${waiting}`],
      [coordinator, `/requests/${draft}/edit/needs`],
      [coordinator, `/requests/${draft}/edit/check`],
      [desk, '/home'],
      [desk, '/triage'],
      [desk, '/waitlist'],
      [desk, '/board'],
      [desk, '/plans'],
      [desk, `/plans/${planId}`],
      [desk, '/overdue'],
    ]
    return { deps, pages, operator }
  }

  it('waits for the database five times at most', async () => {
    const { deps, pages } = await scene()
    const { as } = pagesOf(deps)
    const slow: string[] = []

    for (const [account, path] of pages) {
      const reader = as(account)
      // Who it is, is remembered for some seconds.
      await reader.open(path)
      const trips = await countTrips(async () => {
        const page = await reader.open(path)
        assert.equal(page.status, 200, path)
      })
      if (trips.waits > MOST_WAITS) slow.push(`${path}: ${trips.waits} (${trips.commands})`)
    }

    assert.deepEqual(slow, [])
  })

  it('weighs no more than 150 kB with all it needs, and 30 kB once that is there', async () => {
    const { deps, pages } = await scene()
    const { app, as } = pagesOf(deps)
    const heavy: string[] = []
    const sizes = new Map<string, Promise<string>>()
    const asset = (path: string): Promise<string> => {
      const known = sizes.get(path) ?? supertest(app).get(path).buffer().then(textOrBody)
      sizes.set(path, known)
      return known
    }

    for (const [account, path] of pages) {
      const html = (await as(account).open(path)).text
      const named = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, to = '']) => to)
      const all = await withImports(named, asset)
      const bytes = Buffer.byteLength(html)
      if (bytes > LATER_VISIT_BYTES) heavy.push(`${path}: ${bytes}`)
      if (bytes + all > FIRST_VISIT_BYTES) heavy.push(`${path}, first visit: ${bytes + all}`)
    }

    assert.deepEqual(heavy, [])
  })
})

function textOrBody({ text, body }: { text?: string; body: unknown }): string {
  return text ?? (Buffer.isBuffer(body) ? body.toString() : '')
}

/** Bytes of these files and of what they import. */
async function withImports(
  paths: readonly string[],
  asset: (path: string) => Promise<string>,
): Promise<number> {
  const seen = new Map<string, number>()
  const waiting = [...paths]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue
    const text = await asset(path)
    seen.set(path, Buffer.byteLength(text))
    waiting.push(...[...text.matchAll(/from '(\/assets\/[^']+)'/g)].map(([, to = '']) => to))
  }
  return [...seen.values()].reduce((sum, bytes) => sum + bytes, 0)
}
