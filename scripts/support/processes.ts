import { type SpawnOptions, execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Outcome {
  /** Exit code; 127 when the program could not be started. */
  code: number
  /** Standard output and standard error, as they came. */
  output: string
}

/** Runs a program to its end and gives what it said. Never throws. */
export function run(program: string, args: string[], options: SpawnOptions = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(program, args, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(stopping && { signal: stopping }),
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    }
    child.on('error', (error) => {
      resolve({ code: 127, output: error.message })
    })
    child.on('close', (code) => {
      resolve({ code: code ?? 1, output })
    })
  })
}

/** A process as one can recognise it later: numbers are used again, so its start counts too. */
export interface ProcessMark {
  pid: number
  started: string
}

/** Marks a process; one that has ended already is marked so that it never counts as running. */
export function markOf(pid: number): ProcessMark {
  return { pid, started: startOf(pid) ?? '' }
}

/** Whether the marked process still runs. */
export function isRunning({ pid, started }: ProcessMark): boolean {
  return started !== '' && startOf(pid) === started
}

/** When a running process was started, in the words of the operating system. */
function startOf(pid: number): string | undefined {
  try {
    return existsSync('/proc/self/stat') ? startOnLinux(pid) : startElsewhere(pid)
  } catch {
    return undefined
  }
}

/** Reads /proc/PID/stat (proc(5)): after the name in brackets come the state and, 19 further, the start. */
function startOnLinux(pid: number): string | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  // A zombie has ended; it only waits to be collected.
  return fields[0] === 'Z' ? undefined : fields[19]
}

function startElsewhere(pid: number): string {
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
}

/** Asks a process to end, and ends it by force when it has not after `patience` milliseconds. */
export async function endProcess(mark: ProcessMark, patience = 10_000): Promise<void> {
  signal(mark, 'SIGTERM')
  const deadline = Date.now() + patience
  while (isRunning(mark) && Date.now() < deadline) await sleep(50)
  signal(mark, 'SIGKILL')
  while (isRunning(mark)) await sleep(20)
}

function signal(mark: ProcessMark, name: NodeJS.Signals): void {
  if (!isRunning(mark)) return
  try {
    process.kill(mark.pid, name)
  } catch {
    // It ended in between.
  }
}

let stopping: AbortSignal | undefined

/**
 * A signal that is given once this script is asked to stop: Ctrl-C, SIGTERM, a closed terminal, or the
 * end of the command that started it (seen through the channel `with-dependencies.mjs` opens).
 * From the first call on the script must end by itself; programs started by `run` end with it.
 */
export function stopSignal(): AbortSignal {
  if (stopping !== undefined) return stopping
  const controller = new AbortController()
  const stop = (): void => {
    controller.abort()
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop)
  process.on('disconnect', stop)
  process.channel?.unref()
  stopping = controller.signal
  return stopping
}

/** Resolves when the signal is given. */
export function given(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => {
      resolve()
    })
  })
}
