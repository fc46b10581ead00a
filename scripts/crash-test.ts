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
  const recoveries = await killAll(setting, plan)
  await load.end()
  say(`Acknowledged ${load.written.length} writes; ${client.repeated} calls were made again.`)
  say(`Ready again after (ms): ${recoveries.join(', ')}`)
  return report(database.uri, client, load.written)
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

/** Callers that go on, household after household, until they are told to end. */
function startLoad(client: PatientClient, callers: number) {
  const written: Acknowledged[] = []
  let ending = false
  const caller = async (): Promise<void> => {
    const note = (one: Acknowledged) => written.push(one)
    while (!ending) await journey(client, dayOf(new Date()), note)
  }
  const running = Promise.all(Array.from({ length: callers }, caller))
  // A caller that fails is reported when the load ends, not while something else is awaited.
  running.catch(() => undefined)
  const end = async (): Promise<void> => {
    ending = true
    await running
  }
  return { written, end }
}

async function killAll(setting: Setting, plan: Plan): Promise<string[]> {
  const recoveries: string[] = []
  for (let time = 1; time <= plan.service; time += 1) {
    await sleep(500 + Math.random() * 1_500)
    recoveries.push(`service ${await setting.killService()}`)
    say(`Service killed, ${time} of ${plan.service}`)
  }
  for (let time = 1; time <= plan.database; time += 1) {
    await sleep(1_000 + Math.random() * 2_000)
    const duration = await setting.killDatabase()
    if (duration === undefined) say('The database of MONGODB_URI is not ours to kill.')
    else recoveries.push(`database ${duration}`)
    say(`Database killed, ${time} of ${plan.database}`)
  }
  await sleep(2_000)
  return recoveries
}

async function report(
  uri: string,
  client: PatientClient,
  written: readonly Acknowledged[],
): Promise<number> {
  const mongo = new MongoClient(uri)
  try {
    const { lost, doubled, unheard } = await compareWithRecord(mongo.db(), written)
    const half = await findHalfActs(mongo.db())
    const different = await compareBoard(mongo, client)
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
async function compareBoard(mongo: MongoClient, client: PatientClient): Promise<string[]> {
  const { body } = await client.get('/v1/capacity')
  const { units } = z.object({ units: z.array(Numbers) }).parse(body)
  const counted = await recount(mongo.db(), dayOf(new Date()))
  if (units.length === 0) return ['the board is empty']
  return units
    .filter((unit) => JSON.stringify(unit) !== JSON.stringify(counted.get(unit.unitId)))
    .map(
      (unit) =>
        `${JSON.stringify(unit)} on the board, ${JSON.stringify(counted.get(unit.unitId))} counted`,
    )
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
