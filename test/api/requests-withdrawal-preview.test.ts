import assert from 'node:assert/strict'
import { z } from 'zod'
import { OfferModel } from '../../models/offer.model.ts'
import { PlaceModel } from '../../models/place.model.ts'
import { PlanLineModel } from '../../models/plan.model.ts'
import { StayModel } from '../../models/stay.model.ts'
import { WithdrawalTree } from '../../server/features/requests/request.schema.ts'
import { problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { offerScene, statusOf } from '../support/offer-scene.ts'
import { plans } from '../support/plans.ts'
import { recordsOf } from '../support/records.ts'
import { offers, requests, stays } from '../support/requests.ts'

async function scene() {
  const made = await offerScene({ places: 2, seats: 1 })
  const { api, desk } = made
  const path = (id: string) => `/v1/placement-requests/${id}/withdrawal`
  const preview = async (id: string) =>
    bodyOf(WithdrawalTree, await api.get(path(id), { as: desk }))
  const withdraw = (id: string, reason = 'own-solution') =>
    api.post(path(id), { as: desk, body: { reason } })
  return { ...made, path, preview, withdraw }
}

/** What has become of everything that the tree named. */
async function becomeOf({ requestId, offers: branches, planLines }: WithdrawalTree) {
  const offerIds = branches.map(({ offerId }) => offerId)
  const lines = await PlanLineModel.find({ requestId }).lean()
  return {
    request: await statusOf(requestId),
    offers: (
      await OfferModel.find({ _id: { $in: offerIds } })
        .sort({ madeAt: 1, _id: 1 })
        .lean()
    ).map(({ status }) => status),
    stays: (await StayModel.find({ requestId }).lean()).map(({ status }) => status),
    lines: lines
      .filter((line) => planLines.some(({ planId }) => line.planId.equals(planId)))
      .map(({ state }) => state),
    booked: await PlaceModel.countDocuments({
      _id: { $in: branches.flatMap(({ frees }) => frees) },
      'bookings.0': { $exists: true },
    }),
  }
}

function promised({ becomes, offers: branches, planLines }: WithdrawalTree) {
  return {
    request: becomes,
    offers: branches.map((offer) => offer.becomes),
    stays: branches.flatMap(({ stay }) => (stay ? [stay.becomes] : [])),
    lines: planLines.map((line) => line.becomes),
    booked: 0,
  }
}

describe('what withdrawing would bring about', () => {
  useDatabase()

  it('is shown as a tree first, and then happens so: several offers', async () => {
    const { deps, unit, preview, withdraw } = await scene()
    const { requestId } = await offers.open(deps, unit, { seatIds: unit.seatIds })
    await offers.open(deps, await makeUnit(deps), { requestId })

    const tree = await preview(requestId)
    const before = await becomeOf(tree)
    await withdraw(requestId)

    assert.deepEqual([tree.offers.length, tree.offers[0]?.frees.length], [2, 2])
    assert.equal(before.booked, 3, 'looking changes nothing')
    assert.deepEqual(await becomeOf(tree), promised(tree))
  })

  it('is shown as a tree first, and then happens so: a planned stay', async () => {
    const { deps, unit, preview, withdraw } = await scene()
    const { requestId } = await stays.planned(deps, unit)

    const tree = await preview(requestId)
    await withdraw(requestId)

    assert.deepEqual(
      [tree.offers[0]?.becomes, tree.offers[0]?.stay?.becomes],
      ['lapsed', 'cancelled'],
    )
    assert.deepEqual(await becomeOf(tree), promised(tree))
  })

  it('is shown as a tree first, and then happens so: a line of a plan', async () => {
    const { deps, api, desk, preview, withdraw } = await scene()
    const { planId, requestId } = await plans.acute(deps)

    const tree = await preview(requestId)
    await withdraw(requestId)

    assert.deepEqual(
      tree.planLines.map((line) => line.planId),
      [planId],
    )
    assert.deepEqual(await becomeOf(tree), promised(tree))
    assert.equal((await recordsOf('plan.line-withdrawn')).audits.length, 1)
    const late = await api.post(`/v1/plans/${planId}/lines/${requestId}/acceptance`, {
      as: desk,
      body: {},
    })
    assert.equal(problemOf(late).name, 'wrong-state')
  })

  it('is not shown of what cannot be withdrawn', async () => {
    const { deps, api, desk, unit, path } = await scene()
    const { requestId } = await stays.arrived(deps, unit)

    const answer = await api.get(path(requestId), { as: desk })

    assert.equal(problemOf(answer).name, 'wrong-state')
  })

  it('ends a request as "title ended" where the title has lapsed', async () => {
    const { deps, withdraw } = await scene()
    const requestId = await requests.waiting(deps)

    const answer = await withdraw(requestId, 'title-lapsed')

    const { status, ending } = bodyOf(
      z.looseObject({ status: z.string(), ending: z.looseObject({ reason: z.string() }) }),
      answer,
    )
    assert.deepEqual([status, ending.reason], ['title-ended', 'title-lapsed'])
    assert.equal((await recordsOf('request.title-ended')).events.length, 1)
  })
})
