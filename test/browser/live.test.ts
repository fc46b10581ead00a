import assert from 'node:assert/strict'
import { signedIn } from '../support/accounts.ts'
import { useBrowser } from '../support/browser.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { offers, requests } from '../support/requests.ts'

describe('two people at once', function () {
  this.timeout(60_000)
  useDatabase()
  const browsing = useBrowser()

  async function scene() {
    const { deps, as } = browsing()
    const unit = await makeUnit(deps)
    const coordinator = await signedIn('coordinator')
    const operator = await signedIn('operator', { organisationId: unit.organisationId })
    const requestId = await requests.waiting(deps, { coordinator })
    return { deps, as, unit, coordinator, operator, requestId }
  }

  /** Opens a page and waits until it follows what happens. */
  async function follow(
    page: Awaited<ReturnType<ReturnType<typeof browsing>['as']>>,
    path: string,
  ) {
    await page.goto(path)
    await page.waitForSelector('html[data-connected]')
  }

  it('see each other act: a coordinator watches while the operator accepts', async () => {
    const { deps, as, unit, coordinator, operator, requestId } = await scene()
    await offers.open(deps, unit, { requestId })
    const watching = await as(coordinator)
    const acting = await as(operator)
    await follow(watching, `/requests/${requestId}`)
    await watching.evaluate('window.sameDocument = true')
    await follow(acting, '/today')

    await acting.getByRole('button', { name: 'Aannemen' }).click()
    await watching.getByText('Geplaatst, nog niet aangekomen').waitFor()

    assert.equal(await watching.evaluate('window.sameDocument'), true)
    assert.match((await watching.textContent('#live-status')) ?? '', /Bijgewerkt/)
  })

  it('see a new offer come in, and the number of free places go down', async () => {
    const { deps, as, unit, operator, requestId } = await scene()
    const page = await as(operator)
    await follow(page, '/today')
    assert.equal(await page.getByRole('button', { name: 'Klopt nog: 2 vrij' }).count(), 1)

    await offers.open(deps, unit, { requestId })
    await page.getByRole('button', { name: 'Aannemen' }).waitFor()
    await page.getByRole('button', { name: 'Klopt nog: 1 vrij' }).waitFor()

    assert.equal(await page.getByRole('button', { name: 'Klopt nog: 2 vrij' }).count(), 0)
  })

  it('never have what they are typing taken away', async () => {
    const { deps, as, unit, operator, requestId } = await scene()
    const page = await as(operator)
    await follow(page, '/today')
    await page.getByText('Wij zien iets anders').click()
    const field = page.getByLabel('Hoeveel plekken zijn er nu echt vrij?')
    await field.fill('7')

    await offers.open(deps, unit, { requestId })
    await page.locator('#units [data-changed]').waitFor({ state: 'visible' })

    assert.equal(await field.inputValue(), '7')
    assert.equal(await page.evaluate('document.activeElement.name'), 'available')
    assert.equal(await page.getByRole('button', { name: 'Klopt nog: 2 vrij' }).count(), 1)
  })

  it('can do without script altogether', async () => {
    const { deps, as, unit, operator, requestId } = await scene()
    await offers.open(deps, unit, { requestId })
    const page = await as(operator, { script: false })

    await page.goto('/today')
    await page.getByRole('button', { name: 'Aannemen' }).click()

    assert.match(page.url(), /done=accepted/)
    assert.match((await page.textContent('.done')) ?? '', /Het voorstel is aangenomen/)
  })

  it('hear nothing when they are not signed in', async () => {
    const { as } = browsing()
    const page = await as(undefined)

    await page.goto('/')
    const refused: unknown = await page.evaluate(`
      import('/assets/socket.io.esm.min.js').then(({ io }) => new Promise((resolve) => {
        const socket = io('/live')
        socket.on('connect', () => resolve('connected'))
        socket.on('connect_error', ({ message }) => { socket.close(); resolve(message) })
      }))`)

    assert.equal(refused, 'not-signed-in')
  })
})
