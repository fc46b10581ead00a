import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Account } from '../tour/client.ts'
import type { PictureOf, ScreenSet } from './screens.ts'

const WIDTHS = { wide: 1200, narrow: 360 } as const
const HEIGHT = 900

interface Studio {
  readonly baseURL: string
  readonly folder: string
  readonly accounts: readonly Account[]
  readonly language: 'nl' | 'en'
}

/** One role's pages, in both widths. Throws when a page is not there. */
export async function photograph(
  browser: Browser,
  { baseURL, folder, accounts, language }: Studio,
  { role, pages }: ScreenSet,
): Promise<void> {
  const context = await browser.newContext({ baseURL, locale: 'nl-NL', reducedMotion: 'reduce' })
  const page = await context.newPage()
  const account = accounts.find((one) => one.role === role)
  await page.goto(`/sign-in?lang=${language}`)
  if (account) await signIn(page, account)
  for (const picture of pages) {
    const there = await open(page, picture)
    // A list may be empty on the day the picture is taken.
    if (!there) continue
    for (const [name, width] of Object.entries(WIDTHS)) {
      await page.setViewportSize({ width, height: HEIGHT })
      const spoken = language === 'nl' ? name : `${name}-${language}`
      const path = join(folder, `${picture.name}-${spoken}.png`)
      await page.screenshot({ path })
    }
    process.stderr.write(`${picture.name}\n`)
  }
  await context.close()
}

async function signIn(page: Page, { email, password }: Account): Promise<void> {
  await page.fill('input[type=email]', email)
  await page.fill('input[type=password]', password)
  await page.click('main button')
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

/** False when the page it should be found on has no such link. */
async function open(page: Page, { path, follow }: PictureOf): Promise<boolean> {
  await goTo(page, path)
  if (!follow) return true
  for (const link of await page.locator('main a').all()) {
    const to = (await link.getAttribute('href')) ?? ''
    if (!follow.test(to)) continue
    await goTo(page, to)
    return true
  }
  return false
}

async function goTo(page: Page, path: string): Promise<void> {
  const response = await page.goto(path)
  if (!response?.ok()) throw new Error(`${path}: ${response?.status() ?? 'no answer'}`)
}
