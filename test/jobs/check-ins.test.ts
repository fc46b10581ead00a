import assert from 'node:assert/strict'
import { z } from 'zod'
import { addDays } from '../../matching/day.ts'
import { NoticeModel } from '../../models/notice.model.ts'
import { OutboxEventModel } from '../../models/outbox-event.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { askWhoWaits } from '../../server/features/waitlist/check-in.service.ts'
import { endParkings } from '../../server/features/waitlist/parking.service.ts'
import { writeNotices } from '../../server/features/notifications/write-notices.service.ts'
import { dayOf, endOfDay } from '../../server/today.ts'
import { signedIn } from '../support/accounts.ts'
import { apiOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

type Deps = ReturnType<typeof testDeps>
const Summary = z.object({
  waiting: z.number(),
  parked: z.number(),
  lostFromView: z.object({
    count: z.number(),
    households: z.array(
      z.looseObject({ requestId: z.string(), since: z.string(), days: z.number() }),
    ),
  }),
})

/** Of somebody accepted on 2 February: reminder, both warnings, and lost from view. */
const STEPS = ['2026-02-25', '2026-03-03', '2026-03-10', '2026-03-17'] as const

/** The first warning is due in the night in which summer time begins, and at Christmas. */
const FROM_DAYS = ['2026-02-28', '2026-11-27'] as const

async function scene(from = '2026-02-02') {
  const deps = testDeps()
  deps.clock.set(`${from}T12:00:00Z`)
  const coordinator = await signedIn('coordinator')
  const desk = await signedIn('desk')
  const id = await requests.waiting(deps, { coordinator })
  const path = (what: string) => `/v1/placement-requests/${id}/${what}`
  const stored = () => RequestModel.findById(id).orFail().lean()
  return { deps, api: apiOf(deps), coordinator, desk, id, path, stored }
}

const midnightBefore = (day: string): Date => endOfDay(addDays(day, -1))

/** Twice a second before a day begins, when nothing may happen, and twice when it has begun. */
async function across(day: string, run: (deps: Deps) => Promise<unknown>, deps: Deps) {
  const events = async () =>
    (await OutboxEventModel.find().sort({ at: 1, _id: 1 }).lean()).map(({ name }) => name)
  const begins = midnightBefore(day)
  deps.clock.set(new Date(begins.getTime() - 1_000))
  const before = await events()
  await run(deps)
  assert.deepEqual(await events(), before, `a second before ${day}`)
  deps.clock.set(begins)
  assert.equal(dayOf(deps.now()), day)
  await run(deps)
  const after = await events()
  await run(deps)
  assert.deepEqual(await events(), after, `again on ${day}`)
  return after.slice(before.length)
}

describe('who is asked whether they still wait', function () {
  this.timeout(60_000)
  useDatabase()

  for (const from of FROM_DAYS) {
    it(`is reminded, warned twice and only then lost from view, each on its day (from ${from})`, async () => {
      const { deps, id, stored } = await scene(from)
      await writeNotices(deps)
      const due = addDays(from, 28)
      const steps = [
        [addDays(due, -5), 'request.check-in-due'],
        [addDays(due, 1), 'request.check-in-missed'],
        [addDays(due, 8), 'request.check-in-last-warning'],
        [addDays(due, 15), 'request.lost'],
      ] as const

      for (const [day, event] of steps) {
        assert.deepEqual(await across(day, askWhoWaits, deps), [event])
        await writeNotices(deps)
      }

      const lost = await stored()
      assert.deepEqual([lost.status, lost.live], ['lost-contact', true])
      const open = await NoticeModel.find({ about: id, open: true }).lean()
      assert.deepEqual(
        [...new Set(open.map(({ kind }) => kind))].filter((kind) => kind !== 'request-waiting'),
        ['lost-from-view'],
      )
    })
  }

  it('keeps its place by a check-in, even after the last warning', async () => {
    const { deps, api, coordinator, path, stored } = await scene()
    for (const day of STEPS.slice(0, 3)) await across(day, askWhoWaits, deps)

    const answer = await api.post(path('check-ins'), { as: coordinator })
    await across('2026-03-17', askWhoWaits, deps)

    assert.equal(answer.status, 200)
    const { status, checkIn } = await stored()
    assert.deepEqual(
      [status, checkIn?.dueOn, checkIn?.firstWarningAt],
      ['waiting', '2026-04-07', undefined],
    )
  })

  it('is not lost at once when the service was away for months: both warnings come first', async () => {
    const { deps, stored } = await scene()
    const seen = []
    for (const day of ['2026-08-01', '2026-08-02', '2026-08-08', '2026-08-14', '2026-08-15']) {
      deps.clock.set(`${day}T12:00:00Z`)
      await askWhoWaits(deps)
      const { status, checkIn } = await stored()
      seen.push([status, Boolean(checkIn?.firstWarningAt), Boolean(checkIn?.secondWarningAt)])
    }

    assert.deepEqual(seen, [
      ['waiting', true, false],
      ['waiting', true, false],
      ['waiting', true, true],
      ['waiting', true, true],
      ['lost-contact', true, true],
    ])
  })

  it('is warned and lost once, by two nodes at the same moment', async () => {
    const { deps } = await scene()
    for (const day of STEPS) {
      deps.clock.set(midnightBefore(day))
      await Promise.all([askWhoWaits(deps), askWhoWaits(deps)])
    }

    for (const name of [
      'request.check-in-missed',
      'request.check-in-last-warning',
      'request.lost',
    ]) {
      assert.equal(await OutboxEventModel.countDocuments({ name }), 1, name)
    }
  })

  it('is counted while lost, and comes back with the days it had', async () => {
    const { deps, api, coordinator, desk, id, path, stored } = await scene()
    for (const day of STEPS) await across(day, askWhoWaits, deps)
    deps.clock.set('2026-05-17T12:00:00Z')

    const summary = bodyOf(Summary, await api.get('/v1/waitlist/summary', { as: desk }))
    const back = await api.post(path('contact'), { as: coordinator })

    assert.deepEqual([summary.waiting, summary.lostFromView.count], [0, 1])
    const [household] = summary.lostFromView.households
    assert.deepEqual(
      [household?.requestId, household?.since, household?.days],
      [id, '2026-03-17', 61],
    )
    assert.equal(back.status, 200)
    const { status, waitingSince, spells } = await stored()
    // 43 days until it was lost, and none after.
    assert.deepEqual([status, waitingSince], ['waiting', '2026-04-04'])
    assert.deepEqual(
      spells.map(({ kind, reason }) => [kind, reason]),
      [
        ['running', 'waits'],
        ['stopped', 'lost-contact'],
        ['running', 'waits'],
      ],
    )
  })

  it('may be withdrawn while lost from view', async () => {
    const { api, coordinator, id, path, stored } = await scene()
    await RequestModel.updateOne({ _id: id }, { $set: { status: 'lost-contact' } })

    await api.post(path('withdrawal'), { as: coordinator, body: { reason: 'own-solution' } })

    assert.equal((await stored()).status, 'withdrawn')
  })
})

describe('a parked request', function () {
  this.timeout(60_000)
  useDatabase()

  // The night in which summer time begins, and Christmas.
  for (const [from, until] of [
    ['2026-03-01', '2026-03-29'],
    ['2026-12-01', '2026-12-25'],
  ] as const) {
    it(`comes back by itself at the first second of ${until}, and not one before`, async () => {
      const { deps, api, coordinator, path, stored } = await scene(from)
      const body = { until, reason: 'abroad' }
      const parked = await api.post(path('parking'), { as: coordinator, body })
      assert.equal(parked.status, 200, parked.text)

      assert.deepEqual(await across(until, endParkings, deps), ['request.unparked'])

      const { status, waitingSince, checkIn } = await stored()
      assert.deepEqual([status, waitingSince], ['waiting', until])
      assert.equal(checkIn?.dueOn, addDays(until, 28))
    })
  }

  it('has a clock that runs on or stands, as its reason says, and is on no list meanwhile', async () => {
    for (const [reason, days] of [
      ['in-hospital', 10],
      ['abroad', 0],
    ] as const) {
      const { deps, api, coordinator, desk, id, path, stored } = await scene()
      await api.post(path('parking'), { as: coordinator, body: { until: '2026-02-20', reason } })
      deps.clock.set('2026-02-12T12:00:00Z')

      const list = await api.get('/v1/waitlist', { as: desk })
      const offer = await api.post(path('offers'), {
        as: desk,
        body: { placeId: '0'.repeat(24), from: '2026-02-12' },
      })
      const back = await api.delete(path('parking'), { as: coordinator })
      const told = await api.get(path('timeline'), { as: coordinator })

      assert.match(told.text, /"2026-02-02","what":"parked".*"2026-02-12","what":"unparked"/)
      assert.ok(!list.text.includes(id))
      assert.ok([404, 409].includes(offer.status), offer.text)
      assert.equal(back.status, 200)
      assert.equal((await stored()).waitingSince, addDays('2026-02-12', -days))
    }
  })

  it('comes back once, by hand and by itself at one moment', async () => {
    const { deps, api, coordinator, path } = await scene()
    const body = { until: '2026-02-20', reason: 'abroad' }
    await api.post(path('parking'), { as: coordinator, body })
    deps.clock.set('2026-02-20T12:00:00Z')

    await Promise.all([endParkings(deps), api.delete(path('parking'), { as: coordinator })])

    assert.equal(await OutboxEventModel.countDocuments({ name: 'request.unparked' }), 1)
  })
})
