import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openMailbox } from '../../scripts/mail/mailbox.ts'
import { serveMailbox } from '../../scripts/mail/mailbox-page.ts'
import { createMailer } from '../../server/mailer.ts'
import { testDeps } from '../support/test-deps.ts'

describe('the mailbox of this computer', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mailbox-page-'))
  after(() => {
    rmSync(folder, { recursive: true })
  })

  it('takes in what is sent, keeps it, and shows it as text', async () => {
    const mailbox = await openMailbox(folder)
    const page = await serveMailbox(folder)
    try {
      const mailer = createMailer({ ...testDeps().config, smtpUrl: mailbox.smtpUrl })
      const letter = { id: 'a', to: 'desk@demo.onderdak.example', subject: 'Iets wacht: één' }
      const text = 'Zie https://onderdak.test/notices\n<script>alert(1)</script>'

      assert.deepEqual(await mailer?.send({ ...letter, text }), { outcome: 'sent' })

      const shown = await (await fetch(page.url)).text()
      assert.match(shown, /Mailbox: 1 mail</)
      assert.match(shown, /Iets wacht: één/)
      assert.match(shown, /<a href="https:\/\/onderdak\.test\/notices">/)
      assert.match(shown, /&lt;script&gt;/)
    } finally {
      page.close()
      await mailbox.close()
    }
    const mailer = createMailer({ ...testDeps().config, smtpUrl: mailbox.smtpUrl })
    const unsent = { id: 'b', to: 'desk@demo.onderdak.example', subject: 'x', text: 'x' }
    assert.equal((await mailer?.send(unsent))?.outcome, 'later', 'nobody listens any more')
  })

  it('is not needed: without a mail server there is no mailer', () => {
    assert.equal(createMailer(testDeps().config), undefined)
  })
})
