import assert from 'node:assert/strict'
import { z } from 'zod'
import { MailModel } from '../../models/mail.model.ts'
import { NoticeModel } from '../../models/notice.model.ts'
import { OutboxEventModel } from '../../models/outbox-event.model.ts'
import { UserModel } from '../../models/user.model.ts'
import type { Deps } from '../../server/deps.ts'
import { planMails } from '../../server/features/notifications/plan-mails.service.ts'
import { sendDueMails, tellPeople } from '../../server/jobs/tell-people.job.ts'
import { signedIn } from '../support/accounts.ts'
import type { Account } from '../support/accounts.ts'
import { apiOf } from '../support/api.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { useMailbox } from '../support/mailbox.ts'
import { recordsOf } from '../support/records.ts'
import { offers, requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

/** Everything the jobs of this area do, once. */
async function work(deps: Deps): Promise<void> {
  await tellPeople(deps)
  await sendDueMails(deps)
}

const emailOf = async ({ id }: Account) => (await UserModel.findById(id).orFail().lean()).email
const openRequests = (deps: Deps, many: number) =>
  Promise.all(Array.from({ length: many }, () => requests.submitted(deps)))

/** As a job of another colleague would: somebody has to act now. */
async function escalate(deps: Deps): Promise<void> {
  const ids = { stayId: 'a'.repeat(24) }
  await OutboxEventModel.create({ name: 'stay.overstayed', at: deps.now(), ids })
}

describe('mail that something needs you', () => {
  useDatabase()
  const { mailDeps, arrived, answer } = useMailbox()

  it('comes in one digest at its hour, says how much and where, and nothing about anybody', async () => {
    const deps = mailDeps()
    const desk = await signedIn('desk')
    const requestIds = await openRequests(deps, 3)
    await work(deps)
    assert.deepEqual(await arrived(), [], 'before the hour')

    deps.clock.set('2026-02-02T15:00:00Z')
    await work(deps)

    const mails = await arrived()
    assert.deepEqual(
      mails.map(({ to }) => to),
      [await emailOf(desk)],
    )
    const { subject = '', text = '' } = mails[0] ?? {}
    assert.equal(subject, 'Onderdak: er wacht iets op u / something needs you')
    assert.match(text, /Er zijn 3 meldingen voor u/)
    assert.match(text, /There are 3 notices for you/)
    assert.match(text, /^https:\/\/onderdak\.test\/notices$/m)
    for (const word of [...requestIds, 'amsterdam', 'vrouw', 'seksueel', 'aanvraag', 'triage']) {
      assert.ok(!`${subject}\n${text}`.includes(word), word)
    }
  })

  it('comes once: jobs run twice, at once, and after a crash between planning and sending', async () => {
    const deps = mailDeps()
    await signedIn('desk')
    await openRequests(deps, 2)
    await tellPeople(deps)
    deps.clock.set('2026-02-02T15:00:00Z')

    await Promise.all([planMails(deps), planMails(deps)])
    await Promise.all([sendDueMails(deps), sendDueMails(deps)])
    await work(deps)

    assert.equal((await arrived()).length, 1)
    assert.equal(await MailModel.countDocuments({ status: 'sent' }), 1)
    assert.equal(await NoticeModel.countDocuments({ mail: 'taken' }), 2)
  })

  it('is not sent of what was read or done before its hour', async () => {
    const deps = mailDeps()
    const desk = await signedIn('desk')
    const [requestId = ''] = await openRequests(deps, 1)
    await work(deps)
    const triage = { as: desk, body: { decision: 'accept' } }
    await apiOf(deps).post(`/v1/placement-requests/${requestId}/triage`, triage)
    deps.clock.set('2026-02-02T15:00:00Z')

    await work(deps)

    assert.deepEqual(await arrived(), [])
  })

  it('waits in quiet hours; an escalation does not, and does not use up the budget', async () => {
    const deps = mailDeps()
    const unit = await makeUnit(deps, { places: 1 })
    const operator = await signedIn('operator', { organisationId: unit.organisationId })
    await signedIn('desk')
    deps.clock.set('2026-02-02T21:30:00Z')
    await offers.open(deps, unit)
    await escalate(deps)
    await work(deps)
    const [urgent] = await arrived()
    assert.match(urgent?.subject ?? '', /dringend/)
    assert.equal((await arrived()).length, 1)

    deps.clock.set('2026-02-03T05:59:59Z')
    await work(deps)
    assert.equal((await arrived()).length, 1, 'a second before seven')
    deps.clock.set('2026-02-03T06:00:00Z')
    await work(deps)

    assert.equal((await arrived())[0]?.to, await emailOf(operator))
    assert.deepEqual(
      (await MailModel.find().sort({ at: 1 }).lean()).map((mail) => mail.urgent),
      [true, false],
    )
  })

  it('stops at the budget of a day; what is left comes in the next digest, and escalations break through', async () => {
    const deps = mailDeps()
    const unit = await makeUnit(deps, { places: 8 })
    const operator = await signedIn('operator', { organisationId: unit.organisationId })
    await signedIn('desk')
    const address = await emailOf(operator)
    const toOperator = async () => (await arrived()).filter(({ to }) => to === address).length
    for (const placeId of unit.placeIds) {
      deps.clock.forward(10)
      await offers.open(deps, unit, { placeId })
      await work(deps)
    }
    assert.equal(await toOperator(), 6)
    await escalate(deps)
    await work(deps)
    assert.match((await arrived())[0]?.subject ?? '', /dringend/)

    deps.clock.set('2026-02-03T07:00:00Z')
    await work(deps)
    assert.equal(await toOperator(), 7)
    assert.match((await arrived())[0]?.text ?? '', /Er zijn 2 meldingen/)
  })

  it('is tried again, ever later, while the server is busy, and is one mail to who receives it', async () => {
    const deps = mailDeps()
    const address = await emailOf(await signedIn('desk'))
    answer(address, 451)
    await escalate(deps)
    const attempts = async () => (await MailModel.findOne().orFail().lean()).attempts
    await work(deps)
    await work(deps)
    assert.equal(await attempts(), 1, 'not again at once')
    deps.clock.forward(1)
    await work(deps)
    deps.clock.forward(4)
    await work(deps)
    assert.equal(await attempts(), 2, 'the second pause is longer')

    answer(address, undefined)
    deps.clock.forward(1)
    await work(deps)

    const [mail] = await arrived()
    const stored = await MailModel.findOne().orFail().lean()
    assert.equal(mail?.messageId, `<${String(stored._id)}@onderdak.test>`)
    assert.deepEqual([stored.status, stored.attempts], ['sent', 3])
  })

  it('is given up after a day of trying, and an administrator is told', async () => {
    const deps = mailDeps()
    const admin = await signedIn('admin')
    answer(await emailOf(await signedIn('desk')), 451)
    await escalate(deps)
    for (let hour = 0; hour < 40; hour += 1) {
      await work(deps)
      deps.clock.forward(60)
    }

    assert.deepEqual(
      (await MailModel.find().lean()).map(({ status, attempts }) => [status, attempts]),
      [['given-up', 7]],
    )
    const { text } = await apiOf(deps).get('/v1/notices', { as: admin })
    assert.match(text, /mail-given-up/)
  })

  it('stops for an address that refuses for good, which the desk hears; another address gets mail again', async () => {
    const deps = mailDeps()
    const [desk, colleague] = [await signedIn('desk'), await signedIn('desk')]
    answer(await emailOf(desk), 550)
    await escalate(deps)
    await work(deps)
    await work(deps)

    const { events } = await recordsOf('mail.undeliverable')
    assert.deepEqual(
      events.map(({ ids }) => z.object({ userId: z.string() }).parse(ids).userId),
      [desk.id],
    )
    const { text } = await apiOf(deps).get('/v1/notices', { as: colleague })
    assert.match(text, /dead-address/)
    assert.ok(!text.includes(await emailOf(desk)))
    const settings = async () => (await apiOf(deps).get('/v1/notice-settings', { as: desk })).text
    assert.match(await settings(), /"mail":"address-refused"/)

    await OutboxEventModel.create({
      ...{ name: 'stay.overstayed', at: deps.now(), ids: { stayId: 'b'.repeat(24) } },
    })
    await work(deps)
    assert.equal(await MailModel.countDocuments({ userId: desk.id }), 1)

    await UserModel.updateOne({ _id: desk.id }, { $set: { email: 'new@demo.onderdak.example' } })
    await OutboxEventModel.create({
      ...{ name: 'stay.overstayed', at: deps.now(), ids: { stayId: 'c'.repeat(24) } },
    })
    await work(deps)
    assert.ok((await arrived()).some(({ to }) => to === 'new@demo.onderdak.example'))
    assert.match(await settings(), /"mail":"on"/)
  })

  it('is off without a mail server, which the settings say, and nothing piles up', async () => {
    const deps = testDeps()
    const desk = await signedIn('desk')
    await escalate(deps)
    await work(deps)

    assert.equal(await NoticeModel.countDocuments({ open: true, mail: 'none' }), 1)
    assert.equal(await MailModel.countDocuments(), 0)
    const { text } = await apiOf(deps).get('/v1/notice-settings', { as: desk })
    assert.match(text, /"mail":"off"/)
  })
})
