import assert from 'node:assert/strict'
import { OfferModel } from '../../models/offer.model.ts'
import { PlaceModel } from '../../models/place.model.ts'
import { PlanLineModel } from '../../models/plan.model.ts'
import { Offer } from '../../server/features/offers/offer.schema.ts'
import { PlanLine } from '../../server/features/plans/plan.schema.ts'
import { signedIn } from '../support/accounts.ts'
import type { Account } from '../support/accounts.ts'
import { apiOf, problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { plans } from '../support/plans.ts'
import { assertRecordedOnce } from '../support/records.ts'
import { offers, requests } from '../support/requests.ts'
import { TODAY, testDeps } from '../support/test-deps.ts'

describe('deciding on the lines of a plan', () => {
  useDatabase()

  const deps = testDeps()
  const api = apiOf(deps)
  let desk: Account
  beforeEach(async () => {
    desk = await signedIn('desk')
  })

  const decide = (
    { planId, requestId }: { planId: string; requestId: string },
    how: 'acceptance' | 'override',
    body?: unknown,
    key?: string,
  ) =>
    api.post(`/v1/plans/${planId}/lines/${requestId}/${how}`, {
      ...{ as: desk, body },
      ...(key !== undefined && { key }),
    })

  async function stateOf({ planId, requestId }: { planId: string; requestId: string }) {
    const line = await PlanLineModel.findOne({ planId, requestId }).orFail().lean()
    return line.state
  }

  it('turns an accepted line into an ordinary offer that holds the place', async () => {
    await makeUnit(deps, { places: 1 })
    const line = await plans.acute(deps)

    const accepted = await decide(line, 'acceptance')

    assert.equal(accepted.status, 201, accepted.text)
    const offer = bodyOf(Offer, accepted)
    assert.deepEqual([offer.status, offer.from, offer.placeIds], ['open', TODAY, [line.placeId]])
    const place = await PlaceModel.findById(line.placeId).orFail().lean()
    assert.deepEqual(
      place.bookings.map(({ id, kind }) => [id, kind]),
      [[offer.id, 'hold']],
    )
    const stored = await PlanLineModel.findOne({ planId: line.planId }).orFail().lean()
    assert.deepEqual([stored.state, String(stored.offerId)], ['offered', offer.id])
    await assertRecordedOnce('plan.line-offered', {
      ...{ by: desk, of: line.requestId },
      ids: { planId: line.planId, requestId: line.requestId, offerId: offer.id },
    })
  })

  it('holds a free seat of the programme that the household needs', async () => {
    const unit = await makeUnit(deps, { places: 1, seats: 2 })
    const requestId = await requests.waiting(deps, { content: { programmes: ['trauma'] } })
    const line = { planId: await plans.proposed(deps), requestId }

    const accepted = await decide(line, 'acceptance')

    const { placeIds } = bodyOf(Offer, accepted)
    assert.deepEqual(placeIds, [unit.placeIds[0], unit.seatIds[0]])
  })

  it('refuses a second acceptance, and repeats the first for its own key', async () => {
    await makeUnit(deps, { places: 1 })
    const line = await plans.acute(deps)
    const first = await decide(line, 'acceptance', undefined, 'key-1')

    const [again, other] = [
      await decide(line, 'acceptance', undefined, 'key-1'),
      await decide(line, 'acceptance', undefined, 'key-2'),
    ]

    assert.equal(bodyOf(Offer, again).id, bodyOf(Offer, first).id)
    assert.equal(other.status, 409)
    assert.equal(problemOf(other).name, 'wrong-state')
    assert.equal(await OfferModel.countDocuments(), 1)
  })

  it('lets one of two through who decide at once', async () => {
    await makeUnit(deps, { places: 1 })
    const line = await plans.acute(deps)
    const body = { reason: 'unit-objects', explanation: 'De groep is nu te onrustig.' }

    const answers = await Promise.all([decide(line, 'acceptance'), decide(line, 'override', body)])

    const done = answers.filter(({ status }) => status < 300)
    assert.equal(done.length, 1, answers.map(({ text }) => text).join('\n'))
  })

  it('leaves a line as it was when the place was taken meanwhile', async () => {
    const unit = await makeUnit(deps, { places: 1 })
    const line = await plans.acute(deps)
    await offers.open(deps, unit)

    const refused = await decide(line, 'acceptance')

    assert.equal(refused.status, 409)
    assert.equal(problemOf(refused).name, 'place-taken')
    assert.equal(await stateOf(line), 'proposed')
    assert.equal(await OfferModel.countDocuments({ requestId: line.requestId }), 0)
  })

  it('asks who decides, where the desk does not', async () => {
    await makeUnit(deps, { places: 1, facilityType: 'MO' })
    const line = await plans.acute(deps)
    const externalDecision = { decider: 'college', reference: 'besluit-7', date: TODAY }

    const without = await decide(line, 'acceptance')
    const withDecision = await decide(line, 'acceptance', { externalDecision })

    assert.equal(problemOf(without).name, 'no-authority')
    assert.equal(bodyOf(Offer, withDecision).authority.reference, 'besluit-7')
  })

  it('keeps why a line was overridden: the code in the open, the words sealed', async () => {
    await makeUnit(deps, { places: 1 })
    const line = await plans.acute(deps)
    const body = { reason: 'safety', explanation: 'De dader kent dit huis.' }

    const overridden = await decide(line, 'override', body)

    assert.equal(overridden.status, 200, overridden.text)
    const { state, override } = bodyOf(PlanLine, overridden)
    assert.deepEqual(
      [state, override?.reason, override?.explanation, override?.by],
      ['overridden', 'safety', body.explanation, desk.id],
    )
    const stored = await PlanLineModel.findOne({ planId: line.planId }).orFail().lean()
    assert.ok(!JSON.stringify(stored).includes('dader'))
    await assertRecordedOnce('plan.line-overridden', {
      ...{ by: desk, of: line.requestId, reason: 'safety' },
      ids: { planId: line.planId, requestId: line.requestId },
    })
  })

  it('wants a known reason and words for an override, and names both faults', async () => {
    await makeUnit(deps, { places: 1 })
    const line = await plans.acute(deps)

    const refused = await decide(line, 'override', { reason: 'no idea', explanation: ' ' })

    assert.equal(refused.status, 400)
    const pointers = problemOf(refused).errors.map(({ pointer }) => pointer)
    assert.deepEqual(pointers.toSorted(), ['#/explanation', '#/reason'])
    assert.equal(await stateOf(line), 'proposed')
  })

  it('takes no decisions on a plan that gave way to another', async () => {
    await makeUnit(deps, { places: 1 })
    const line = await plans.acute(deps)
    await plans.proposed(deps)

    const refused = await decide(line, 'acceptance')

    assert.equal(refused.status, 409)
    assert.match(problemOf(refused).detail, /superseded/)
  })

  it('knows no line for a request that the plan does not speak of', async () => {
    await makeUnit(deps, { places: 1 })
    const { planId } = await plans.acute(deps)

    const refused = await decide({ planId, requestId: planId }, 'acceptance')

    assert.equal(refused.status, 404)
  })
})
