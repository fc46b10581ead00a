import { spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { DISK_FULL, Failure } from '../support/failure.ts'
import { freePort } from '../support/free-port.ts'
import { withLock } from '../support/lock.mjs'
import { type ProcessMark, endProcess, isRunning, markOf } from '../support/processes.ts'
import type { Recipe } from './recipe.ts'
import { ping } from './uri.ts'

/** How long a server may take to answer its first ping, in milliseconds: recovery takes a while. */
const START_TIMEOUT = 60_000
const ATTEMPTS = 3

const Mark = z.object({ pid: z.number(), started: z.string() })
/** Left in the folder while a server runs, so that the next command finds it even after a kill -9. */
const ServerRecord = z.object({ port: z.number(), server: Mark, owner: Mark })
type ServerRecord = z.infer<typeof ServerRecord>

export interface ServerWish {
  recipe: Recipe
  folder: string
  log: (line: string) => void
}

export interface Server {
  port: number
  /** Undefined when another command of this folder runs the server and will end it. */
  process: ProcessMark | undefined
  close: () => Promise<void>
}

/**
 * Gives the server of this folder:
 * 1. one that another running command started is shared, and left running on close;
 * 2. one whose starter was killed is taken over if it answers, and ended if it does not;
 * 3. otherwise a new one is started, on its last port if that is free.
 */
export async function obtainServer(wish: ServerWish): Promise<Server> {
  mkdirSync(wish.folder, { recursive: true })
  return withLock(join(wish.folder, 'lock'), async () => {
    const present = readRecord(wish.folder)
    if (present === undefined || !isRunning(present.server)) return start(wish, present?.port)
    if (isRunning(present.owner) && present.owner.pid !== process.pid) return share(present, wish)
    if (await answers(present.port)) return takeOver(present, wish)
    await endProcess(present.server)
    return start(wish, present.port)
  })
}

function share({ port }: ServerRecord, { recipe, log }: ServerWish): Server {
  log(`Database: ${recipe.title}, shared with another command of this folder, port ${port}`)
  return { port, process: undefined, close: () => Promise.resolve() }
}

function takeOver(present: ServerRecord, { recipe, folder, log }: ServerWish): Server {
  log(`Database: ${recipe.title}, left running earlier and taken over, port ${present.port}`)
  return own(folder, present)
}

async function start(wish: ServerWish, lastPort: number | undefined): Promise<Server> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(attempt === 1 ? lastPort : undefined)
    const server = launch(wish, port)
    const owned = own(wish.folder, { port, server, owner: markOf(process.pid) })
    try {
      await waitUntilReady(wish, port, server)
      wish.log(`Database: ${wish.recipe.title}, port ${port}`)
      return owned
    } catch (error) {
      await owned.close()
      // Somebody may have taken the port between looking and listening.
      if (attempt === ATTEMPTS || !/in use/i.test(logOf(wish.folder))) throw error
    }
  }
}

/** Starts the program apart from our terminal: Ctrl-C must end the service before its database. */
function launch({ recipe, folder }: ServerWish, port: number): ProcessMark {
  const data = join(folder, 'data')
  mkdirSync(data, { recursive: true })
  const [program, ...args] = recipe.command(data, port)
  const log = openSync(join(folder, 'server.log'), 'w')
  // The server looks for settings in its working folder and its HOME: there are none here.
  const env = { ...process.env, HOME: folder }
  const child = spawn(program, args, {
    cwd: folder,
    env,
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.on('error', () => undefined)
  child.unref()
  if (child.pid === undefined) throw new Failure(`The database (${program}) could not be started.`)
  return markOf(child.pid)
}

async function waitUntilReady(
  { recipe, folder }: ServerWish,
  port: number,
  server: ProcessMark,
): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT
  while (!(await answers(port))) {
    if (!isRunning(server)) throw new Failure(whyStopped(folder))
    if (Date.now() > deadline)
      throw new Failure(`The database did not answer within a minute: see ${logFile(folder)}.`)
    await sleep(100)
  }
  await recipe.prepare(localUri(port), port)
}

function own(folder: string, { port, server }: ServerRecord): Server {
  const record = { port, server, owner: markOf(process.pid) }
  writeFileSync(recordFile(folder), JSON.stringify(record))
  const close = async (): Promise<void> => {
    await endProcess(server)
    // The port stays known: the next server takes it again, so that a client finds it.
    writeFileSync(recordFile(folder), JSON.stringify(record))
  }
  return { port, process: server, close }
}

async function answers(port: number): Promise<boolean> {
  return ping(localUri(port), 2_000).then(
    () => true,
    () => false,
  )
}

function localUri(port: number): string {
  return `mongodb://127.0.0.1:${port}/?directConnection=true`
}

function whyStopped(folder: string): string {
  const log = logOf(folder)
  if (/No space left|ENOSPC/i.test(log)) return DISK_FULL
  const last = log.trim().split('\n').at(-1) ?? ''
  return `The database stopped while starting (${last.slice(0, 300)}): see ${logFile(folder)}.`
}

function logOf(folder: string): string {
  return existsSync(logFile(folder)) ? readFileSync(logFile(folder), 'utf8') : ''
}

function logFile(folder: string): string {
  return join(folder, 'server.log')
}

function recordFile(folder: string): string {
  return join(folder, 'server.json')
}

function readRecord(folder: string): ServerRecord | undefined {
  try {
    return ServerRecord.parse(JSON.parse(readFileSync(recordFile(folder), 'utf8')))
  } catch {
    // Missing, or half written when the disk was full: start afresh.
    rmSync(recordFile(folder), { force: true })
    return undefined
  }
}
