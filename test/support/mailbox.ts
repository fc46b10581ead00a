import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openMailbox, readMailbox } from '../../scripts/mail/mailbox.ts'
import type { Mailbox, ReceivedMail } from '../../scripts/mail/mailbox.ts'
import type { Deps } from '../../server/deps.ts'
import { createMailer } from '../../server/mailer.ts'
import { testDeps } from './test-deps.ts'
import type { Clock } from './test-deps.ts'

export interface MailScene {
  /** The service, with mail on. */
  readonly mailDeps: () => Deps & { clock: Clock }
  /** Where the server listens, for another process. */
  readonly mailboxUrl: () => string
  /** What has arrived since the test began, the newest first. */
  readonly arrived: () => Promise<ReceivedMail[]>
  /** From now on the server answers this address so; undefined takes its mail again. */
  readonly answer: (address: string, code: number | undefined) => void
}

/** A real SMTP server for the tests of the surrounding `describe`, with an empty mailbox before each. */
export function useMailbox(): MailScene {
  let mailbox: Mailbox | undefined
  let folder = ''
  const answers = new Map<string, number>()
  beforeEach('opens a mailbox', async () => {
    folder = mkdtempSync(join(tmpdir(), 'mailbox-'))
    answers.clear()
    mailbox = await openMailbox(folder, { refuse: (address) => answers.get(address) })
  })
  afterEach('closes the mailbox', async () => {
    await mailbox?.close()
    rmSync(folder, { recursive: true })
  })
  return {
    mailDeps: () => {
      const { config } = testDeps()
      const smtpUrl = mailbox?.smtpUrl
      return testDeps({ mailer: createMailer({ ...config, smtpUrl }) })
    },
    mailboxUrl: () => mailbox?.smtpUrl ?? '',
    arrived: () => readMailbox(folder),
    answer: (address, code) => {
      if (code === undefined) answers.delete(address)
      else answers.set(address, code)
    },
  }
}
