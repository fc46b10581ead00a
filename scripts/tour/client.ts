import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { io } from 'socket.io-client'
import { z } from 'zod'

const Accounts = z.array(
  z.object({
    role: z.string(),
    email: z.string(),
    password: z.string(),
    organisationId: z.string().optional(),
  }),
)
export type Account = z.output<typeof Accounts>[number]

/** The demo accounts that `npm start` made. Throws one clear sentence when there are none. */
export function readAccounts(dataFolder: string): Account[] {
  const file = join(dataFolder, 'demo-accounts.json')
  try {
    return Accounts.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new Error(
      `There are no demo accounts in ${file}: run \`npm start\` first, and leave it running.`,
    )
  }
}

/** The demo account of a role, of this organisation if one is named. */
export function accountOf(
  accounts: readonly Account[],
  role: string,
  organisationId?: string,
): Account {
  const fitting = accounts.filter((account) => account.role === role)
  const found = fitting.find(
    (account) => (organisationId ?? account.organisationId) === account.organisationId,
  )
  if (!found)
    throw new Error(`There is no demo account for ${role}: run \`npm run demo -- reset\`.`)
  return found
}

export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** Somebody signed in at the service, as any client would be. */
export interface Person {
  readonly role: string
  readonly token: string
  readonly send: (method: string, path: string, body?: unknown) => Promise<Answer>
}

const Session = z.object({ token: z.string() })

/** Signs in and gives a way to send. Throws when the service cannot be reached. */
export async function signIn(url: string, account: Account): Promise<Person> {
  const { role, email, password } = account
  const { body } = await call(url, 'POST', '/v1/sessions', { body: { email, password } })
  const { token } = Session.parse(body)
  return {
    role,
    token,
    send: (method, path, sent) => call(url, method, path, { token, body: sent }),
  }
}

/** One request over HTTP. Throws with the whole answer when it is refused. */
export async function call(
  url: string,
  method: string,
  path: string,
  { token, body }: { token?: string; body?: unknown } = {},
): Promise<Answer> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Error(`Nothing answers at ${url}: run \`npm start\` first, and leave it running.`)
  })
  const text = await response.text()
  const answer: unknown = text === '' ? null : JSON.parse(text)
  if (!response.ok)
    throw new Error(`${method} ${path} was refused with ${response.status}: ${text}`)
  return { status: response.status, body: answer }
}

/** An open screen: hears the live feed, and can wait for one message. */
export interface Screen {
  readonly waitFor: (message: string, about: string) => Promise<unknown>
  readonly close: () => void
}

const LONGEST_WAIT_MS = 5_000

/** Connects to the live feed and waits for its first message, the snapshot. */
export async function openScreen(url: string, { token }: Person): Promise<Screen> {
  const socket = io(`${url}/live`, {
    auth: { token },
    transports: ['websocket'],
    reconnection: false,
  })
  const heard: { message: string; content: unknown }[] = []
  socket.onAny((message: string, content: unknown) => {
    heard.push({ message, content })
  })
  const waitFor = async (message: string, about: string): Promise<unknown> => {
    const deadline = Date.now() + LONGEST_WAIT_MS
    while (Date.now() < deadline) {
      const found = heard.findIndex(
        (one) => one.message === message && JSON.stringify(one.content).includes(about),
      )
      if (found >= 0) return heard.splice(found, 1)[0]?.content
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    throw new Error(
      `The live feed did not say ${message} within ${LONGEST_WAIT_MS / 1000} seconds.`,
    )
  }
  await waitFor('snapshot', 'version')
  return { waitFor, close: () => void socket.close() }
}
