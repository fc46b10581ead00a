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
import { freePort, isFree } from '../support/free-port.ts'
import { withLock } from '../support/lock.mjs'
import { type ProcessMark, endProcess, isRunning, markOf } from '../support/processes.ts'
import type { Recipe } from './recipe.ts'
import { endTransactions, ping } from './uri.ts'

/** How long a server may take to answer its first ping, in milliseconds: recovery takes a while. */
const START_TIMEOUT = 60_000
const ATTEMPTS = 3
/** How long the system may take to give a killed server's port free, in milliseconds. */
const PORT_TIMEOUT = 10_000

const Mark = z.object({ pid: z.number(), started: z.string() })
/** Kept in the folder, so that the next command finds a server even after a kill -9. */
const ServerRecord = z.object({ port: z.number(), server: Mark, users: z.array(Mark) })
type ServerRecord = z.infer<typeof ServerRecord>

export interface ServerWish {
  recipe: Recipe
  folder: string
  log: (line: string) => void
}

export interface Server {
  port: number
  /** Starts the server again, on its port and data, if it ended by itself; tells whether it had. */
  revive: () => Promise<boolean>
  /** Ends the server, unless another command of this folder still uses it. */
  close: () => Promise<void>
}

/**
 * Gives the server of this folder:
 * 1. one that another command uses at this moment is shared; the last to close it ends it;
 * 2. one whose users were all killed is taken over if it answers, and ended if it does not;
 * 3. otherwise a new one is started, on its last port if that is free.
 */
export async function obtainServer(wish: ServerWish): Promise<Server> {
  mkdirSync(wish.folder, { recursive: true })
  const port = await withLock(lockFile(wish.folder), async () => {
    const present = readRecord(wish.folder)
    if (present === undefined || !isRunning(present.server)) return start(wish, present)
    if (otherUsers(present).length > 0) return share(present, wish)
    if (await answers(present.port)) return takeOver(present, wish)
    await endProcess(present.server)
    return start(wish, present)
  })
  return { port, revive: () => revive(wish), close: () => leave(wish.folder) }
}

function share(present: ServerRecord, { recipe, folder, log }: ServerWish): number {
  log(`Database: ${recipe.title}, shared with another command, port ${present.port}`)
  return record(folder, present)
}

async function takeOver(
  present: ServerRecord,
  { recipe, folder, log }: ServerWish,
): Promise<number> {
  log(`Database: ${recipe.title}, left running and taken over, port ${present.port}`)
  await endTransactions(localUri(present.port))
  return record(folder, present)
}

async function start(wish: ServerWish, last: ServerRecord | undefined): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(attempt === 1 ? last?.port : undefined)
    const server = launch(wish, port)
    record(wish.folder, { port, server, users: last?.users ?? [] })
    try {
      await waitUntilReady(wish, port, server)
      wish.log(`Database: ${wish.recipe.title}, port ${port}`)
      return port
    } catch (error) {
      await endProcess(server)
      // Somebody may have taken the port between looking and listening.
      if (attempt === ATTEMPTS || !/in use/i.test(logOf(wish.folder))) throw error
    }
  }
}

function revive(wish: ServerWish): Promise<boolean> {
  return withLock(lockFile(wish.folder), async () => {
    const present = readRecord(wish.folder)
    if (present !== undefined && isRunning(present.server)) return false
    // Clients look for it where it was, so its port is worth a wait.
    const deadline = Date.now() + PORT_TIMEOUT
    while (present && Date.now() < deadline && !(await isFree(present.port))) await sleep(50)
    await start(wish, present)
    return true
  })
}

function leave(folder: string): Promise<void> {
  return withLock(lockFile(folder), async () => {
    const present = readRecord(folder)
    if (present === undefined) return
    const users = otherUsers(present)
    // The record stays: the next server takes the same port, where clients look for it.
    writeFileSync(recordFile(folder), JSON.stringify({ ...present, users }))
    if (users.length === 0) await endProcess(present.server)
  })
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

/** Writes down the server with this process among its users. */
function record(folder: string, present: ServerRecord): number {
  const users = [...otherUsers(present), markOf(process.pid)]
  writeFileSync(recordFile(folder), JSON.stringify({ ...present, users }))
  return present.port
}

/** The other processes that use the server and still run. */
function otherUsers({ users }: ServerRecord): ProcessMark[] {
  return users.filter((user) => user.pid !== process.pid && isRunning(user))
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

function lockFile(folder: string): string {
  return join(folder, 'lock')
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
