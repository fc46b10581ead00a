import assert from 'node:assert/strict'
import { OfferModel } from '../../models/offer.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { errorLinks, pagesOf, textOf } from '../support/pages.ts'
import { contentOf, offers, requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

async function scene() {
  const deps = testDeps()
  return { deps, reader: pagesOf(deps).as(await signedIn('desk')) }
}

const statusOf = async (id: string) => (await RequestModel.findById(id).lean())?.status

describe('triage on the web', () => {
  useDatabase()

  it('puts a request on the list with one tap', async () => {
    const { deps, reader } = await scene()
    const id = await requests.submitted(deps)
    const queue = await reader.open('/triage')
    assert.match(queue.text, new RegExp(`href="/requests/${id}"`))

    const after = await reader.sendAndFollow(await reader.open(`/requests/${id}`), 'accept')

    assert.match(textOf(after), /staat op de wachtlijst.*Alles is beoordeeld/)
    assert.equal(await statusOf(id), 'waiting')
  })

  it('asks only a question that was written, and refuses only with a reason', async () => {
    const { deps, reader } = await scene()
    const [asked, refused] = [await requests.submitted(deps), await requests.submitted(deps)]
    const page = await reader.open(`/requests/${asked}`)

    const empty = await reader.send(page, 'ask', { question: ' ' })
    await reader.sendAndFollow(page, 'ask', { question: 'Is er een <indicatie>?' })
    const other = await reader.open(`/requests/${refused}`)
    const bare = await reader.send(other, 'refuse', { reason: '' })
    await reader.sendAndFollow(other, 'refuse', { reason: 'no-multi-problem' })

    assert.deepEqual(errorLinks(empty), [{ id: 'ask-question', there: true }])
    assert.deepEqual(errorLinks(bare), [{ id: 'refuse-reason', there: true }])
    assert.equal(await statusOf(asked), 'information-asked')
    assert.equal(await statusOf(refused), 'refused')
    const shown = await reader.open(`/requests/${asked}`)
    assert.match(shown.text, /Is er een &lt;indicatie>\?/)
  })
})

describe('the waitlist on the web', () => {
  useDatabase()

  it('shows who waits in the published order, and a part of it on request', async () => {
    const { deps, reader } = await scene()
    const calm = await requests.waiting(deps, { content: { urgency: { class: 4 } } })
    const urgent = await requests.waiting(deps, {
      region: 'utrecht',
      content: { urgency: { class: 1 } },
    })

    const all = await reader.open('/waitlist')
    const part = await reader.open('/waitlist?class=4&region=')
    const elsewhere = await reader.open('/waitlist?region=utrecht')

    assert.match(textOf(all), /2 huishoudens wachten/)
    assert.ok(all.text.indexOf(urgent) < all.text.indexOf(calm))
    assert.deepEqual([part.text.includes(calm), part.text.includes(urgent)], [true, false])
    assert.deepEqual(
      [elsewhere.text.includes(calm), elsewhere.text.includes(urgent)],
      [false, true],
    )
  })
})

describe('offering on the web', () => {
  useDatabase()

  it('offers a place that fits, from the list of places', async () => {
    const { deps, reader } = await scene()
    const unit = await makeUnit(deps, { places: 1 })
    const id = await requests.waiting(deps)
    const judged = await reader.open(`/requests/${id}/matches`)
    const places = await reader.open(judged.headers['location'] ?? '')
    const path = `/requests/${id}/places/${unit.placeIds[0] ?? ''}/offer`
    assert.match(places.text, new RegExp(`href="${path}"`))

    const form = await reader.open(path)
    const wrong = await reader.send(form, 'offer', { from: '2020-01-01' })
    const made = await reader.sendAndFollow(form, 'offer')
    const late = await reader.send(form, 'offer', { key: '' })

    assert.deepEqual(errorLinks(wrong), [{ id: 'offer-from', there: true }])
    assert.match(textOf(made), /Het voorstel is gedaan.*Wacht op antwoord/)
    assert.equal(late.status, 409)
    assert.match(textOf(late), /niet vrij in die periode/)
  })

  it('needs the decision of who decides, where that is somebody else', async () => {
    const { deps, reader } = await scene()
    const unit = await makeUnit(deps, { facilityType: 'BW', places: 1 })
    const id = await requests.waiting(deps, { content: contentOf() })
    const form = await reader.open(`/requests/${id}/places/${unit.placeIds[0] ?? ''}/offer`)

    const bare = await reader.send(form, 'offer')
    const half = await reader.send(form, 'offer', { decider: 'Gemeente Amsterdam' })

    assert.equal(bare.status, 403)
    assert.deepEqual(errorLinks(bare), [])
    assert.match(textOf(bare), /Vul het besluit in van wie er gaat over deze plek/)
    assert.deepEqual(
      errorLinks(half).map(({ id: field }) => field),
      ['offer-reference', 'offer-date'],
    )
  })

  it('takes an open offer back with a reason', async () => {
    const { deps, reader } = await scene()
    const { offerId } = await offers.open(deps, await makeUnit(deps))
    const page = await reader.open(`/offers/${offerId}`)

    const done = await reader.sendAndFollow(page, 'withdraw', { reason: 'place-closed' })

    assert.match(textOf(done), /Het voorstel is ingetrokken/)
    assert.equal((await OfferModel.findById(offerId).lean())?.status, 'withdrawn')
  })
})
