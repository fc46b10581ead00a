import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { OfferModel } from '../../models/offer.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { StayModel } from '../../models/stay.model.ts'
import { UnitModel } from '../../models/unit.model.ts'
import { signedIn } from '../support/accounts.ts'
import { useBrowser } from '../support/browser.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { offers, requests, stays } from '../support/requests.ts'

/** Presses and counts. */
function counting(page: Page) {
  let taps = 0
  return {
    taps: () => taps,
    tap: async (name: string | RegExp) => {
      taps += 1
      await page
        .getByRole('button', { name, exact: typeof name === 'string' })
        .first()
        .click()
    },
    open: async (text: string) => {
      taps += 1
      await page.locator('summary', { hasText: text }).first().click()
    },
    follow: async (name: string | RegExp) => {
      taps += 1
      await page.getByRole('link', { name }).first().click()
    },
    choose: async (selector: string, value: string) => {
      taps += 1
      await page.selectOption(selector, value)
    },
  }
}

describe('what a job costs in taps', function () {
  this.timeout(60_000)
  useDatabase()
  const browsing = useBrowser()

  async function operating() {
    const { deps, as } = browsing()
    const unit = await makeUnit(deps, { places: 3 })
    const operator = await signedIn('operator', { organisationId: unit.organisationId })
    return { deps, unit, page: await as(operator, { width: 360 }) }
  }

  it('"still true": one', async () => {
    const { unit, page } = await operating()
    await page.goto('/today')
    const { tap, taps } = counting(page)

    await tap('Klopt nog: 3 vrij')
    await page.waitForURL(/done=attested/)

    assert.equal(taps(), 1)
    assert.equal((await UnitModel.findById(unit.unitId).lean())?.attestation?.available, 3)
  })

  it('free a place: two', async () => {
    const { deps, unit, page } = await operating()
    const { stayId } = await stays.arrived(deps, unit, { until: '2026-02-05' })
    await page.goto('/today')
    const { open, tap, taps } = counting(page)

    await open('Vertrokken')
    await tap('Zelfstandige woning')
    await page.waitForURL(/done=departed/)

    assert.equal(taps(), 2)
    assert.equal((await StayModel.findById(stayId).lean())?.status, 'departed')
  })

  it('accept an offer: one; refuse it: three', async () => {
    const { deps, unit, page } = await operating()
    const first = await offers.open(deps, unit)
    const second = await offers.open(deps, unit, { placeId: unit.placeIds[1] ?? '' })
    await page.goto('/today')
    const accepting = counting(page)
    await accepting.tap('Aannemen')
    await page.waitForURL(/done=accepted/)
    const refusing = counting(page)

    await refusing.open('Afwijzen')
    await refusing.choose(`[name=reason]`, 'no-capacity')
    await refusing.tap('Voorstel afwijzen')
    await page.waitForURL(/done=refused/)

    assert.deepEqual([accepting.taps(), refusing.taps()], [1, 3])
    const statuses = await Promise.all(
      [first, second].map(
        async ({ offerId }) => (await OfferModel.findById(offerId).lean())?.status,
      ),
    )
    assert.deepEqual(statuses.toSorted(), ['accepted', 'declined'])
  })

  it('find why a household waits: two', async () => {
    const { deps, as } = browsing()
    const coordinator = await signedIn('coordinator')
    await requests.waiting(deps, { coordinator })
    const page = await as(coordinator)
    await page.goto('/home')
    const { follow, open, taps } = counting(page)

    await follow('Wachtlijst')
    await open('waarom')
    await page.locator('td li').first().waitFor()

    assert.equal(taps(), 2)
  })

  it('a request for a prepared case: six steps, 25 fields at most, without a mouse', async () => {
    const { as } = browsing()
    const page = await as(await signedIn('coordinator'))
    await page.goto('/requests/new')
    const steps: string[] = []
    let fields = 0
    const date = async (selector: string) => {
      fields += 1
      await page.fill(selector, '1990-05-01')
    }
    const choose = async (selector: string) => {
      fields += 1
      await page.focus(selector)
      await page.keyboard.press('Space')
    }
    const next = async () => {
      steps.push(page.url())
      await page.getByRole('button', { name: 'Bewaren en verder' }).focus()
      const before = page.url()
      await page.keyboard.press('Enter')
      await page.waitForURL(({ href }) => href !== before)
    }

    await date('[name=members-0-birthDate]')
    fields += 2
    await page.selectOption('[name=members-0-role]', 'principal')
    await page.selectOption('[name=members-0-gender]', 'vrouw')
    fields += 1
    await page.selectOption('[name=members-0-nationalityGroup]', 'nederland')
    await next()
    await choose('[name=members-0-facts-psychiatricDisorder][value=vastgesteld]')
    await choose('[name=members-0-facts-activeUse][value=nee]')
    await next()
    await choose('[name=safety-threatLevel][value=laag]')
    await next()
    fields += 1
    await page.selectOption('[name=members-0-statuses-0-status]', 'NL')
    await date('[name=members-0-statuses-0-from]')
    await next()
    await choose('[name=urgency-class][value="3"]')
    await next()
    steps.push(page.url())
    await page.getByRole('button', { name: 'Aanvraag indienen' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/done=submitted/)

    assert.equal(steps.length, 6)
    assert.ok(fields <= 25, String(fields))
    assert.equal(await RequestModel.countDocuments({ status: 'submitted' }), 1)
  })

  it('moves nothing for who asked for no motion, and shows where the focus is', async () => {
    const { page } = await operating()
    await page.goto('/today')

    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    const moving: unknown = await page.evaluate(
      `[...document.querySelectorAll('*')].filter((one) => {
        const { animationName, transitionDuration } = getComputedStyle(one)
        return animationName !== 'none' || transitionDuration !== '0s'
      }).length`,
    )
    const outline: unknown = await page.evaluate(
      'getComputedStyle(document.activeElement).outlineStyle',
    )

    assert.deepEqual([moving, outline], [0, 'solid'])
  })
})
