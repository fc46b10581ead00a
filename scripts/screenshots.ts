import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findBrowser } from './browser.ts'
import { photograph } from './screens/photograph.ts'
import { MORE_SCREENS, SCREENS } from './screens/screens.ts'
import { Failure, runProgram } from './support/failure.ts'
import { PROJECT_FOLDER } from './support/folders.ts'
import { readAccounts } from './tour/client.ts'

const USAGE = `npm run screenshots [-- all]

Photographs the service that runs, wide and narrow: \`npm start\` first, with the demo country. Pictures of the pages in
the documentation go to docs/screens; with "all", those of every page, in Dutch and English, to the folder screens
beside the demo accounts. PORT says where it listens (3000).
`

void runProgram(main)

async function main(): Promise<number> {
  if (process.argv.includes('--help')) {
    process.stdout.write(USAGE)
    return 0
  }
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Failure('Pictures need Chromium: install it first.')
  const baseURL = `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`
  const dataFolder = process.env['DATA_DIR'] ?? '.data'
  const accounts = readAccounts(dataFolder)
  const all = process.argv.includes('all')
  const folder = all ? join(dataFolder, 'screens') : join(PROJECT_FOLDER, 'docs', 'screens')
  mkdirSync(folder, { recursive: true })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const studio = { baseURL, folder, accounts }
    const sets = all ? [...SCREENS, ...MORE_SCREENS] : SCREENS
    for (const language of all ? (['nl', 'en'] as const) : (['nl'] as const)) {
      for (const set of sets) await photograph(browser, { ...studio, language }, set)
    }
  } finally {
    await browser.close()
  }
  return 0
}
