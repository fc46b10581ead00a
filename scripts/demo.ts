import { loadDemo } from './demo/load-demo.ts'
import { isDemo, isEmpty, isHalfDemo, wipe } from './demo/marker.ts'
import type { OpenService } from './demo/open-service.ts'
import { openLocalService } from './demo/surroundings.ts'
import { Failure, runProgram } from './support/failure.ts'

const USAGE = `npm run demo -- ensure | reset

ensure  loads the demo country, if the database is empty
reset   wipes the demo country and makes it anew, dated from today; only in a database that this command filled
`

void runProgram(() => main(process.argv.slice(2)))

async function main([command = '--help']: string[]): Promise<number> {
  if (command === '--help') {
    process.stdout.write(USAGE)
    return 0
  }
  if (command !== 'ensure' && command !== 'reset') {
    process.stderr.write(USAGE)
    return 2
  }
  const service = await openLocalService(say)
  try {
    await (command === 'ensure' ? ensure(service) : reset(service))
    return 0
  } finally {
    await service.close()
  }
}

async function ensure({ deps }: OpenService): Promise<void> {
  if (await isHalfDemo(deps.db)) await reset({ deps })
  else if (await isEmpty(deps.db)) await load({ deps })
}

async function reset({ deps }: Pick<OpenService, 'deps'>): Promise<void> {
  const empty = await isEmpty(deps.db)
  if (!empty && !(await isDemo(deps.db))) {
    throw new Failure(
      'This database was not filled by the demo, so it is not wiped: choose another MONGODB_URI.',
    )
  }
  if (!empty) {
    say('Wiping the demo country ...')
    await wipe(deps.db)
  }
  await load({ deps })
}

async function load({ deps }: Pick<OpenService, 'deps'>): Promise<void> {
  say('Loading the demo country (everything and everybody in it is made up) ...')
  const started = Date.now()
  await loadDemo(deps, say)
  say(`  done in ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
