import assert from 'node:assert/strict'
import { OfferModel } from '../../models/offer.model.ts'
import { SYSTEM } from '../../server/events/actor.ts'
import { declineOffer } from '../../server/features/offers/refuse-offer.service.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { errorLinks, pagesOf, textOf } from '../support/pages.ts'
import { offers, requests, stays } from '../support/requests.ts'
import { reviews } from '../support/reviews.ts'
import { testDeps } from '../support/test-deps.ts'

async function scene() {
  const deps = testDeps()
  const pages = pagesOf(deps)
  const unit = await makeUnit(deps, { places: 1 })
  const coordinator = await signedIn('coordinator')
  return {
    ...{ deps, unit, coordinator },
    operator: pages.as(await signedIn('operator', { organisationId: unit.organisationId })),
    requester: pages.as(coordinator),
    desk: pages.as(await signedIn('desk')),
  }
}

const statusOf = async (id: string) => (await OfferModel.findById(id).lean())?.review?.status

describe('a refusal that is looked at again, on the web', () => {
  useDatabase()

  it('goes from shelter to requester, back, and to the desk, each seeing what was said', async () => {
    const { deps, unit, coordinator, operator, requester, desk } = await scene()
    const requestId = await requests.waiting(deps, { coordinator })
    const { offerId } = await offers.open(deps, unit, { requestId })
    const path = `/offers/${offerId}`

    const refused = await operator.sendAndFollow(await operator.open(path), 'refuse', {
      ...{ reason: 'psychiatric-problems', explanation: 'Onrust <in de nacht>.' },
      wanted: ['psychiatric-support', 'extra-staff'],
    })
    const asked = await requester.open(path)
    const offered = await requester.sendAndFollow(asked, 'mitigate', { codes: ['extra-staff'] })
    const again = await operator.open(path)
    const kept = await operator.sendAndFollow(again, 'uphold')
    const queue = await desk.open('/second-opinions')
    const bare = await desk.send(await desk.open(path), 'opinion', { grounds: '' })
    const given = await desk.sendAndFollow(await desk.open(path), 'opinion', {
      ...{ decision: 'confirm', grounds: 'Te zwaar voor deze groep.' },
    })

    assert.match(textOf(refused), /eerst nog eens bekeken/)
    assert.match(textOf(asked), /Onrust <in de nacht>.*Extra begeleiding.*Ggz-behandelaar/)
    assert.doesNotMatch(asked.text, /<in de nacht>/)
    assert.match(textOf(offered), /De opvang is weer aan de beurt/)
    assert.match(textOf(again), /Dit is aangeboden Extra begeleiding/)
    assert.match(textOf(kept), /De desk geeft nu een second opinion/)
    assert.ok(queue.text.includes(`href="${path}"`))
    assert.deepEqual(
      errorLinks(bare).map(({ id, there }) => [id, there]),
      [
        ['opinion-decision', true],
        ['opinion-grounds', true],
      ],
    )
    assert.match(textOf(given), /de weigering blijft staan.*Te zwaar voor deze groep/)
    assert.equal(await statusOf(offerId), 'confirmed')
  })

  it('is set aside with a mandate, objected to by the shelter, and decided by a colleague', async () => {
    const { deps, unit, operator, desk } = await scene()
    const { offerId } = await reviews.opinion(deps, unit)
    const path = `/offers/${offerId}`
    const decision = { decision: 'override', grounds: 'Met hulp kan het.' }

    const half = await desk.send(await desk.open(path), 'opinion', {
      ...{ ...decision, 'mandate-decider': 'college' },
    })
    await desk.sendAndFollow(await desk.open(path), 'opinion', decision)
    const objected = await operator.sendAndFollow(await operator.open(path), 'appeal', {
      grounds: 'De nacht is niet bezet.',
    })
    const own = await desk.send(await desk.open(path), 'appeal-decision', { decision: 'upheld' })

    assert.deepEqual(
      errorLinks(half).map(({ id, there }) => [id, there]),
      [['opinion-mandate-reference', true]],
    )
    assert.match(textOf(objected), /Bezwaar van de opvang De nacht is niet bezet/)
    assert.equal(own.status, 403)
    assert.equal(await statusOf(offerId), 'overridden')
  })

  it('shows which units refused, and lets one be asked again', async () => {
    const { deps, unit, coordinator, requester } = await scene()
    const requestId = await requests.waiting(deps, { coordinator })
    const { offerId } = await offers.open(deps, unit, { requestId })
    await declineOffer(offerId, { reason: 'too-many-children' }, SYSTEM, deps)
    const page = await requester.open(`/requests/${requestId}`)

    const after = await requester.sendAndFollow(page, 'reassess', {
      ...{ unitId: unit.unitId, ground: 'support-arranged' },
    })

    assert.match(textOf(page), /Afdelingen die weigerden/)
    assert.match(textOf(after), /mag weer gevraagd worden/)
    assert.doesNotMatch(textOf(after), /Afdelingen die weigerden/)
  })
})

describe('taking an answer back, on the web', () => {
  useDatabase()

  it('opens the offer again, and the history says so', async () => {
    const { deps, unit, operator, desk } = await scene()
    const { offerId } = await stays.planned(deps, unit)

    const page = await operator.open(`/offers/${offerId}`)
    const after = await operator.sendAndFollow(page, 'step-back', { reason: 'wrong-button' })

    assert.match(textOf(page), /Aangenomen , desk namens de opvang|Aangenomen, desk namens/)
    assert.match(textOf(after), /het voorstel staat weer open/)
    assert.match(textOf(await desk.open(`/offers/${offerId}`)), /Antwoord teruggenomen/)
  })
})
