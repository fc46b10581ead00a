import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { z } from 'zod'
import { MailModel } from '../../models/mail.model.ts'
import { OutboxEventModel } from '../../models/outbox-event.model.ts'
import { JOBS } from '../../server/jobs/job-table.ts'
import { signedIn } from '../support/accounts.ts'
import { testDatabaseUri, useDatabase } from '../support/database.ts'
import { keepDatabase } from '../support/kept-database.ts'
import { makeUnit } from '../support/landscape.ts'
import { useMailbox } from '../support/mailbox.ts'
import { offers, requests, stays } from '../support/requests.ts'
import { faultsInState } from '../support/soundness.ts'
import { testDeps } from '../support/test-deps.ts'

/** When all the work of the scene is due. */
const LATER = '2026-02-20T12:00:00Z'

/** The plan of the night is made by a worker process, whose death has a test of its own (plans-running). */
const JOBS_HERE = JOBS.filter(({ name }) => name !== 'plan-nightly')

type Deps = ReturnType<typeof testDeps>

/** Two or more pieces of work for the jobs: offers nobody answered, stays that run over, households that waited long, people to tell. */
async function scene(deps: Deps): Promise<void> {
  await signedIn('desk')
  await signedIn('desk')
  const unit = await makeUnit(deps, { places: 5 })
  const at = (index: number) => ({ placeId: unit.placeIds[index] ?? '' })
  for (const index of [0, 1, 2])
    await offers.open(deps, unit, { ...at(index), until: '2026-02-09' })
  for (const index of [3, 4]) await stays.arrived(deps, unit, { ...at(index), until: '2026-02-10' })
  await requests.submitted(deps)
}

/** What has happened, without when: of each event its name and what it is about. */
async function happened(): Promise<string[]> {
  const About = z.object({
    requestId: z.string().optional(),
    offerId: z.string().optional(),
    stayId: z.string().optional(),
    placeId: z.string().optional(),
    status: z.string().optional(),
    userIds: z.array(z.string()).optional(),
  })
  const events = await OutboxEventModel.find().lean()
  return events.map(({ name, ids }) => `${name} ${JSON.stringify(About.parse(ids))}`).toSorted()
}

describe('jobs killed in the middle', function () {
  this.timeout(120_000)
  useDatabase()
  const { mailDeps, arrived, mailboxUrl } = useMailbox()

  /** Runs a job in a process that kills itself half-way; true when it did. */
  async function killed(name: string, moment: string, where: 'commit' | 'mail'): Promise<boolean> {
    const script = join(import.meta.dirname, '..', 'support', 'run-job-and-die.ts')
    const smtp = where === 'mail' ? [mailboxUrl()] : []
    const words = ['--import', 'tsx', script, testDatabaseUri(), name, moment, where, ...smtp]
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (text: Buffer) => (said += String(text)))
    const signal = await new Promise((resolve) => {
      child.on('close', (_code, how) => {
        resolve(how)
      })
    })
    assert.ok(signal === 'SIGKILL' || said === 'finished', `${name} ended by itself`)
    return signal === 'SIGKILL'
  }

  it('are finished by the next run as if nothing had been: nothing twice, nothing left out', async () => {
    const deps = testDeps()
    await scene(deps)
    deps.clock.set(LATER)
    const restore = await keepDatabase()
    const before = await happened()
    const interrupted: string[] = []
    for (const { name, run } of JOBS_HERE) {
      await restore()
      await deps.board.load()
      await run(deps)
      const expected = await happened()
      // What does fewer than two things has no middle.
      if (expected.length - before.length < 2) continue
      await restore()
      assert.ok(await killed(name, LATER, 'commit'), `${name} was killed`)
      const half = await happened()
      assert.ok(half.length < expected.length, `${name} was killed before its end`)

      await deps.board.load()
      await Promise.all([run(deps), run(deps)])

      assert.deepEqual(await happened(), expected, name)
      assert.deepEqual(await faultsInState(), [], name)
      interrupted.push(name)
    }
    for (const name of ['expire-offers', 'extend-overdue-stays']) {
      assert.ok(interrupted.includes(name), `${name} had work to be killed in`)
    }
  })

  it('a mail whose sender dies after the mail server took it comes again, as the same mail', async () => {
    const deps = mailDeps()
    await signedIn('desk')
    await signedIn('desk')
    const ids = { stayId: 'a'.repeat(24) }
    await OutboxEventModel.create({ name: 'stay.overstayed', at: deps.now(), ids })
    const run = async (name: string) => JOBS.find((job) => job.name === name)?.run(deps)
    await run('tell-people')

    assert.ok(await killed('send-mails', deps.now().toISOString(), 'mail'))
    await run('send-mails')
    assert.equal(await MailModel.countDocuments({ status: 'sent' }), 1, 'the other one is sent')
    deps.clock.forward(3)
    await run('send-mails')

    assert.equal(await MailModel.countDocuments({ status: 'sent' }), 2)
    const mails = await arrived()
    assert.equal(mails.length, 3)
    assert.equal(new Set(mails.map(({ messageId }) => messageId)).size, 2)
  })
})
