import assert from 'node:assert/strict'
import { OfferModel } from '../../models/offer.model.ts'
import { expireOffers } from '../../server/jobs/expire-offers.job.ts'
import { escalateOffers } from '../../server/features/offers/escalate-offers.service.ts'
import { passOnReviews } from '../../server/features/offers/review.service.ts'
import { problemOf } from '../support/api.ts'
import { useDatabase } from '../support/database.ts'
import { offerScene } from '../support/offer-scene.ts'
import { recordsOf } from '../support/records.ts'
import { contentOf, offers, requests } from '../support/requests.ts'
import { reviews } from '../support/reviews.ts'
import { faultsInState } from '../support/soundness.ts'
import { makeUnit } from '../support/landscape.ts'

/** Nobody answers at the weekend. */
const WEEKDAYS = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', until: '20:00' }))
const LEVELS = ['manager', 'desk', 'duty-officer'] as const

async function scene() {
  const made = await offerScene({ places: 2 })
  const setDutyHours = (windows: object) =>
    made.api.post(`/v1/units/${made.unit.unitId}/duty-hours`, {
      as: made.operator,
      body: { windows },
    })
  const told = async () =>
    Promise.all(
      LEVELS.map(async (level) => (await recordsOf(`offer.escalated-to-${level}`)).events.length),
    )
  return { ...made, setDutyHours, told }
}

describe('an offer that nobody answers', () => {
  useDatabase()

  it('goes up the chain to the second, once, in the duty hours of the unit, over the change to summer time', async () => {
    const { deps, unit, setDutyHours, told } = await scene()
    await setDutyHours(WEEKDAYS)
    // Friday evening, one hour of duty left. Class 2 has eight hours: seven of them on Monday.
    deps.clock.set('2026-03-27T18:00:00Z')
    const requestId = await requests.waiting(deps, {
      content: contentOf({ urgency: { class: 2 } }),
    })
    const { offerId } = await offers.open(deps, unit, { requestId, from: '2026-03-30' })
    const made = await OfferModel.findById(offerId).orFail().lean()
    const moments = made.escalations.map(({ level, dueAt }) => [level, dueAt.toISOString()])

    assert.deepEqual(moments, [
      ['manager', '2026-03-30T09:00:00.000Z'],
      ['desk', '2026-03-30T11:00:00.000Z'],
      ['duty-officer', '2026-03-30T12:12:00.000Z'],
    ])
    assert.equal(made.answerBy.toISOString(), '2026-03-30T13:00:00.000Z')
    for (const [index, { dueAt }] of made.escalations.entries()) {
      deps.clock.set(new Date(dueAt.getTime() - 1_000))
      assert.equal(await escalateOffers(deps), 0)
      deps.clock.set(dueAt)
      assert.deepEqual([await escalateOffers(deps), await escalateOffers(deps)], [1, 0])
      assert.deepEqual(
        await told(),
        LEVELS.map((_, level) => (level <= index ? 1 : 0)),
      )
    }
    deps.clock.set('2026-03-30T12:59:59Z')
    await expireOffers(deps)
    assert.equal((await OfferModel.findById(offerId).lean())?.status, 'open')
    deps.clock.set('2026-03-30T13:00:00Z')
    await expireOffers(deps)
    assert.equal((await OfferModel.findById(offerId).lean())?.status, 'expired')
  })

  it('keeps the clocks it was made with when the duty hours change', async () => {
    const { deps, unit, setDutyHours } = await scene()
    const { offerId } = await offers.open(deps, unit)
    const before = await OfferModel.findById(offerId).lean()

    await setDutyHours(WEEKDAYS)
    const later = await offers.open(deps, unit, { placeId: unit.placeIds[1] ?? '' })

    const after = await OfferModel.findById(offerId).lean()
    const other = await OfferModel.findById(later.offerId).lean()
    assert.deepEqual([after?.answerBy, after?.escalations], [before?.answerBy, before?.escalations])
    assert.notDeepEqual(other?.answerBy, after?.answerBy)
  })

  it('is not escalated once it was answered, and a calm one never reaches the ministry', async () => {
    const { deps, unit, answer, told } = await scene()
    const { offerId } = await offers.open(deps, unit)
    await answer(offerId, 'refusal', { reason: 'no-capacity' })
    await offers.open(deps, unit)

    deps.clock.forward(47 * 60)
    assert.equal(await escalateOffers(deps), 2)

    assert.deepEqual(await told(), [1, 1, 0])
  })

  it('takes only duty hours that are hours', async () => {
    const { setDutyHours } = await scene()

    const wrong = await setDutyHours([{ weekday: 8, from: '07:60', until: '08:00' }])
    const backwards = await setDutyHours([{ weekday: 1, from: '20:00', until: '08:00' }])

    assert.deepEqual(
      problemOf(wrong)
        .errors.map(({ pointer }) => pointer)
        .toSorted(),
      ['#/windows/0/from', '#/windows/0/weekday'],
    )
    assert.deepEqual(
      problemOf(backwards).errors.map(({ pointer }) => pointer),
      ['#/windows/0/until'],
    )
  })
})

describe('all clocks of offers over sixty days', () => {
  useDatabase()

  it('end, each once, over the change to summer time, and leave nothing that contradicts itself', async () => {
    const { deps, unit } = await scene()
    deps.clock.set('2026-02-20T12:00:00Z')
    for (let day = 0; day < 60; day += 1) {
      if (day % 10 === 0) {
        const own = { requestId: await requests.waiting(deps), from: '2026-05-01' }
        await offers.open(deps, unit, own)
        await reviews.mitigation(deps, await makeUnit(deps, { places: 1 }), own)
      }
      deps.clock.forward(24 * 60)
      for (let twice = 0; twice < 2; twice += 1) {
        await escalateOffers(deps)
        await expireOffers(deps)
        await passOnReviews(deps)
      }
    }

    const [expired, upheld, late] = [
      await recordsOf('offer.expired'),
      await recordsOf('offer.refusal-upheld'),
      await recordsOf('offer.review-overdue'),
    ]
    assert.deepEqual([expired.events.length, upheld.events.length, late.events.length], [6, 6, 6])
    assert.equal(await OfferModel.countDocuments({ status: 'open' }), 0)
    assert.deepEqual(await faultsInState(), [])
  })
})
