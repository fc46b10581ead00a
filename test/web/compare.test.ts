import assert from 'node:assert/strict'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { pagesOf, textOf } from '../support/pages.ts'
import { requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

describe('places side by side', () => {
  useDatabase()

  async function scene() {
    const deps = testDeps()
    const near = await makeUnit(deps, { places: 1, region: 'amsterdam', seats: 2 })
    const far = await makeUnit(deps, { places: 1, region: 'maastricht', facilityType: 'MANNEN' })
    const requestId = await requests.waiting(deps)
    return { deps, near, far, requestId, as: pagesOf(deps).as }
  }

  it('shows two places with what tells them apart: verdict, reasons, payer, distance, programmes', async () => {
    const { as, near, far, requestId } = await scene()
    const desk = as(await signedIn('desk'))
    const matches = await desk.open(
      (await desk.open(`/requests/${requestId}/matches`)).headers['location'] ?? '',
    )
    const run = /name="run" value="([0-9a-f]{24})"/.exec(matches.text)?.[1] ?? ''
    const query = [...near.placeIds.slice(0, 1), ...far.placeIds]
      .map((id) => `place=${id}`)
      .join('&')

    const page = await desk.open(`/requests/${requestId}/compare?run=${run}&${query}`)

    const rows = [...page.text.matchAll(/<tr>.*?<\/tr>/gs)].map(([row]) => textOf({ text: row }))
    const row = (name: RegExp) => rows.find((one) => name.test(one)) ?? ''
    assert.match(row(/^Oordeel/), /Past.*Past niet/)
    assert.match(row(/^Regio en afstand/), /Amsterdam: dezelfde regio.*Maastricht: meer dan 100 km/)
    assert.match(row(/^Wat ertegen is/), /niets bijzonders .*mannen/i)
    assert.match(row(/^Wie betaalt/), /Bed: betaald.*Bed: /)
    assert.match(row(/^Zorgprogramma/), /2 van 2 vrij geen/)
    assert.equal(page.text.split(`/places/${near.placeIds[0] ?? ''}/offer`).length, 2)
    assert.doesNotMatch(page.text, new RegExp(`/places/${far.placeIds[0] ?? ''}/offer`))
  })

  it('asks for two places at least, and shows nothing of a request of others', async () => {
    const { as, near, requestId } = await scene()
    const place = `place=${near.placeIds[0] ?? ''}`
    const desk = as(await signedIn('desk'))
    const stranger = as(await signedIn('coordinator'))

    const one = await desk.open(`/requests/${requestId}/compare?${place}`)
    const other = await stranger.open(`/requests/${requestId}/compare?${place}&${place}`)

    assert.match(textOf(one), /Vink eerst 2 tot 4 plekken aan/)
    assert.equal(other.status, 404)
  })
})
