import assert from 'node:assert/strict'
import { signedIn } from '../support/accounts.ts'
import { useBrowser } from '../support/browser.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { requests } from '../support/requests.ts'

describe('somebody who fills in a request', function () {
  this.timeout(60_000)
  useDatabase()
  const browsing = useBrowser()

  it('sees at once how many places an answer leaves, and loses nothing by a reload', async () => {
    const { deps, as } = browsing()
    await makeUnit(deps, { places: 3 })
    await makeUnit(deps, { places: 2, features: { acceptsActiveUse: false } })
    const coordinator = await signedIn('coordinator')
    const id = await requests.draft(deps, { coordinator })
    const page = await as(coordinator)
    await page.goto(`/requests/${id}/edit/needs`)
    const daily = page.locator('[name=members-0-facts-activeUse][value=dagelijks]')

    await daily.check()
    await page.locator('#fit .free dd', { hasText: '3' }).waitFor()
    const saved = await page.textContent('#saved')
    await page.reload()

    assert.equal(saved, 'Bewaard.')
    assert.equal(await daily.isChecked(), true)
  })

  it('is told when the connection is away, and the answers stay on the page', async () => {
    const { deps, as } = browsing()
    await makeUnit(deps)
    const coordinator = await signedIn('coordinator')
    const id = await requests.draft(deps, { coordinator })
    const page = await as(coordinator)
    await page.goto(`/requests/${id}/edit/needs`)
    const daily = page.locator('[name=members-0-facts-activeUse][value=dagelijks]')

    await page.context().setOffline(true)
    await daily.check()
    await page.getByText('Geen verbinding: nog niet bewaard.').waitFor()

    assert.equal(await daily.isChecked(), true)
  })
})
