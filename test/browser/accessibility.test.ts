import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { z } from 'zod'
import { SYSTEM } from '../../server/events/actor.ts'
import { takeRequest } from '../../server/features/requests/claim.service.ts'
import { draftRule } from '../../server/features/rules/rule.service.ts'
import { triageRequest } from '../../server/features/requests/triage.service.ts'
import { RULE } from '../api/access.rules.ts'
import { signedIn } from '../support/accounts.ts'
import type { Account } from '../support/accounts.ts'
import { useBrowser } from '../support/browser.ts'
import type { Browsing, Look } from '../support/browser.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { plans } from '../support/plans.ts'
import { reports } from '../support/reports.ts'
import { offers, requests, stays } from '../support/requests.ts'
import { reviews } from '../support/reviews.ts'
import { declineOffer } from '../../server/features/offers/refuse-offer.service.ts'
import { Types } from 'mongoose'

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

interface Scene {
  readonly operator: Account
  readonly coordinator: Account
  readonly desk: Account
  /** Every page, by who looks at it. */
  readonly pages: readonly (readonly [Account | undefined, string])[]
}

/** Refusals in every state of their second look, and a household that a unit may not be asked for. */
async function refusals(
  deps: Browsing['deps'],
  { operator, coordinator }: Pick<Scene, 'operator' | 'coordinator'>,
) {
  const organisationId = new Types.ObjectId(operator.organisationId)
  const unit = () => makeUnit(deps, { places: 1, organisationId })
  const own = { coordinator }
  const { offerId: opinion } = await reviews.opinion(deps, await unit(), own)
  const { offerId: unitAgain } = await reviews.unitAgain(deps, await unit(), own)
  const { offerId: mitigation } = await reviews.mitigation(deps, await unit(), own)
  const refused = await requests.waiting(deps, own)
  const { offerId } = await offers.open(deps, await unit(), { requestId: refused })
  await declineOffer(offerId, { reason: 'too-many-children' }, SYSTEM, deps)
  return { opinion, unitAgain, mitigation, refused }
}

/** A country with one of everything, so that no page is empty. */
async function sceneOf({ deps }: Browsing): Promise<Scene> {
  const unit = await makeUnit(deps, { places: 6, seats: 1 })
  const [operator, coordinator, desk] = [
    await signedIn('operator', { organisationId: unit.organisationId }),
    await signedIn('coordinator'),
    await signedIn('desk'),
  ]
  const [ministry, admin] = [await signedIn('ministry'), await signedIn('admin')]
  const at = (index: number) => ({ placeId: unit.placeIds[index] ?? '' })
  const offered = await requests.waiting(deps, { coordinator })
  const { offerId } = await offers.open(deps, unit, { requestId: offered, ...at(0) })
  const { stayId: planned } = await stays.planned(deps, unit, at(1))
  const { stayId: arrived } = await stays.arrived(deps, unit, at(2))
  const waiting = await requests.waiting(deps, { coordinator })
  const submitted = await requests.submitted(deps, { coordinator })
  const asked = await requests.submitted(deps, { coordinator })
  const ask = { decision: 'ask', question: 'Welke titel geldt er?' } as const
  await triageRequest(asked, ask, SYSTEM, deps)
  const taken = await requests.submitted(deps, { coordinator })
  await takeRequest(taken, { ...SYSTEM, id: desk.id, role: 'desk' }, deps)
  const reporter = await signedIn('reporter')
  const report = await reports.takenUp(deps, reporter)
  const draft = await requests.draft(deps, { coordinator })
  const planId = await plans.proposed(deps)
  const { opinion, unitAgain, mitigation, refused } = await refusals(deps, {
    operator,
    coordinator,
  })
  const ruleId = String((await draftRule(RULE, SYSTEM, deps))._id)
  const edit = (section: string) => [coordinator, `/requests/${draft}/edit/${section}`] as const
  const pages = [
    [undefined, '/'],
    [undefined, '/sign-in'],
    [undefined, '/bestaat-niet'],
    [operator, '/today'],
    [operator, `/units/${unit.unitId}`],
    [operator, `/units/${unit.unitId}/duty-hours`],
    [operator, `/units/${unit.unitId}/places/${unit.placeIds[3] ?? ''}/closures`],
    [operator, `/offers/${offerId}`],
    [operator, `/units/${unit.unitId}/calendar`],
    [operator, '/stays'],
    [operator, '/conflicts'],
    [undefined, `/still-true/${'A'.repeat(43)}`],
    [operator, `/stays/${arrived}`],
    [operator, `/stays/${arrived}/transfer`],
    [operator, `/stays/${arrived}/departure`],
    [operator, `/stays/${planned}/non-arrival`],
    [coordinator, '/requests'],
    [coordinator, '/requests/new'],
    ...['household', 'needs', 'safety', 'status', 'urgency', 'check'].map(edit),
    [coordinator, `/requests/${waiting}`],
    [coordinator, `/requests/${waiting}/matches`],
    [coordinator, `/requests/${waiting}/matches?verdict=blocked`],
    [desk, `/requests/${waiting}/compare?place=${unit.placeIds.slice(3, 5).join('&place=')}`],
    [coordinator, `/requests/${waiting}/withdrawal`],
    [coordinator, `/requests/${waiting}/identity`],
    [coordinator, `/requests/${asked}`],
    [reporter, '/reports/new'],
    [reporter, `/reports/${report}`],
    [desk, '/duplicates'],
    [desk, '/reports'],
    [desk, `/reports/${report}`],
    [desk, '/triage'],
    [desk, `/requests/${taken}`],
    [desk, `/requests/${submitted}`],
    [desk, '/second-opinions'],
    [desk, `/offers/${opinion}`],
    [operator, `/offers/${unitAgain}`],
    [coordinator, `/offers/${mitigation}`],
    [coordinator, `/requests/${refused}`],
    [desk, '/waitlist'],
    [desk, '/notices'],
    [desk, '/notices/settings'],
    [await signedIn('admin'), '/jobs'],
    [await signedIn('auditor'), '/audit'],
    [undefined, '/password'],
    [admin, '/help'],
    [admin, '/rules?status=draft'],
    [admin, '/rules/new'],
    [admin, '/rules/new?from=cosm-not-eu'],
    [admin, `/rules/${ruleId}`],
    [admin, `/rules/${ruleId}/edit`],
    [admin, '/users'],
    [admin, `/users/${ministry.id}`],
    [admin, '/organisations'],
    [ministry, '/picture'],
    [ministry, '/picture?part=causes'],
    [ministry, '/picture?part=places'],
    [desk, '/offers?show=all'],
    [desk, '/home'],
    [desk, '/overdue'],
    [desk, '/board'],
    [desk, '/board?region=amsterdam'],
    [desk, '/plans'],
    [desk, `/plans/${planId}`],
    [desk, `/plans/${planId}?state=unplaced`],
    [desk, `/plans/for/${waiting}`],
    [desk, `/requests/${waiting}/places/${unit.placeIds[3] ?? ''}/offer`],
  ] as const
  return { operator, coordinator, desk, pages }
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
