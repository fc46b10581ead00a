import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  readonly to: string
  readonly from: string
  readonly at: string
  readonly subject: string
  readonly text: string
  readonly messageId: string
}

export interface Mailbox {
  /** What the service is configured with. */
  readonly smtpUrl: string
  readonly close: () => Promise<void>
}

/** How a mailbox answers each recipient: an SMTP code to refuse with, or undefined to take the mail. */
type Refusal = (address: string) => number | undefined

/**
 * A real SMTP server on this computer alone, that delivers nothing: it keeps every mail as a file in `folder`.
 * `refuse` lets tests play addresses that do not exist and servers that are busy.
 */
export async function openMailbox(
  folder: string,
  { refuse = () => undefined }: { refuse?: Refusal } = {},
): Promise<Mailbox> {
  mkdirSync(folder, { recursive: true })
  let received = 0
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, callback) => {
      const responseCode = refuse(address)
      if (responseCode === undefined) callback()
      else callback(Object.assign(new Error('Refused'), { responseCode }))
    },
    onData: (stream, _session, callback) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        received += 1
        const name = `${Date.now()}-${String(received).padStart(5, '0')}.eml`
        writeFileSync(join(folder, name), Buffer.concat(parts))
        callback()
      })
    },
  })
  // A client that hangs up in the middle is its own affair.
  server.on('error', () => undefined)
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => {
        resolve()
      })
    })
  return { smtpUrl: `smtp://127.0.0.1:${port}`, close }
}

/** What has arrived, the newest first; nothing when there never was a mailbox. */
export async function readMailbox(folder: string): Promise<ReceivedMail[]> {
  const mails = await Promise.all(
    filesIn(folder).map(async (file) => {
      const mail = await simpleParser(readFileSync(join(folder, file)))
      const to = Array.isArray(mail.to) ? mail.to : mail.to ? [mail.to] : []
      return {
        to: to.map(({ text }) => text).join(', '),
        from: mail.from?.text ?? '',
        at: mail.date?.toISOString() ?? '',
        subject: mail.subject ?? '',
        text: mail.text ?? '',
        messageId: mail.messageId ?? '',
      }
    }),
  )
  return mails.toReversed()
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.eml'))
      .toSorted()
  } catch {
    return []
  }
}
