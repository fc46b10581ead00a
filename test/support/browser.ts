import { createServer } from 'node:http'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { findBrowser } from '../../scripts/browser.ts'
import { createApp } from '../../server/app.ts'
import type { Deps } from '../../server/deps.ts'
import { sessionCookieName } from '../../server/features/users/session-cookie.ts'
import { startLive } from '../../server/realtime/live.ts'
import type { Account } from './accounts.ts'
import { testDeps } from './test-deps.ts'

export interface Look {
  readonly language?: 'nl' | 'en'
  readonly colorScheme?: 'light' | 'dark'
  readonly width?: number
  readonly script?: boolean
}

export interface Browsing {
  readonly deps: ReturnType<typeof testDeps>
  /** A browser of their own for somebody who is signed in. */
  readonly as: (account: Account | undefined, look?: Look) => Promise<Page>
}

/** The service on a port of its own, with its live feed, and a real browser to look at it. */
export function useBrowser(): () => Browsing {
  let browser: Browser | undefined
  let close: (() => Promise<void>) | undefined
  let browsing: Browsing | undefined

  before('starts a browser', async function () {
    this.timeout(60_000)
    const executablePath = findBrowser()
    if (executablePath === undefined) throw new Error('The browser tests need Chromium')
    const args = ['--no-sandbox', '--disable-gpu']
    browser = await chromium.launch({ executablePath, args })
  })
  beforeEach('starts the service', async () => {
    const served = await serve()
    close = served.close
    const contexts: BrowserContext[] = []
    browsing = {
      deps: served.deps,
      as: async (account, look) => {
        if (!browser) throw new Error('There is no browser')
        const context = await contextOf(browser, served.origin, account, {
          look,
          deps: served.deps,
        })
        contexts.push(context)
        return context.newPage()
      },
    }
  })
  afterEach('stops the service', async () => {
    await Promise.all((browser?.contexts() ?? []).map((context) => context.close()))
    await close?.()
  })
  after('stops the browser', async () => {
    await browser?.close()
  })

  return () => {
    if (!browsing) throw new Error('Call this inside a test')
    return browsing
  }
}

async function serve() {
  const made = testDeps()
  // A test speaks http, where a cookie that only travels over https would stay behind.
  const deps = { ...made, config: { ...made.config, publicUrl: 'http://127.0.0.1' } }
  const http = createServer(createApp(deps, { jobsRunning: () => true }))
  const live = startLive(http, deps)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const address = http.address()
  if (address === null || typeof address === 'string') throw new Error('Not listening')
  const close = async (): Promise<void> => {
    await live.close()
    http.closeAllConnections()
  }
  return { deps, origin: `http://127.0.0.1:${address.port}`, close }
}

async function contextOf(
  browser: Browser,
  baseURL: string,
  account: Account | undefined,
  { look = {}, deps }: { readonly look: Look | undefined; readonly deps: Deps },
): Promise<BrowserContext> {
  const { language = 'nl', colorScheme = 'light', width = 1200, script = true } = look
  const context = await browser.newContext({
    ...{ baseURL, colorScheme, javaScriptEnabled: script },
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  })
  const name = sessionCookieName(deps.config)
  const session = account ? [{ name, value: account.token, url: baseURL }] : []
  const chosen = { name: 'onderdak-language', value: language, url: baseURL }
  await context.addCookies([chosen, ...session])
  return context
}
