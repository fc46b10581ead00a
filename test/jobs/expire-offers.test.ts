import assert from 'node:assert/strict'
import { OfferModel } from '../../models/offer.model.ts'
import { PlaceModel } from '../../models/place.model.ts'
import type { Actor } from '../../server/events/actor.ts'
import { acceptOffer } from '../../server/features/offers/answer-offer.service.ts'
import { expireOffers } from '../../server/jobs/expire-offers.job.ts'
import { Problem } from '../../server/problem.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { statusOf } from '../support/offer-scene.ts'
import { recordsOf } from '../support/records.ts'
import { offers } from '../support/requests.ts'
import { faultsInState } from '../support/soundness.ts'
import { testDeps } from '../support/test-deps.ts'

const OPERATOR: Actor = { id: 'desk', role: 'desk', purpose: 'arrange-shelter' }

/** An offer of class 3 has 24 hours to be answered. */
const TERM_MINUTES = 24 * 60

describe('the job that expires offers', () => {
  useDatabase()

  async function openOffer() {
    const deps = testDeps()
    const unit = await makeUnit(deps, { places: 2 })
    return { deps, unit, ...(await offers.open(deps, unit)) }
  }

  it('leaves an offer alone until the minute its time is over', async () => {
    const { deps, offerId } = await openOffer()
    deps.clock.forward(TERM_MINUTES - 1)

    await expireOffers(deps)

    assert.equal((await OfferModel.findById(offerId).lean())?.status, 'open')
  })

  it('then frees the place, puts the household back and says so', async () => {
    const { deps, offerId, requestId, placeId } = await openOffer()
    deps.clock.forward(TERM_MINUTES)

    await expireOffers(deps)

    const offer = await OfferModel.findById(offerId).lean()
    assert.deepEqual([offer?.status, offer?.answer?.code], ['expired', 'offer-expired'])
    assert.equal(await statusOf(requestId), 'waiting')
    assert.deepEqual((await PlaceModel.findById(placeId).lean())?.bookings, [])
    assert.deepEqual(await faultsInState(), [])
  })

  it('does it once, run twice, at once or after one another', async () => {
    const { deps } = await openOffer()
    deps.clock.forward(TERM_MINUTES)

    await Promise.all([expireOffers(deps), expireOffers(deps), expireOffers(testDepsAt(deps))])
    await expireOffers(deps)

    const { audits, events } = await recordsOf('offer.expired')
    assert.deepEqual([audits.length, events.length], [1, 1])
    assert.equal(audits[0]?.actor.role, 'system')
  })

  it('beside an answer at the last moment leaves one of the two', async () => {
    const { deps, offerId } = await openOffer()
    const late = testDepsAt(deps)
    late.clock.forward(TERM_MINUTES)

    const [answered] = await Promise.allSettled([
      acceptOffer(offerId, OPERATOR, deps),
      expireOffers(late),
    ])

    const status = (await OfferModel.findById(offerId).lean())?.status
    assert.equal(status, answered.status === 'fulfilled' ? 'accepted' : 'expired')
    assert.ok(answered.status === 'fulfilled' || answered.reason instanceof Problem)
    assert.deepEqual(await faultsInState(), [])
  })

  it('goes on when one offer cannot be closed', async () => {
    const { deps, unit, offerId } = await openOffer()
    const second = await offers.open(deps, unit, { placeId: unit.placeIds[1] ?? '' })
    // Its request has gone from the database, so the act on it fails.
    await OfferModel.collection.updateOne(
      { _id: (await offerOf(offerId))._id },
      { $unset: { caseId: 1 } },
    )
    deps.clock.forward(TERM_MINUTES)

    await expireOffers(deps)

    assert.equal((await OfferModel.findById(second.offerId).lean())?.status, 'expired')
  })
})

/** Another node, whose clock says the same. */
function testDepsAt({ now }: { now: () => Date }): ReturnType<typeof testDeps> {
  const deps = testDeps()
  deps.clock.set(now())
  return deps
}

async function offerOf(id: string) {
  const offer = await OfferModel.findById(id).lean()
  if (!offer) throw new Error(`no offer ${id}`)
  return offer
}
