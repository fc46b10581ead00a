import assert from 'node:assert/strict'
import { z } from 'zod'
import { MandateModel } from '../../models/mandate.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { holdStoppedClocks } from '../../server/features/waitlist/wait-clock.service.ts'
import { Wait } from '../../server/features/waitlist/wait.schema.ts'
import { signedIn } from '../support/accounts.ts'
import type { Account } from '../support/accounts.ts'
import { apiOf, problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { caseTokenOf, recordsOf } from '../support/records.ts'
import { requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

const Request = z.looseObject({ status: z.string(), waitingSince: z.string(), wait: Wait })
const List = z.looseObject({
  items: z.array(
    z.looseObject({
      requestId: z.string(),
      waitStatus: z.string(),
      waitingDays: z.number(),
      because: z.array(z.looseObject({ code: z.string() })),
    }),
  ),
})

async function scene(urgencyClass: 1 | 2 | 3 | 4 = 3) {
  const deps = testDeps()
  const api = apiOf(deps)
  const desk = await signedIn('desk')
  const coordinator = await signedIn('coordinator')
  const content = { urgency: { class: urgencyClass } }
  const id = await requests.waiting(deps, { coordinator, content })
  const path = (what: string) => `/v1/placement-requests/${id}/${what}`
  const read = async (as: Account = desk) =>
    bodyOf(Request, await api.get(`/v1/placement-requests/${id}`, { as }))
  const on = (day: string) => {
    deps.clock.set(`${day}T12:00:00Z`)
  }
  const set = (waitStatus: string, reason: string, as = desk) =>
    api.post(path('wait-status'), { as, body: { waitStatus, reason } })
  const stop = (reason: string, as = coordinator) =>
    api.post(path('clock-stop'), { as, body: { reason } })
  const resume = (as = coordinator) => api.delete(path('clock-stop'), { as })
  return { deps, api, desk, coordinator, id, read, on, set, stop, resume }
}

describe('the wait status', () => {
  useDatabase()

  it('comes with the class when a request is accepted: urgent for class 1, else active', async () => {
    for (const [urgencyClass, waitStatus, norm] of [
      [1, 'urgent', 'urgent-plaatsen'],
      [4, 'active', 'actief-plaatsen'],
    ] as const) {
      const { read } = await scene(urgencyClass)

      const { wait } = await read()

      assert.deepEqual([wait.waitStatus, wait.waitStatusReason], [waitStatus, 'by-class'])
      assert.deepEqual(
        wait.clocks.map((clock) => [clock.norm, clock.kind, clock.days]),
        [
          [norm, 'norm', 0],
          [`urgentie-${urgencyClass}`, 'decision', 0],
        ],
      )
    }
  })

  it('is changed by who decides, with a reason, and its norm counts from that day', async () => {
    const { set, on, id } = await scene()
    on('2026-02-20')

    const { wait } = bodyOf(Request, await set('urgent', 'must-leave'))

    const [norm] = wait.clocks
    assert.deepEqual([wait.waitStatus, wait.waitStatusReason], ['urgent', 'must-leave'])
    assert.deepEqual(
      [norm?.since, norm?.term, norm?.due],
      ['2026-02-20', 'P3D', '2026-02-23T23:00:00.000Z'],
    )
    const { audits, events } = await recordsOf('request.wait-status-set')
    assert.deepEqual(
      audits.map(({ reason, caseTokens }) => [reason, caseTokens]),
      [['must-leave', [await caseTokenOf(id)]]],
    )
    assert.equal(events.length, 1)
  })

  it('stops the clock as a precaution, and lets it go on afterwards; its review comes on the calendar', async () => {
    const { set, on, read } = await scene()
    on('2026-02-10')
    await set('precaution', 'no-place-wanted-yet')
    on('2026-03-10')

    const { wait } = await read()

    assert.deepEqual([wait.waitingDays, wait.stoppedDays, wait.clock.reason], [8, 28, 'precaution'])
    const [review] = wait.clocks
    assert.deepEqual([review?.kind, review?.due?.slice(0, 10)], ['review', '2026-08-11'])

    const again = await set('active', 'place-needed-now')
    assert.equal(bodyOf(Request, again).waitingSince, '2026-03-02')
  })

  it('is no way to put off a norm, and a review is setting it anew', async () => {
    const { set, on, read } = await scene()
    on('2026-02-20')

    assert.equal(problemOf(await set('active', 'place-needed-now')).name, 'wrong-state')
    await set('preference', 'preferred-region')
    on('2026-04-20')
    await set('preference', 'preferred-facility')

    assert.equal((await read()).wait.clocks[0]?.since, '2026-04-20')
  })

  it('is set by a region only under its mandate', async () => {
    const { set } = await scene()
    const region = await signedIn('region', { region: 'amsterdam' })
    assert.equal(problemOf(await set('urgent', 'must-leave', region)).name, 'no-authority')

    const law = { reference: 'mandaat-1', decider: 'college', facilityTypes: ['OMM'] }
    await MandateModel.create({ region: 'amsterdam', from: '2026-01-01', ...law })

    assert.equal((await set('urgent', 'must-leave', region)).status, 200)
  })

  it('filters the waitlist', async () => {
    const { deps, api, desk, set, id } = await scene()
    await requests.waiting(deps)
    await set('urgent', 'must-leave')

    const list = await api.get('/v1/waitlist?waitStatus=urgent', { as: desk })

    assert.deepEqual(
      bodyOf(List, list).items.map((item) => [item.requestId, item.waitStatus]),
      [[id, 'urgent']],
    )
  })
})

describe('a stopped clock', () => {
  useDatabase()

  it('counts no day until it resumes, and then goes on with the days it had', async () => {
    const { stop, resume, on, read } = await scene()
    on('2026-02-12')
    await stop('in-hospital')
    on('2026-03-01')
    const standing = (await read()).wait
    await resume()
    on('2026-03-06')

    const { wait, waitingSince } = await read()

    assert.deepEqual([standing.waitingDays, standing.clock.since], [10, '2026-02-12'])
    assert.equal(standing.clocks[0]?.due, undefined)
    assert.deepEqual([wait.waitingDays, wait.stoppedDays, waitingSince], [15, 17, '2026-02-19'])
    assert.deepEqual(
      wait.spells.map(({ from, kind, reason, days }) => [from, kind, reason, days]),
      [
        ['2026-02-02', 'running', 'waits', 10],
        ['2026-02-12', 'stopped', 'in-hospital', 17],
        ['2026-03-01', 'running', 'waits', 5],
      ],
    )
  })

  it('gives way on the list to who has waited as long on a running one, and says so', async () => {
    const { deps, api, desk, stop, on, id } = await scene()
    await stop('abroad')
    on('2026-02-12')
    const other = await requests.waiting(deps)
    on('2026-02-20')
    await holdStoppedClocks(deps)

    const { items } = bodyOf(List, await api.get('/v1/waitlist', { as: desk }))

    assert.deepEqual(
      items.map(({ requestId, waitingDays }) => [requestId, waitingDays]),
      [
        [other, 8],
        [id, 0],
      ],
    )
    assert.ok(items[1]?.because.some(({ code }) => code === 'clock-stands'))
  })

  it('is stopped once by two people at once, and resumed once', async () => {
    const { stop, resume } = await scene()

    const stops = await Promise.all([stop('abroad'), stop('detained')])
    const resumes = await Promise.all([resume(), resume()])

    for (const answers of [stops, resumes]) {
      assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409])
    }
    assert.equal((await recordsOf('request.clock-stopped')).events.length, 1)
    assert.equal((await recordsOf('request.clock-resumed')).events.length, 1)
  })

  it('keeps its days when the request is assessed and sent in anew', async () => {
    const { deps, desk, api, id, stop, resume, on } = await scene()
    await stop('abroad')
    on('2026-02-12')
    await resume()
    await RequestModel.updateOne({ _id: id }, { $set: { status: 'information-asked' } })

    const sent = await api.post(`/v1/placement-requests/${id}/submission`, { as: desk })

    assert.equal(bodyOf(Request, sent).waitingSince, '2026-02-12')
    assert.equal(deps.now().toISOString().slice(0, 10), '2026-02-12')
  })
})
