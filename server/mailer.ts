import { createTransport } from 'nodemailer'
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js'
import { z } from 'zod'
import type { Config } from './config.ts'

/** One mail in plain text. */
export interface Letter {
  /** The same for every attempt at the same mail, so that a mail server can tell a repeat from a new one. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** What became of an attempt: taken over by the mail server, or not now, or never at this address. `code` is SMTP's. */
export interface Delivery {
  readonly outcome: 'sent' | 'later' | 'dead-address'
  readonly code?: number | undefined
}

export interface Mailer {
  readonly send: (letter: Letter) => Promise<Delivery>
}

const TIMEOUT_MS = 10_000

/** Sends through the configured SMTP server. Opens a connection per mail, and none before the first. */
export function createMailer({ smtpUrl, mailFrom }: Config): Mailer | undefined {
  if (smtpUrl === undefined) return undefined
  const transport = createTransport(serverAt(smtpUrl), { from: mailFrom })
  const host = mailFrom.split('@').at(-1) ?? 'onderdak'
  return {
    send: async ({ id, to, subject, text }) => {
      // Nobody answers a machine with "I am on holiday" (RFC 3834).
      const headers = { 'Auto-Submitted': 'auto-generated' }
      try {
        await transport.sendMail({ messageId: `<${id}@${host}>`, to, subject, text, headers })
        return { outcome: 'sent' }
      } catch (error: unknown) {
        return whyNot(error)
      }
    },
  }
}

/** `smtp[s]://[user:password@]host[:port]`; on smtp the server's STARTTLS is used when it offers one. */
function serverAt(smtpUrl: string): SMTPTransport.Options {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl)
  const secure = protocol === 'smtps:'
  const [user, pass] = [decodeURIComponent(username), decodeURIComponent(password)]
  return {
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(user !== '' && { auth: { user, pass } }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  }
}

const SmtpError = z.object({ command: z.string().optional(), responseCode: z.number().optional() })

/** Only a 5xx to the recipient itself (RFC 5321, 4.2.1) says that the address is dead; anything else may pass. */
function whyNot(error: unknown): Delivery {
  const { command, responseCode: code } = SmtpError.safeParse(error).data ?? {}
  const dead = command === 'RCPT TO' && code !== undefined && code >= 500
  return { outcome: dead ? 'dead-address' : 'later', code }
}
