import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type LocalDatabase, findOrStartDatabase } from './database/find-or-start.ts'
import { openMailbox } from './mail/mailbox.ts'
import { serveMailbox } from './mail/mailbox-page.ts'
import { demoAccountLines } from './service/demo-accounts.ts'
import { localSecrets } from './service/secrets.ts'
import {
  type ServiceProcess,
  clearPort,
  launchService,
  untilReady,
} from './service/service-process.ts'
import { Failure, runProgram } from './support/failure.ts'
import { PROJECT_FOLDER, dataFolder } from './support/folders.ts'
import { given, stopSignal } from './support/processes.ts'

const USAGE = `npm start

Starts the whole service on this computer: finds or starts a database, loads the demo country when
the database is empty, and serves http://127.0.0.1:3000. Ctrl-C ends everything it started.

PORT         another port than 3000
MONGODB_URI  a MongoDB replica set of your own
SMTP_URL     a mail server of your own; without it mails are kept here and shown on a page
DATA_DIR     where data, keys and accounts are kept (.data)
`

const DEFAULT_PORT = 3000
/** How often to look whether the database still runs, in milliseconds. */
const WATCH_INTERVAL = 500

void runProgram(main)

async function main(): Promise<number> {
  if (process.argv.includes('--help')) {
    process.stdout.write(USAGE)
    return 0
  }
  const stop = stopSignal()
  const port = readPort()
  const folder = dataFolder()
  await clearPort(port, folder)
  try {
    const wish = { name: 'onderdak', folder: join(folder, 'db'), log: say }
    const database = await findOrStartDatabase(wish)
    return await run(database, port, stop).finally(database.close)
  } catch (error) {
    // What was interrupted on request did not fail.
    if (stop.aborted) return 0
    throw error
  }
}

function readPort(): number {
  const port = Number(process.env['PORT'] ?? DEFAULT_PORT)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Failure(`PORT must be a number from 1 to 65535, not "${process.env['PORT'] ?? ''}".`)
}

async function run(database: LocalDatabase, port: number, stop: AbortSignal): Promise<number> {
  const folder = dataFolder()
  const environment = {
    ...process.env,
    ...localSecrets(folder),
    PORT: String(port),
    MONGODB_URI: database.uri,
    DATA_DIR: folder,
  }
  if (stop.aborted) return 0
  await ensureDemo(environment, stop)
  const mail = await openMail(folder)
  const service = launchService({
    port,
    folder,
    environment: { ...mail.environment, ...environment },
  })
  const done = new AbortController()
  const watching = keepAlive(database, done.signal)
  try {
    const serving = serve(service, { url: `http://127.0.0.1:${port}`, folder, ...mail })
    await Promise.race([serving, given(stop), watching])
    return 0
  } finally {
    done.abort()
    await service.end()
    await watching.catch(() => undefined)
    await mail.close()
  }
}

interface Mail {
  readonly environment: NodeJS.ProcessEnv
  /** Where what was sent can be seen; undefined with a mail server of one's own. */
  readonly mailbox: string | undefined
  readonly close: () => Promise<void>
}

/** A mail server of this computer with a page, unless one is configured. */
async function openMail(folder: string): Promise<Mail> {
  if (process.env['SMTP_URL'] !== undefined) {
    return { environment: {}, mailbox: undefined, close: () => Promise.resolve() }
  }
  const mailFolder = join(folder, 'mail')
  const mailbox = await openMailbox(mailFolder)
  const page = await serveMailbox(mailFolder)
  const close = async (): Promise<void> => {
    page.close()
    await mailbox.close()
  }
  return { environment: { SMTP_URL: mailbox.smtpUrl }, mailbox: page.url, close }
}

interface Where {
  readonly url: string
  readonly folder: string
  readonly mailbox: string | undefined
}

/** Tells when the service is ready, and fails when it ends, which it never does by itself. */
async function serve(service: ServiceProcess, where: Where): Promise<never> {
  await untilReady(where.url, service)
  announce(where)
  const code = await service.ended
  throw new Failure(`The service stopped by itself (${code}): start it again with npm start.`)
}

/** Loads the demo country, if the database is empty. */
async function ensureDemo(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  const options = { cwd: PROJECT_FOLDER, env, stdio: 'inherit', signal } as const
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/demo.ts', 'ensure'], options)
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0) throw new Failure('The demo country could not be loaded: see the lines above.')
}

/** Starts the database again when it ends by itself; the service reconnects without a restart. */
async function keepAlive(database: LocalDatabase, done: AbortSignal): Promise<void> {
  const pause = () => sleep(WATCH_INTERVAL, true, { signal: done }).catch(() => false)
  while (await pause()) {
    if (await database.revive()) say('The database had stopped and was started again.')
  }
}

function announce({ url, folder, mailbox }: Where): void {
  const lines = [
    '',
    `Onderdak is ready:  ${url}`,
    `API explorer:       ${url}/docs`,
    ...(mailbox === undefined ? [] : [`Mails it sends:     ${mailbox}`]),
    ...demoAccountLines(folder),
    'Stop with Ctrl-C.',
    '',
  ]
  process.stdout.write(lines.join('\n'))
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
