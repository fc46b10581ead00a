import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { findOrInstallBrowser } from './browser.ts'
import { type TestDatabase, createTestDatabase, handOver } from './database/test-database.ts'
import { explain, runProgram } from './support/failure.ts'
import { PROJECT_FOLDER } from './support/folders.ts'
import { given, stopSignal } from './support/processes.ts'

const USAGE = `npm test [-- FILES AND MOCHA OPTIONS]

Runs the tests on a database of their own, which is removed afterwards. Ends with the line
"N passed, N failed" from mocha's own totals; the exit code is 0 only when all passed and none was skipped.
`

const Totals = z.object({ passed: z.number(), failed: z.number(), skipped: z.number() })
type Totals = z.infer<typeof Totals>

/** What to report when mocha never came to its end. */
const CRASHED: Totals = { passed: 0, failed: 1, skipped: 0 }

const ALL_TESTS = 'test/**/*.test.{ts,tsx}'
/** The longest of them goes with the others, so that both lanes take about as long. */
const API_TESTS = 'test/api/!(model).test.ts'

/**
 * What runs when no file is named: two lanes side by side, each with a database of its own, as one test alone waits
 * half of its time. Not in .mocharc.json, which would add it to the files that are named.
 */
const LANES = [[API_TESTS], [ALL_TESTS, '--ignore', API_TESTS]]

void runProgram(() => main(process.argv.slice(2)))

async function main(mochaArguments: string[]): Promise<number> {
  if (mochaArguments.includes('--help')) {
    process.stdout.write(USAGE)
    return 0
  }
  const totals = await test(mochaArguments).catch((error: unknown) => {
    process.stderr.write(`${explain(error)}\n`)
    return CRASHED
  })
  const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''
  process.stdout.write(`${totals.passed} passed, ${totals.failed} failed${skipped}\n`)
  return totals.passed > 0 && totals.failed === 0 && totals.skipped === 0 ? 0 : 1
}

async function test(mochaArguments: string[]): Promise<Totals> {
  const stop = given(stopSignal())
  if (existsSync(join(PROJECT_FOLDER, 'test/browser'))) await findOrInstallBrowser(say)
  const named = mochaArguments.some((argument) => existsSync(join(PROJECT_FOLDER, argument)))
  const lanes: Lane[] = []
  // One after the other: making the first database installs what the next one needs.
  for (const [index, files] of (named ? [[]] : LANES).entries()) {
    lanes.push({
      mochaArguments: [...mochaArguments, ...files],
      database: await createTestDatabase(say),
      output: index === 0 ? 'inherit' : 'pipe',
    })
  }
  const totals = await Promise.all(lanes.map((lane) => runLane(lane, stop)))
  return totals.reduce((sum, { passed, failed, skipped }) => ({
    passed: sum.passed + passed,
    failed: sum.failed + failed,
    skipped: sum.skipped + skipped,
  }))
}

interface Lane {
  readonly mochaArguments: readonly string[]
  readonly database: TestDatabase
  /** What is piped is shown when the lane has ended, so that the lines of two lanes do not mix. */
  readonly output: 'inherit' | 'pipe'
}

async function runLane(
  { mochaArguments, database, output }: Lane,
  stop: Promise<void>,
): Promise<Totals> {
  try {
    const totals = join(database.folder, 'totals.json')
    const reporter = join(import.meta.dirname, 'mocha-reporter.mjs')
    // Mocha's inner program: the outer one starts it and does not hand on SIGTERM.
    const mocha = ['--import', 'tsx', 'node_modules/mocha/lib/cli/cli.js', '--reporter', reporter]
    const env = { ...process.env, ...handOver(database), TEST_TOTALS_FILE: totals }
    const code = await runToEnd([...mocha, ...mochaArguments], env, { stop, output })
    return readTotals(totals, code)
  } finally {
    await database.close()
  }
}

function runToEnd(
  arguments_: string[],
  env: NodeJS.ProcessEnv,
  { stop, output }: { stop: Promise<void>; output: Lane['output'] },
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, arguments_, { env, stdio: ['ignore', output, output] })
    const said: Buffer[] = []
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => said.push(chunk))
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(said))
      resolve(code ?? 1)
    })
    void stop.then(() => child.kill('SIGTERM'))
  })
}

/** Mocha's own totals; a mocha that ended badly although no test failed counts as one failure. */
function readTotals(file: string, code: number): Totals {
  if (!existsSync(file)) return CRASHED
  const totals = Totals.parse(JSON.parse(readFileSync(file, 'utf8')))
  return code !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
