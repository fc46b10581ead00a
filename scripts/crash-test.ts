import { MongoClient } from 'mongodb'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { dayOf } from '../server/today.ts'
import { PatientClient } from './crash/client.ts'
import { type Acknowledged, journey } from './crash/journeys.ts'
import { Numbers, recount } from './crash/recount.ts'
import { type Setting, deskAccount, prepareSetting } from './crash/setting.ts'
import { compareWithRecord, findHalfActs } from './crash/verify.ts'
import { type TestDatabase, createTestDatabase } from './database/test-database.ts'
import { Failure, runProgram } from './support/failure.ts'
import { PROJECT_FOLDER } from './support/folders.ts'
import { given, run, stopSignal } from './support/processes.ts'

const USAGE = `npm run crash-test [-- --service N] [--database N] [--callers N]

Kills the service (ten times) and its database (three times) with kill -9 while callers take households from draft to
departure, on a database of its own. Then looks for acknowledged writes that are lost, for half acts, and compares the
capacity board with a recount. Exit code 0 only if there is none and the numbers agree. About two minutes.
`

void runProgram(() => main(process.argv.slice(2)))

async function main(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(USAGE)
    return 0
  }
  const stop = stopSignal()
  const wanted = (name: string, usual: number): number => {
    const at = args.indexOf(`--${name}`)
    return at < 0 ? usual : Number(args[at + 1])
  }
  const plan = {
    service: wanted('service', 10),
    database: wanted('database', 3),
    callers: wanted('callers', 8),
  }
  const database = await createTestDatabase(say)
  const setting = await prepareSetting(database)
  try {
    return await Promise.race([crash(setting, database, plan), given(stop).then(() => 1)])
  } finally {
    await setting.end()
    await database.close()
  }
}

interface Plan {
  service: number
  database: number
  callers: number
}

async function crash(setting: Setting, database: TestDatabase, plan: Plan): Promise<number> {
  await loadDemo(setting)
  await setting.start()
  const client = new PatientClient(setting.url)
  await client.signIn(deskAccount(database.folder))
  const load = startLoad(client, plan.callers)
  const recoveries = await killAll(setting, load, plan)
  await load.end()
  const repeated = [...client.repeated].map(([reason, times]) => `${times} (${reason})`)
  say(`Calls made again: ${repeated.join(', ')}`)
  say(`Ready again after (ms): ${recoveries.join(', ')}`)
  const different = await compareBoard(database.uri, client)
  // Its jobs would go on writing while we look.
  await setting.end()
  return report(database.uri, load.written, different)
}

async function loadDemo({ environment }: Setting): Promise<void> {
  say('Loading the demo country ...')
  const script = join(PROJECT_FOLDER, 'scripts/demo.ts')
  const options = { cwd: PROJECT_FOLDER, env: environment }
  const { code, output } = await run(
    process.execPath,
    ['--import', 'tsx', script, 'ensure'],
    options,
  )
  if (code !== 0) throw new Failure(`The demo country could not be loaded: ${output}`)
}

interface Load {
  /** Grows while the callers are at work. */
  readonly written: Acknowledged[]
  /** Rejects as soon as a caller fails. */
  readonly running: Promise<unknown>
  readonly end: () => Promise<void>
}

/** Callers that go on, household after household, until they are told to end. */
function startLoad(client: PatientClient, callers: number): Load {
  const written: Acknowledged[] = []
  let ending = false
  const caller = async (): Promise<void> => {
    const note = (one: Acknowledged) => written.push(one)
    while (!ending) await journey(client, dayOf(new Date()), note)
  }
  const running = Promise.all(Array.from({ length: callers }, caller))
  // A caller that fails is reported at the next wait for writes.
  running.catch(() => undefined)
  const end = async (): Promise<void> => {
    ending = true
    await running
  }
  return { written, running, end }
}

/** Every kill comes while callers are at work: after so many more acknowledged writes, more or less. */
const WRITES_BETWEEN = 30

async function killAll(setting: Setting, load: Load, plan: Plan): Promise<string[]> {
  const recoveries: string[] = []
  for (let time = 1; time <= plan.service; time += 1) {
    await moreWrites(load)
    recoveries.push(`service ${await setting.killService()}`)
    say(`Service killed, ${time} of ${plan.service}; ${load.written.length} writes so far`)
  }
  for (let time = 1; time <= plan.database; time += 1) {
    await moreWrites(load)
    const duration = await setting.killDatabase()
    if (duration === undefined)
      throw new Failure('The database of MONGODB_URI is not ours to kill.')
    recoveries.push(`database ${duration}`)
    say(`Database killed, ${time} of ${plan.database}; ${load.written.length} writes so far`)
  }
  await moreWrites(load)
  return recoveries
}

async function moreWrites({ written, running }: Load): Promise<void> {
  const enough = written.length + WRITES_BETWEEN * (0.5 + Math.random())
  while (written.length < enough) await Promise.race([sleep(5), running])
}

async function report(
  uri: string,
  written: readonly Acknowledged[],
  different: readonly string[],
): Promise<number> {
  const mongo = new MongoClient(uri)
  try {
    const { lost, doubled, unheard } = await compareWithRecord(mongo.db(), written)
    const half = await findHalfActs(mongo.db())
    const findings = { lost, doubled, unheard, half, different }
    for (const [name, lines] of Object.entries(findings)) {
      for (const line of lines.slice(0, 10)) say(`${name}: ${line}`)
    }
    const counts = Object.entries(findings).map(([name, lines]) => `${lines.length} ${name}`)
    process.stdout.write(`${written.length} acknowledged, ${counts.join(', ')}\n`)
    return written.length > 0 && Object.values(findings).every(({ length }) => length === 0) ? 0 : 1
  } finally {
    await mongo.close()
  }
}

/** Units whose numbers on the board differ from those counted afresh. */
async function compareBoard(uri: string, client: PatientClient): Promise<string[]> {
  const mongo = new MongoClient(uri)
  try {
    const { body } = await client.get('/v1/capacity')
    const { units } = z.object({ units: z.array(Numbers) }).parse(body)
    if (units.length === 0) return ['the board is empty']
    const counted = await recount(mongo.db(), dayOf(new Date()))
    const both = units.map((unit) => [
      JSON.stringify(unit),
      JSON.stringify(counted.get(unit.unitId)),
    ])
    return both
      .filter(([board, recounted]) => board !== recounted)
      .map(([board = '', recounted = '']) => `${board} on the board, ${recounted} counted`)
  } finally {
    await mongo.close()
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
