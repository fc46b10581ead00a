import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { z } from 'zod'
import { findOrInstallBrowser } from '../browser.ts'
import { MORE_SCREENS, SCREENS } from '../screens/screens.ts'
import { accountOf, readAccounts } from '../tour/client.ts'
import { openCountry } from './support/country.ts'
import type { Country } from './support/country.ts'
import { percentile, spread } from './support/figures.ts'
import type { BenchRow } from './support/row.ts'

const ROUNDS = 20
const CHANGES = 30
/** Goals of the screens: milliseconds and bytes. */
const P50_MS = 25
const P95_MS = 50
const FIRST_BYTES = 150_000
const LATER_BYTES = 30_000
const PAINT_MS = 800
/** What a person sees of somebody else's act within a second, they take for "at once". */
const LIVE_MS = 1000

/**
 * Every page of the demo country: time at the server, weight, what a browser paints and moves, and how
 * long a change takes from one browser to another.
 */
export async function run(): Promise<BenchRow[]> {
  const country = await openCountry(1, 'people')
  const executablePath = await findOrInstallBrowser(() => undefined)
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const pages = await pagesOf(country)
    return [
      ...(await serverRows(pages, country)),
      ...(await browserRows(browser, pages, country)),
      await liveRow(browser, country),
    ]
  } finally {
    await browser.close()
    await country.end()
  }
}

/** One page, and as whom it is opened. */
interface Opened {
  readonly path: string
  readonly cookie: string
}

/** The pages that are photographed as well; links are followed to the first page of their kind. */
async function pagesOf(country: Country): Promise<Opened[]> {
  const pages: Opened[] = []
  for (const { role, pages: pictures } of [...SCREENS, ...MORE_SCREENS]) {
    const cookie = role === undefined ? '' : await cookieOf(role, country)
    for (const { path, follow } of pictures) {
      if (!follow) pages.push({ path, cookie })
      else pages.push(...(await followed(path, follow, cookie, country)))
    }
  }
  return pages
}

async function followed(
  path: string,
  follow: RegExp,
  cookie: string,
  country: Country,
): Promise<Opened[]> {
  const { html } = await fetchPage({ path, cookie }, country)
  const [, main = ''] = html.split('<main')
  const links = [...main.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, to = '']) => to)
  const found = links.find((to) => follow.test(to))
  return found === undefined ? [] : [{ path: found, cookie }]
}

