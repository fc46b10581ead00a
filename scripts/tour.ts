import { dayOf } from '../server/today.ts'
import { readAccounts } from './tour/client.ts'
import { playJourney } from './tour/journey.ts'
import { playWeek } from './tour/week.ts'

const HELP = `npm run tour

Plays the journey of one made-up household against the running service, through its public API and its
live feed, and tells each step. \`npm run tour -- week\` plays a worked week of a complex case instead: refused
twice, overridden, moved, gone; and holds its timeline against the audit log. Run \`npm start\` first. PORT says where it listens (3000).`

if (process.argv.includes('--help')) {
  console.log(HELP)
} else {
  const url = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`
  const accounts = readAccounts(process.env['DATA_DIR'] ?? '.data')
  const play = process.argv.includes('week') ? playWeek : playJourney
  await play(url, accounts, dayOf(new Date())).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}
