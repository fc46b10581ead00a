import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { Failure } from '../support/failure.ts'
import { PROJECT_FOLDER } from '../support/folders.ts'
import { isFree } from '../support/free-port.ts'
import { endProcess, isRunning, markOf } from '../support/processes.ts'

/** How long the service may take until it is ready, in milliseconds. */
const READY_TIMEOUT = 120_000
/** How long the service may take to end what it is doing, in milliseconds. */
const END_TIMEOUT = 15_000

const Mark = z.object({ pid: z.number(), started: z.string() })
/** Kept while a service runs, so that the next start finds one whose starter was killed. */
const ServiceRecord = z.object({ service: Mark, owner: Mark })

export interface ServiceWish {
  port: number
  folder: string
  /** The whole configuration: see docs/operations.md. */
  environment: NodeJS.ProcessEnv
}

export interface ServiceProcess {
  pid: number
  /** Resolves with its exit code, or the name of the signal that ended it. */
  ended: Promise<number | string>
  /** Asks it to finish what it is doing, and waits until it has ended. */
  end: () => Promise<void>
}

/** Makes sure that nobody listens on the port; ends a service whose starter was killed. */
export async function clearPort(port: number, folder: string): Promise<void> {
  const left = readRecord(recordFile(port, folder))
  if (left !== undefined && !isRunning(left.owner)) await endProcess(left.service, END_TIMEOUT)
  if (await isFree(port)) return
  throw new Failure(
    `Port ${port} is taken by another program: choose another one, for example PORT=${port + 1} npm start.`,
  )
}

/** Starts the service as a process of its own, configured by its environment only. */
export function launchService({ port, folder, environment }: ServiceWish): ServiceProcess {
  // Apart from our terminal: Ctrl-C reaches it once, from us, and its database outlives it.
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: PROJECT_FOLDER,
    env: environment,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const ended = new Promise<number | string>((resolve) => {
    child.on('error', (error) => {
      resolve(error.message)
    })
    child.on('close', (code, signal) => {
      resolve(code ?? signal ?? 1)
    })
  })
  const pid = child.pid ?? 0
  const service = markOf(pid)
  const file = recordFile(port, folder)
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, JSON.stringify({ service, owner: markOf(process.pid) }))
  const end = async (): Promise<void> => {
    await endProcess(service, END_TIMEOUT)
    await ended
    rmSync(file, { force: true })
  }
  return { pid, ended, end }
}

/** Waits until the service is ready. Throws a `Failure` when it ends before that, or takes too long. */
export async function untilReady(url: string, service: ServiceProcess): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT
  while (!(await isReady(url))) {
    const code = await Promise.race([service.ended, sleep(200)])
    if (code !== undefined) throw new Failure(`The service stopped while starting (${code}).`)
    if (Date.now() > deadline) throw new Failure('The service was not ready within two minutes.')
  }
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  )
}

function recordFile(port: number, folder: string): string {
  return join(folder, `service-${port}.json`)
}

function readRecord(file: string): z.infer<typeof ServiceRecord> | undefined {
  try {
    return ServiceRecord.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}
