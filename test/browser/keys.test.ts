import assert from 'node:assert/strict'
import { signedIn } from '../support/accounts.ts'
import { useBrowser } from '../support/browser.ts'
import { useDatabase } from '../support/database.ts'

describe('keys', function () {
  this.timeout(60_000)
  useDatabase()
  const browsing = useBrowser()

  it('lead to pages and to their list, never while somebody types, and not once they are off', async () => {
    const page = await browsing().as(await signedIn('desk'))
    const path = () => new URL(page.url()).pathname

    await page.goto('/home')
    await page.keyboard.press('g')
    await page.keyboard.press('w')
    await page.waitForURL(/\/waitlist$/)
    await page.keyboard.press('/')
    const focused = await page.evaluate('document.activeElement.name')
    await page.keyboard.press('?')
    const whileInField = path()
    await page.evaluate('document.activeElement.blur()')
    await page.keyboard.press('?')
    await page.waitForURL('**/help#keys')
    await page.getByRole('button', { name: 'Zet sneltoetsen uit' }).click()
    await page.getByText('Sneltoetsen staan voor u uit.').waitFor()
    await page.goto('/home')
    await page.keyboard.press('?')
    await page.waitForTimeout(300)

    assert.equal(focused, 'class')
    assert.equal(whileInField, '/waitlist')
    assert.equal(path(), '/home')
  })
})
