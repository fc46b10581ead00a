import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { prepareCollections } from '../../../models/prepare-collections.ts'
import { UserModel } from '../../../models/user.model.ts'
import { hashPassword } from '../../../server/features/users/session.service.ts'
import { createTestDatabase } from '../../database/test-database.ts'
import { loadDemo } from '../../demo/load-demo.ts'
import { loadLandscape, makeLandscape } from '../../demo/load-landscape.ts'
import { openService } from '../../demo/open-service.ts'
import { PROJECT_FOLDER } from '../../support/folders.ts'
import { freePort } from '../../support/free-port.ts'
import { endProcess, markOf } from '../../support/processes.ts'

const EMAIL = 'bench@demo.onderdak.example'

/** The service as it runs in production, in processes of its own, with the landscape of the demo country. */
export interface Country {
  /** Address of each node; all share one database. */
  readonly nodes: readonly string[]
  readonly databaseUri: string
  /** Where the accounts of the demo country are written, when it has people. */
  readonly dataFolder: string
  /** Bearer token of a desk user. */
  readonly token: string
  /** Starts another program that listens on a port, and gives its address once it answers. */
  readonly launch: (program: string, environment: NodeJS.ProcessEnv) => Promise<string>
  readonly end: () => Promise<void>
}

/** With households, their histories and an account for every role, or only the landscape. */
type Filling = 'people' | 'landscape'

/** Opens it, with so many nodes; whatever was started is ended again when that fails. */
export async function openCountry(
  nodeCount: number,
  filling: Filling = 'landscape',
): Promise<Country> {
  const ending: (() => Promise<void>)[] = []
  const end = async (): Promise<void> => {
    for (const close of ending.toReversed()) await close()
  }
  try {
    return await build({ nodeCount, filling }, ending, end)
  } catch (error: unknown) {
    await end()
    throw error
  }
}

async function build(
  { nodeCount, filling }: { readonly nodeCount: number; readonly filling: Filling },
  ending: (() => Promise<void>)[],
  end: () => Promise<void>,
): Promise<Country> {
  const database = await createTestDatabase(() => undefined)
  ending.push(database.close)
  const key = (): string => randomBytes(32).toString('base64')
  const environment = {
    ...process.env,
    ...{ MONGODB_URI: database.uri, DATA_DIR: database.folder },
    ...{ MASTER_KEY: key(), TOKEN_KEY: key() },
  }
  const password = key()
  await load(environment, password, filling)
  const launch: Country['launch'] = async (program, own) => {
    const port = await freePort()
    const env = { ...environment, ...own, PORT: String(port) }
    const command = ['--import', 'tsx', program]
    // Its log is written, as in production, but nobody reads it.
    const stdio: ['ignore', 'ignore', 'inherit'] = ['ignore', 'ignore', 'inherit']
    const child = spawn(process.execPath, command, { cwd: PROJECT_FOLDER, env, stdio })
    ending.push(() => endProcess(markOf(child.pid ?? 0)))
    const url = `http://127.0.0.1:${port}`
    await untilAnswers(`${url}/readyz`)
    return url
  }
  const nodes: string[] = []
  while (nodes.length < nodeCount) nodes.push(await launch('server/main.ts', {}))
  const token = await signIn(nodes[0] ?? '', password)
  return { nodes, databaseUri: database.uri, dataFolder: database.folder, token, launch, end }
}

async function load(
  environment: NodeJS.ProcessEnv,
  password: string,
  filling: Filling,
): Promise<void> {
  const { deps, close } = await openService(environment)
  try {
    await prepareCollections(deps.db)
    if (filling === 'people') await loadDemo(deps, () => undefined)
    else await loadLandscape(makeLandscape('bench', deps), deps)
    const passwordHash = await hashPassword(password)
    await UserModel.create({ email: EMAIL, passwordHash, role: 'desk' })
  } finally {
    await close()
  }
}

async function signIn(url: string, password: string): Promise<string> {
  const response = await fetch(`${url}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: EMAIL, password }),
  })
  return z.object({ token: z.string() }).parse(await response.json()).token
}

async function untilAnswers(url: string): Promise<void> {
  const answers = (): Promise<boolean> =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await answers())) await sleep(100)
}