async function cookieOf(role: string, { nodes, dataFolder }: Country): Promise<string> {
  const { email, password } = accountOf(readAccounts(dataFolder), role)
  const response = await fetch(`${nodes[0] ?? ''}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  const { token } = z.object({ token: z.string() }).parse(await response.json())
  return `onderdak-session=${token}; onderdak-language=nl`
}

async function fetchPage(
  { path, cookie }: Opened,
  { nodes }: Country,
): Promise<{ html: string; milliseconds: number }> {
  const before = performance.now()
  const response = await fetch(`${nodes[0] ?? ''}${path}`, {
    headers: { cookie, accept: 'text/html' },
  })
  const html = await response.text()
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  return { html, milliseconds: performance.now() - before }
}

/** Time from asking to the last byte, over the loopback, and what the bytes weigh without compression. */
async function serverRows(pages: readonly Opened[], country: Country): Promise<BenchRow[]> {
  const times = new Map<string, number[]>()
  const weights = new Map<string, number>()
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const page of pages) {
      const { html, milliseconds } = await fetchPage(page, country)
      weights.set(page.path, Buffer.byteLength(html))
      // The first round compiles.
      if (round > 0) times.set(page.path, [...(times.get(page.path) ?? []), milliseconds])
    }
  }
  const at = (share: number) => slowest(times, (figures) => percentile(figures, share))
  const [p50, p95] = [at(0.5), at(0.95)]
  const heaviest = slowest(weights, (bytes) => bytes)
  const all = spread([...times.values()].flat())
  return [
    row(`web: server time of ${pages.length} pages, slowest p50 (all: ${all})`, p50, P50_MS, 'ms'),
    row('web: server time, slowest p95', p95, P95_MS, 'ms'),
    row('web: heaviest page once its files are there', heaviest, LATER_BYTES, 'bytes'),
  ]
}

interface Worst {
  readonly figure: number
  readonly where: string
}

function slowest<T>(by: ReadonlyMap<string, T>, figureOf: (value: T) => number): Worst {
  const figures = [...by].map(([where, value]) => ({ where, figure: figureOf(value) }))
  return figures.reduce((worst, one) => (one.figure > worst.figure ? one : worst), {
    ...{ where: '', figure: 0 },
  })
}

function row(goal: string, { figure, where }: Worst, bound: number, unit: string): BenchRow {
  const shown = unit === 'bytes' ? String(figure) : figure.toFixed(unit === 'ms' ? 1 : 4)
  const path = where.replace(/[0-9a-f]{24}/g, ':id')
  return { goal, figure: `${shown} ${unit} ${path}`, bound: `<= ${bound}`, holds: figure <= bound }
}

const Seen = z.object({ paint: z.number(), shift: z.number(), bytes: z.number() })
/** In the page: its first contentful paint, all it moved by itself, and what came over the line. */
const LOOK = `new Promise((resolve) => {
  let shift = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
  setTimeout(() => {
    const [paint] = performance.getEntriesByName('first-contentful-paint')
    const files = performance.getEntriesByType('resource').map((one) => one.decodedBodySize)
    const [page] = performance.getEntriesByType('navigation')
    const bytes = files.reduce((sum, size) => sum + size, page.decodedBodySize)
    resolve({ paint: paint?.startTime ?? Infinity, shift, bytes })
  }, 400)
})`

/** Each page in a browser that has never been here. */
async function browserRows(
  browser: Browser,
  pages: readonly Opened[],
  country: Country,
): Promise<BenchRow[]> {
  const seen = new Map<string, z.output<typeof Seen>>()
  for (const opened of pages) {
    const context = await contextOf(browser, opened.cookie, country)
    const page = await context.newPage()
    await page.goto(opened.path, { waitUntil: 'load' })
    seen.set(opened.path, Seen.parse(await page.evaluate(LOOK)))
    await context.close()
  }
  return [
    row(
      'web: first contentful paint, slowest',
      slowest(seen, ({ paint }) => paint),
      PAINT_MS,
      'ms',
    ),
    row(
      'web: layout shift, largest',
      slowest(seen, ({ shift }) => shift),
      0,
      'shift',
    ),
    row(
      'web: heaviest first visit',
      slowest(seen, ({ bytes }) => bytes),
      FIRST_BYTES,
      'bytes',
    ),
  ]
}

async function contextOf(
  browser: Browser,
  cookie: string,
  { nodes }: Country,
): Promise<BrowserContext> {
  const [url = ''] = nodes
  const context = await browser.newContext({ baseURL: url, reducedMotion: 'reduce' })
  const pairs = cookie === '' ? [] : cookie.split('; ').map((pair) => pair.split('='))
  await context.addCookies(pairs.map(([name = '', value = '']) => ({ name, value, url })))
  return context
}

/** Two people of one shelter: the one says what is free, the other looks on. From the press until it stands there. */
async function liveRow(browser: Browser, country: Country): Promise<BenchRow> {
  const cookie = await cookieOf('operator', country)
  const open = async (): Promise<Page> => {
    const page = await (await contextOf(browser, cookie, country)).newPage()
    await page.goto('/today')
    await page.waitForSelector('html[data-connected=yes]')
    return page
  }
  const [acting, watching] = [await open(), await open()]
  const delays: number[] = []
  for (let change = 0; change < CHANGES; change += 1) {
    const seen = 70 + change
    const field = acting.locator('input[name=available][type=number]').first()
    if (!(await field.isVisible())) {
      await acting.locator('details:has(input[name=available]) > summary').first().click()
    }
    await field.fill(String(seen))
    const before = performance.now()
    const shown = watching.getByText(`U zag ${seen} vrij`).waitFor()
    await field.press('Enter')
    await shown
    delays.push(performance.now() - before)
    await acting.getByText(`U zag ${seen} vrij`).waitFor()
  }
  const figure = spread(delays)
  const holds = percentile(delays, 0.99) <= LIVE_MS
  const goal = `web: a change from one browser to another (${CHANGES})`
  return { goal, figure, bound: `p99 <= ${LIVE_MS} ms`, holds }
}
