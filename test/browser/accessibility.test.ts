import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { z } from 'zod'
import { allScreens } from '../../server/web/screens.ts'
import type { Account } from '../support/accounts.ts'
import { useBrowser } from '../support/browser.ts'
import type { Look } from '../support/browser.ts'
import { useDatabase } from '../support/database.ts'
import { sceneOf } from './every-page.ts'
import type { Scene } from './every-page.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const Violations = z.array(
  z.object({
    id: z.string(),
    nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
  }),
)

/** What axe finds wrong, by rule, each with the place where it is. */
async function violationsOn(page: Page): Promise<string[]> {
  // Through the debugger: the page's own policy lets no other script in.
  await page.evaluate(`${AXE};0`)
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const run = `axe.run({ runOnly: ${JSON.stringify(tags)} }).then(({ violations }) => violations)`
  const found = Violations.parse(await page.evaluate(run))
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  )
}

describe('pages in a browser', function () {
  this.timeout(180_000)
  useDatabase()
  const browsing = useBrowser()

  /** Each page in turn, in one browser for each person. */
  async function onEach(
    pages: Scene['pages'],
    look: Look,
    check: (page: Page, path: string) => Promise<void>,
  ): Promise<void> {
    const open = new Map<Account | undefined, Page>()
    for (const [account, path] of pages) {
      const page = open.get(account) ?? (await browsing().as(account, look))
      open.set(account, page)
      await page.goto(path)
      await check(page, path)
    }
  }

  it('are all looked at below', async () => {
    const { pages } = await sceneOf(browsing())
    const looked = pages.map(([, path]) => path.split('?')[0] ?? '')

    const missed = allScreens
      .map(({ path }) => path)
      .filter((pattern) => {
        const shape = new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`)
        return !looked.some((path) => shape.test(path))
      })

    assert.deepEqual(missed, [])
  })

  for (const language of ['nl', 'en'] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`have nothing for axe to object to: ${language}, ${colorScheme}`, async () => {
        const { pages } = await sceneOf(browsing())
        const found: string[] = []

        await onEach(pages, { language, colorScheme }, async (page, path) => {
          found.push(...(await violationsOn(page)).map((one) => `${path}: ${one}`))
        })

        assert.deepEqual(found, [])
      })
    }
  }

  it('fit on a small telephone without sideways scrolling', async () => {
    const { pages } = await sceneOf(browsing())

    // 320 pixels is also what is left of 640 at 200 %, and of 1280 at 400 %.
    await onEach(pages, { width: 320 }, async (page, path) => {
      const over = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      )
      assert.equal(over, 0, path)
    })
  })

  it('give everything one can press at least 44 pixels in height', async () => {
    const { as } = browsing()
    const { operator } = await sceneOf(browsing())
    const page = await as(operator, { width: 360 })

    await page.goto('/today')
    const small: unknown = await page.evaluate(`
      [...document.querySelectorAll('button, .button, summary, main input:not([type=hidden]), nav a')]
        .filter((one) => one.checkVisibility())
        .filter((one) => one.getBoundingClientRect().height < 43.5)
        .map((one) => one.outerHTML)`)

    assert.deepEqual(small, [])
  })

  it('put the focus on what was wrong, and lead from there to the field', async () => {
    const { as } = browsing()
    const page = await as(undefined)

    await page.goto('/sign-in')
    await page.keyboard.press('Tab')
    const first = await page.evaluate('document.activeElement.textContent')
    await page.fill('#sign-in-email', 'geen adres')
    await page.click('main button')
    await page.locator('.errors:focus').waitFor()
    await page.click('.errors a')
    const focused = await page.evaluate('document.activeElement.id')

    assert.equal(first, 'Naar de inhoud')
    assert.equal(focused, 'sign-in-email')
  })
})
