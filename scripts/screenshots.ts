import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findBrowser } from './browser.ts'
import { photograph } from './screens/photograph.ts'
import { SCREENS } from './screens/screens.ts'
import { Failure, runProgram } from './support/failure.ts'
import { PROJECT_FOLDER } from './support/folders.ts'
import { readAccounts } from './tour/client.ts'

const USAGE = `npm run screenshots

Photographs every page, wide and narrow, of the service that runs: \`npm start\` first, with the demo country.
Pictures go to docs/screens. PORT says where it listens (3000).
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
  const accounts = readAccounts(process.env['DATA_DIR'] ?? '.data')
  const folder = join(PROJECT_FOLDER, 'docs', 'screens')
  mkdirSync(folder, { recursive: true })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    for (const set of SCREENS) await photograph(browser, { baseURL, folder, accounts }, set)
  } finally {
    await browser.close()
  }
  return 0
}
