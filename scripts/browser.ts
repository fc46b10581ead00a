import { Failure } from './support/failure.ts'
import { findOnPath } from './support/on-path.ts'
import { run } from './support/processes.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The program of a Chromium-like browser: `BROWSER_PATH`, or one on the PATH; undefined when there is none. */
export function findBrowser(): string | undefined {
  return process.env['BROWSER_PATH'] ?? findOnPath(NAMES)
}

/**
 * Finds a browser, or installs Debian's Chromium where that needs nobody's leave: as root, with
 * apt-get. Throws a `Failure` when there is no browser and none could be installed.
 */
export async function findOrInstallBrowser(log: (line: string) => void): Promise<string> {
  const present = findBrowser()
  if (present !== undefined) return present
  if (process.getuid?.() !== 0 || findOnPath(['apt-get']) === undefined) {
    throw new Failure('The browser tests need Chromium: install it, or name it with BROWSER_PATH.')
  }
  log('Installing Chromium with apt-get, about a minute ...')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '--quiet'], { env })
  const arguments_ = ['install', '--yes', '--quiet', '--no-install-recommends', 'chromium']
  const { output } = await run('apt-get', arguments_, { env })
  const installed = findBrowser()
  if (installed !== undefined) return installed
  const last = output.trim().split('\n').at(-1) ?? ''
  throw new Failure(
    `Chromium could not be installed (${last}): install it, or name it with BROWSER_PATH.`,
  )
}
