import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { AuditEntryModel } from '../../models/audit.model.ts'
import { OfferModel } from '../../models/offer.model.ts'
import { StayModel } from '../../models/stay.model.ts'
import { UnitModel } from '../../models/unit.model.ts'
import { acceptOffer } from '../../server/features/offers/answer-offer.service.ts'
import { SYSTEM } from '../../server/events/actor.ts'
import { signedIn } from '../support/accounts.ts'
import { useBrowser } from '../support/browser.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { recordsOf } from '../support/records.ts'
import { offers, stays } from '../support/requests.ts'

describe('an operator with a bad connection', function () {
  this.timeout(60_000)
  useDatabase()
  const browsing = useBrowser()

  async function scene() {
    const { deps, as } = browsing()
    const unit = await makeUnit(deps, { places: 4 })
    const operator = await signedIn('operator', { organisationId: unit.organisationId })
    const place = (index: number) => ({ placeId: unit.placeIds[index] ?? '' })
    const offer = await offers.open(deps, unit, place(0))
    const arriving = await stays.planned(deps, unit, place(1))
    const leaving = await stays.arrived(deps, unit, { ...place(2), until: '2026-02-05' })
    const page = await as(operator)
    await page.goto('/today')
    await page.waitForSelector('html[data-connected=yes]')
    return { deps, unit, offer, arriving, leaving, page }
  }

  const waiting = (page: Page) => page.locator('#queue li').allTextContents()
  const said = async (page: Page) => (await waiting(page)).map((row) => row.replace(/\s+/g, ' '))

  it('keeps what was done, shows it as waiting, and sends it in order when the connection is back', async () => {
    const { unit, offer, arriving, leaving, page } = await scene()

    await page.context().setOffline(true)
    await page.locator('#offline').waitFor()
    await page.getByRole('button', { name: 'Klopt nog: 1 vrij' }).click()
    await page.getByRole('button', { name: 'Aangekomen' }).click()
    await page.locator(`#leave-${leaving.stayId} summary`).click()
    await page.getByRole('button', { name: 'Zelfstandige woning', exact: true }).click()
    await page.getByRole('button', { name: 'Aannemen' }).click()
    await page.locator('#queue li').nth(3).waitFor()
    const kept = await said(page)
    const before = await UnitModel.findById(unit.unitId).lean()
    await page.context().setOffline(false)
    await page.waitForURL(/done=sent/)

    assert.equal(kept.length, 4)
    assert.match(kept[0] ?? '', /Klopt nog: 1 vrij, Afdeling .*Wacht op verbinding/)
    assert.match(kept[2] ?? '', /Vertrokken: Afdeling, Plek 3, Zelfstandige woning/)
    assert.equal(before?.attestation, undefined)
    const acts = await AuditEntryModel.find({
      'actor.role': 'operator',
      act: /attested|arrived|departed|accepted/,
    })
      .sort({ _id: 1 })
      .lean()
    assert.deepEqual(
      acts.map(({ act }) => act),
      ['unit.attested', 'stay.arrived', 'stay.departed', 'offer.accepted'],
    )
    const status = async (id: string) => (await StayModel.findById(id).lean())?.status
    assert.deepEqual(
      [await status(arriving.stayId), await status(leaving.stayId)],
      ['arrived', 'departed'],
    )
    assert.equal((await OfferModel.findById(offer.offerId).lean())?.status, 'accepted')
    assert.equal(await page.locator('#queue').isVisible(), false)
    assert.match((await page.textContent('.done')) ?? '', /De verbinding is er weer/)
  })

  it('does an act once when only its answer was lost, and survives a reload in between', async () => {
    const { page, unit } = await scene()
    let lost = 0
    await page.route('**/attestations', async (route) => {
      if (lost > 0) return route.continue()
      await route.fetch()
      lost += 1
      return route.abort()
    })

    await page.getByRole('button', { name: 'Klopt nog: 1 vrij' }).click()
    await page.locator('#queue li').waitFor()
    await page.reload()
    await page.waitForURL(/done=sent/)

    assert.equal(lost, 1)
    assert.equal((await recordsOf('unit.attested')).audits.length, 1)
    assert.equal((await UnitModel.findById(unit.unitId).lean())?.attestation?.available, 1)
  })

  it('says so when somebody else was first, and goes on with the rest', async () => {
    const { deps, offer, page } = await scene()

    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Aannemen' }).click()
    await page.getByRole('button', { name: 'Aangekomen' }).click()
    await page.locator('#queue li').nth(1).waitFor()
    await acceptOffer(offer.offerId, SYSTEM, deps)
    await page.context().setOffline(false)
    await page.waitForURL(/done=sent/)
    const rows = await said(page)
    await page.getByRole('button', { name: /Weghalen/ }).click()

    assert.equal(rows.length, 1)
    assert.match(
      rows[0] ?? '',
      /Aannemen: Afdeling, Plek 1 .*Dit voorstel was al beantwoord.*Niet gelukt/,
    )
    assert.equal(await page.locator('#queue').isVisible(), false)
  })

  it('does not let a refused form end up in the queue: the page says what was wrong', async () => {
    const { page } = await scene()

    await page.getByText('Wij zien iets anders').click()
    await page.getByLabel('Hoeveel plekken zijn er nu echt vrij?').fill('-1')
    await page.getByRole('button', { name: 'Doorgeven' }).click()
    await page.locator('.errors').waitFor()

    assert.match((await page.textContent('.errors')) ?? '', /Vul een heel getal in/)
    assert.equal(await page.locator('#queue').isVisible(), false)
  })

  it('shows nobody else what is kept, and warns before it is lost by signing out', async () => {
    const { unit, page } = await scene()
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.message())
      void dialog.dismiss()
    })

    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Klopt nog: 1 vrij' }).click()
    await page.locator('#queue li').waitFor()
    await page.getByRole('button', { name: 'Uitloggen' }).click()
    const names: unknown = await page.evaluate('Object.keys(localStorage)')

    assert.equal(asked.length, 1)
    assert.equal(await page.locator('#queue li').count(), 1)
    assert.equal(JSON.stringify(names).includes(unit.organisationId), false)
    assert.match(JSON.stringify(names), /onderdak-queue-/)
  })
})
