import { dayOf } from '../server/today.ts'
import { readAccounts } from './tour/client.ts'
import { playJourney } from './tour/journey.ts'

const HELP = `npm run tour

Plays the journey of one made-up household against the running service, through its public API and its
live feed, and tells each step. Run \`npm start\` first. PORT says where it listens (3000).`

if (process.argv.includes('--help')) {
  console.log(HELP)
} else {
  const url = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`
  const accounts = readAccounts(process.env['DATA_DIR'] ?? '.data')
  await playJourney(url, accounts, dayOf(new Date())).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}
