import assert from 'node:assert/strict'
import { addDays } from '../../matching/day.ts'
import { MailModel } from '../../models/mail.model.ts'
import { NoticeModel } from '../../models/notice.model.ts'
import { OfferModel } from '../../models/offer.model.ts'
import { OutboxEventModel } from '../../models/outbox-event.model.ts'
import { StayModel } from '../../models/stay.model.ts'
import { MAILS_A_DAY } from '../../server/features/notifications/plan-mails.service.ts'
import { JOBS } from '../../server/jobs/job-table.ts'
import { dayOf, endOfDay } from '../../server/today.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import type { TestUnit } from '../support/landscape.ts'
import { useMailbox } from '../support/mailbox.ts'
import { offers, requests, stays } from '../support/requests.ts'
import { faultsInState } from '../support/soundness.ts'
import type { testDeps } from '../support/test-deps.ts'

const FIRST_DAY = '2026-03-01'
const DAYS = 60
/** Saturday; in the night after it summer time begins. */
const BEFORE_SUMMER_TIME = '2026-03-28'
/** Offers are made on these days, and nobody answers them. */
const OFFERING_DAYS = ['2026-03-03', BEFORE_SUMMER_TIME, '2026-04-10']

type Deps = ReturnType<typeof testDeps>

/** Every job of the service, then every job once more, which must find nothing left to do. */
async function runAllTwice(deps: Deps): Promise<void> {
  for (const { run } of JOBS) await run(deps)
  // Telling people follows what the others did.
  for (const { run } of JOBS) await run(deps)
  const events = await OutboxEventModel.countDocuments()
  const mails = await MailModel.countDocuments()
  for (const { name, run } of JOBS) {
    await run(deps)
    assert.equal(await OutboxEventModel.countDocuments(), events, `${name}, run again`)
  }
  assert.equal(await MailModel.countDocuments(), mails, 'mails, run again')
}

describe('all jobs over sixty days, through the change to summer time', function () {
  this.timeout(180_000)
  useDatabase()
  const { mailDeps } = useMailbox()

  async function scene() {
    const deps = mailDeps()
    deps.clock.set(`${FIRST_DAY}T11:00:00Z`)
    const unit = await makeUnit(deps, { places: 6 })
    await signedIn('operator', { organisationId: unit.organisationId })
    await signedIn('desk')
    const at = (index: number) => ({ placeId: unit.placeIds[index] ?? '', from: FIRST_DAY })
    await stays.arrived(deps, unit, { ...at(4), until: '2026-03-29' })
    await stays.arrived(deps, unit, { ...at(5), until: '2026-04-20' })
    for (let made = 0; made < 3; made += 1) await requests.waiting(deps)
    return { deps, unit }
  }

  it('each does what is due on its day, at its second and not one before, and never twice', async () => {
    const { deps, unit } = await scene()
    const offeredOn: string[] = []
    while (dayOf(deps.now()) < addDays(FIRST_DAY, DAYS)) {
      const morning = dayOf(deps.now())
      if (OFFERING_DAYS.includes(morning)) {
        await expireOne(deps, unit)
        offeredOn.push(morning)
      }
      const day = dayOf(deps.now())
      const midnight = endOfDay(day)
      deps.clock.set(new Date(midnight.getTime() - 1_000))
      assert.equal(dayOf(deps.now()), day)
      for (const { run } of JOBS) await run(deps)
      await assertNobodyGone(deps)
      deps.clock.set(midnight)
      assert.equal(dayOf(deps.now()), addDays(day, 1))
      await runAllTwice(deps)
      await assertNobodyGone(deps)
      await assertNextMailInTime(deps)
    }
    assert.deepEqual(await faultsInState(), [])
    assert.ok(offeredOn.includes(BEFORE_SUMMER_TIME))
    const expired = { name: 'offer.expired' }
    assert.equal(await OutboxEventModel.countDocuments(expired), offeredOn.length)
    await assertMailsKeepTheRules()
  })
})

/** Makes an offer at noon or later, and goes to a second before its deadline, and to the deadline. */
async function expireOne(deps: Deps, unit: TestUnit): Promise<void> {
  const day = dayOf(deps.now())
  const noon = new Date(`${day}T11:00:00Z`)
  if (deps.now() < noon) deps.clock.set(noon)
  const { offerId } = await offers.open(deps, unit, { from: day, until: addDays(day, 9) })
  const offer = await OfferModel.findById(offerId).orFail().lean()
  const expired = { name: 'offer.expired', 'ids.offerId': offerId }
  deps.clock.set(new Date(offer.answerBy.getTime() - 1_000))
  await runAllTwice(deps)
  assert.equal(await OutboxEventModel.countDocuments(expired), 0, `${day}: a second before`)
  deps.clock.set(offer.answerBy)
  await runAllTwice(deps)
  assert.equal(await OutboxEventModel.countDocuments(expired), 1, `${day}: at its deadline`)
}

/** Who has arrived has a bed tonight, whatever the plan said. */
async function assertNobodyGone(deps: Deps): Promise<void> {
  const there = await StayModel.find({ status: 'arrived' }).lean()
  assert.equal(there.length, 2)
  for (const { until } of there) assert.ok(until > dayOf(deps.now()), `a stay ended on ${until}`)
}

/** The next mail that waits for its moment: not a second before it, and then at once. */
async function assertNextMailInTime(deps: Deps): Promise<void> {
  const waiting = { open: true, mail: 'due' } as const
  const notice = await NoticeModel.findOne(waiting).sort({ mailAt: 1 }).lean()
  if (!notice?.mailAt) return
  const mailOf = async () => (await NoticeModel.findById(notice._id).orFail().lean()).mail
  deps.clock.set(new Date(notice.mailAt.getTime() - 1_000))
  for (const { run } of JOBS) await run(deps)
  assert.equal(await mailOf(), 'due', 'a second before')
  deps.clock.set(notice.mailAt)
  for (const { run } of JOBS) await run(deps)
  assert.equal(await mailOf(), 'taken', 'at its moment')
}

const AMSTERDAM = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Europe/Amsterdam', hour: '2-digit', hourCycle: 'h23' },
})

/** By day, at most so many a day to one person, each sent once. */
async function assertMailsKeepTheRules(): Promise<void> {
  const mails = await MailModel.find().lean()
  assert.ok(mails.length > 5, `${mails.length} mails`)
  const perDay = new Map<string, number>()
  for (const { status, at, day, userId, urgent } of mails) {
    assert.equal(status, 'sent')
    if (urgent) continue
    const hour = Number(AMSTERDAM.format(at))
    assert.ok(hour >= 7 && hour < 20, `a mail at ${at.toISOString()}`)
    const key = `${String(userId)} ${day}`
    perDay.set(key, (perDay.get(key) ?? 0) + 1)
  }
  assert.ok(Math.max(...perDay.values()) <= MAILS_A_DAY)
}
