import assert from 'node:assert/strict'
import fc from 'fast-check'
import { z } from 'zod'
import { testRuns } from '../../scripts/support/test-runs.ts'
import { OfferModel } from '../../models/offer.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { declineOffer } from '../../server/features/offers/refuse-offer.service.ts'
import { readWaitlist } from '../../server/features/waitlist/waitlist.query.ts'
import { problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase, useOneDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { Offer, offerScene, statusOf } from '../support/offer-scene.ts'
import { recordsOf } from '../support/records.ts'
import { contentOf, offers, requests, stays } from '../support/requests.ts'
import { faultsInState } from '../support/soundness.ts'
import { testDeps } from '../support/test-deps.ts'

const DESK = { id: 'desk', role: 'desk', purpose: 'arrange-shelter' } as const
const RUNS = 10

describe('what a refusal leads to', () => {
  useDatabase()

  it('excludes the unit, says so at its places, and a reassessment lifts it', async () => {
    const { deps, api, unit, desk, answer } = await offerScene({ places: 1 })
    const { offerId, requestId } = await offers.open(deps, unit)
    await answer(offerId, 'refusal', { reason: 'too-many-children' })
    const Row = z.looseObject({
      placeId: z.string(),
      verdict: z.string(),
      reasons: z.array(z.looseObject({ ruleId: z.string(), outcome: z.string() })),
    })
    const judged = async () => {
      const path = `/v1/placement-requests/${requestId}/matches`
      const page = bodyOf(
        z.looseObject({ matches: z.array(Row) }),
        await api.get(path, { as: desk }),
      )
      const own = page.matches.find(({ placeId }) => placeId === unit.placeIds[0])
      const rule = own?.reasons.find(({ ruleId }) => ruleId === 'refused-before')
      return [own?.verdict, rule?.outcome]
    }
    const body = { placeId: unit.placeIds[0], from: '2026-02-02' }
    const offer = () => api.post(`/v1/placement-requests/${requestId}/offers`, { as: desk, body })

    assert.deepEqual(await judged(), ['blocked', 'no'])
    assert.equal(problemOf(await offer()).name, 'place-blocked')
    const lift = () =>
      api.post(`/v1/placement-requests/${requestId}/reassessment`, {
        as: desk,
        body: { unitId: unit.unitId, ground: 'support-arranged' },
      })
    const [lifted, again] = [await lift(), await lift()]

    assert.deepEqual([lifted.status, problemOf(again).name], [200, 'wrong-state'])
    assert.deepEqual(await judged(), ['fits', undefined])
    assert.equal((await offer()).status, 201)
  })

  it('sends back to triage what needs another kind of place, with the clock it had', async () => {
    const { deps, unit, answer } = await offerScene({ places: 1 })
    const { offerId, requestId } = await offers.open(deps, unit)
    const { waitingSince } = await RequestModel.findById(requestId).orFail().lean()

    await answer(offerId, 'refusal', {
      ...{ reason: 'compulsory-care-needed', explanation: 'Gezien met de psychiater.' },
    })

    const after = await RequestModel.findById(requestId).lean()
    assert.deepEqual([after?.status, after?.waitingSince], ['submitted', waitingSince])
  })

  it('says when the desk answered for the unit, in the record and to who looks', async () => {
    const { deps, api, unit, desk, operator } = await offerScene({ places: 1 })
    const { offerId } = await offers.open(deps, unit)

    await api.post(`/v1/offers/${offerId}/acceptance`, { as: desk })

    const { audits } = await recordsOf('offer.accepted')
    const ids = z.looseObject({ onBehalfOf: z.string() }).parse(audits[0]?.ids)
    assert.equal(ids.onBehalfOf, unit.organisationId)
    const Seen = z.looseObject({
      answer: z.looseObject({ onBehalf: z.boolean() }),
      steps: z.array(z.looseObject({ act: z.string(), role: z.string(), onBehalf: z.boolean() })),
    })
    const seen = bodyOf(Seen, await api.get(`/v1/offers/${offerId}`, { as: operator }))
    assert.equal(seen.answer.onBehalf, true)
    assert.deepEqual(
      seen.steps.map(({ act, role, onBehalf }) => [act, role, onBehalf]),
      [
        ['made', 'desk', false],
        ['accepted', 'desk', true],
      ],
    )
  })
})

describe('taking an answer back', () => {
  useDatabase()

  it('makes a planned stay a held place again, and the same stay when accepted once more', async () => {
    const { deps, unit, answer } = await offerScene({ places: 1 })
    const { offerId, requestId, stayId } = await stays.planned(deps, unit)
    deps.clock.forward(60)

    const back = await answer(offerId, 'step-back', { reason: 'wrong-household' })
    assert.deepEqual([bodyOf(Offer, back).status, await statusOf(requestId)], ['open', 'offered'])
    assert.deepEqual(await faultsInState(), [])
    const accepted = await answer(offerId, 'acceptance')

    assert.equal(bodyOf(Offer, accepted).stayId, stayId)
    assert.deepEqual(await faultsInState(), [])
    assert.equal((await recordsOf('offer.stepped-back')).audits[0]?.reason, 'wrong-household')
  })

  it('holds the place of a refusal anew, and lifts the exclusion it brought', async () => {
    const { deps, unit, answer } = await offerScene({ places: 1 })
    const { offerId, requestId } = await offers.open(deps, unit)
    await answer(offerId, 'refusal', { reason: 'too-many-children' })

    const back = await answer(offerId, 'step-back', { reason: 'wrong-button' })

    assert.equal(bodyOf(Offer, back).status, 'open')
    assert.deepEqual((await RequestModel.findById(requestId).lean())?.exclusions, [])
    assert.equal((await OfferModel.findById(offerId).lean())?.answer, undefined)
    assert.deepEqual(await faultsInState(), [])
  })

  it('is refused once something has followed from it', async () => {
    const { deps, unit, answer } = await offerScene({ places: 2 })
    const back = async (id: string) =>
      problemOf(await answer(id, 'step-back', { reason: 'wrong-button' })).name
    const there = await stays.arrived(deps, unit)
    const refused = await offers.open(deps, unit, { placeId: unit.placeIds[1] ?? '' })
    await answer(refused.offerId, 'refusal', { reason: 'no-capacity' })
    await offers.open(deps, unit, { placeId: unit.placeIds[1] ?? '' })
    const later = await makeUnit(deps, { places: 1 })
    const planned = await stays.planned(deps, later)

    assert.equal(await back(there.offerId), 'wrong-state', 'somebody has arrived')
    assert.equal(await back(refused.offerId), 'place-taken', 'the place went to somebody else')
    assert.equal(await back(planned.offerId), 'not-found', 'of another unit')
    assert.deepEqual(await faultsInState(), [])
  })
})

describe('a refusal by the household itself', () => {
  useOneDatabase()

  it('never costs it its rank, whatever it refuses and however often', async function () {
    this.timeout(0)
    const deps = testDeps()
    const unit = await makeUnit(deps, { places: 1 })
    const waiting: string[] = []
    for (const urgency of [1, 3, 3, 4] as const) {
      deps.clock.forward(24 * 60)
      waiting.push(
        await requests.waiting(deps, { content: contentOf({ urgency: { class: urgency } }) }),
      )
    }
    const reasons = [...deps.reference.refusalReasons.values()]
      .filter(({ side, phase }) => side === 'client' && phase === 'refusal')
      .map(({ code }) => code)
    const order = async () =>
      (await readWaitlist({ page: 1, pageSize: 50 }, DESK, deps)).items.map((item) => [
        ...[item.requestId, item.position, item.class, item.waitingDays],
      ])
    const anyRefusals = fc.array(fc.tuple(fc.nat(3), fc.constantFrom(...reasons)), { maxLength: 4 })

    const property = fc.asyncProperty(anyRefusals, async (refusals) => {
      const before = await order()
      for (const [which, reason] of refusals) {
        const requestId = waiting[which] ?? ''
        const from = '2026-03-01'
        await RequestModel.updateOne({ _id: requestId }, { $set: { exclusions: [] } })
        const { offerId } = await offers.open(deps, unit, { requestId, from })
        assert.deepEqual(await order(), before, 'while it is asked')
        await declineOffer(offerId, { reason }, DESK, deps)
      }
      assert.deepEqual(await order(), before)
    })
    await fc.assert(property, { numRuns: testRuns(RUNS) })
    assert.ok(reasons.length >= 5)
  })
})
