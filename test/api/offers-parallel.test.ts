import assert from 'node:assert/strict'
import { testRuns } from '../../scripts/support/test-runs.ts'
import { OfferModel } from '../../models/offer.model.ts'
import { StayModel } from '../../models/stay.model.ts'
import { SYSTEM } from '../../server/events/actor.ts'
import { capacityNow } from '../../server/features/capacity/capacity.query.ts'
import { withdrawRequest } from '../../server/features/requests/withdraw-request.service.ts'
import { signedIn } from '../support/accounts.ts'
import { problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { offerScene } from '../support/offer-scene.ts'
import { offers, requests } from '../support/requests.ts'
import { faultsInState } from '../support/soundness.ts'
import { z } from 'zod'

const ROUNDS = 100
const AT_ONCE = 3
const DESK = { ...SYSTEM, id: 'desk', role: 'desk' } as const

/** Three units of three organisations with one place each, and their operators. */
async function threeUnits() {
  const { deps, api, desk } = await offerScene({ places: 1 })
  const units = await Promise.all(
    Array.from({ length: AT_ONCE }, () => makeUnit(deps, { places: 1 })),
  )
  const operators = await Promise.all(
    units.map(({ organisationId }) => signedIn('operator', { organisationId })),
  )
  return { deps, api, desk, units, operators }
}
type Three = Awaited<ReturnType<typeof threeUnits>>

async function offerToAll({ deps, units }: Three): Promise<{ ids: string[]; requestId: string }> {
  const requestId = await requests.waiting(deps)
  const ids: string[] = []
  for (const unit of units) ids.push((await offers.open(deps, unit, { requestId })).offerId)
  return { ids, requestId }
}

describe('several offers at once for one household', () => {
  useDatabase()

  it('all accept at the same moment, again and again: one placement, two told why, every place counted', async function () {
    this.timeout(0)
    const scene = await threeUnits()
    const { deps, api, units, operators } = scene
    const ids = new Set(units.map(({ unitId }) => unitId))
    const numbers = (): number[][] =>
      capacityNow({}, DESK, deps)
        .units.filter(({ unitId }) => ids.has(unitId))
        .map(({ held, available }) => [held, available])
        .toSorted()

    for (let round = 0; round < testRuns(ROUNDS); round += 1) {
      const asked = await offerToAll(scene)
      assert.deepEqual(
        numbers(),
        [1, 1, 1].map((held) => [held, 0]),
        'each place is held',
      )

      const answers = await Promise.all(
        asked.ids.map((id, index) =>
          api.post(`/v1/offers/${id}/acceptance`, { as: operators[index] }),
        ),
      )

      assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409, 409])
      const stored = await OfferModel.find({ requestId: asked.requestId }).lean()
      assert.deepEqual(stored.map(({ status, answer }) => [status, answer?.code]).toSorted(), [
        ['accepted', 'accepted'],
        ['withdrawn', 'placed-elsewhere'],
        ['withdrawn', 'placed-elsewhere'],
      ])
      assert.equal(await StayModel.countDocuments({ open: true }), 1)
      assert.deepEqual(
        numbers(),
        [
          [0, 1],
          [0, 1],
          [1, 0],
        ].toSorted(),
      )
      assert.deepEqual(await faultsInState(), [])

      await withdrawRequest(asked.requestId, 'own-solution', DESK, deps)
      assert.deepEqual(
        numbers(),
        [1, 1, 1].map((available) => [0, available]),
        'all are free again',
      )
    }
  })

  it('a unit whose offer was withdrawn sees why', async () => {
    const scene = await threeUnits()
    const { ids } = await offerToAll(scene)
    const [first = '', second = ''] = ids
    await scene.api.post(`/v1/offers/${first}/acceptance`, { as: scene.operators[0] })

    const seen = await scene.api.get(`/v1/offers/${second}`, { as: scene.operators[1] })

    const Seen = z.looseObject({ status: z.string(), answer: z.looseObject({ code: z.string() }) })
    const { status, answer } = bodyOf(Seen, seen)
    assert.deepEqual([status, answer.code], ['withdrawn', 'placed-elsewhere'])
  })

  it('runs in order of choice, up to the number of the policy, and takes the free number again', async () => {
    const scene = await threeUnits()
    const { deps, api, desk, operators } = scene
    const { ids, requestId } = await offerToAll(scene)
    const orders = async () =>
      (await OfferModel.find({ requestId, status: 'open' }).lean())
        .map(({ order }) => order)
        .toSorted()
    assert.deepEqual(await orders(), [1, 2, 3])
    const fourth = await makeUnit(deps, { places: 1 })
    const offer = () =>
      api.post(`/v1/placement-requests/${requestId}/offers`, {
        as: desk,
        body: { placeId: fourth.placeIds[0], from: '2026-02-02' },
      })

    const tooMany = await offer()
    await api.post(`/v1/offers/${ids[1] ?? ''}/refusal`, {
      as: operators[1],
      body: { reason: 'no-capacity' },
    })
    const inItsPlace = await offer()

    assert.equal(problemOf(tooMany).name, 'too-many-offers')
    assert.equal(inItsPlace.status, 201)
    assert.deepEqual(await orders(), [1, 2, 3])
    assert.equal((await OfferModel.findOne({ requestId, unitId: fourth.unitId }).lean())?.order, 2)
  })

  it('eight offered at once: no more than the policy allows come through', async () => {
    const { deps, api, desk } = await offerScene({ places: 1 })
    const requestId = await requests.waiting(deps)
    const units = await Promise.all(Array.from({ length: 8 }, () => makeUnit(deps, { places: 1 })))

    const answers = await Promise.all(
      units.map(({ placeIds }) =>
        api.post(`/v1/placement-requests/${requestId}/offers`, {
          as: desk,
          body: { placeId: placeIds[0], from: '2026-02-02' },
        }),
      ),
    )

    assert.equal(answers.filter(({ status }) => status === 201).length, AT_ONCE)
    assert.equal(await OfferModel.countDocuments({ requestId, status: 'open' }), AT_ONCE)
    assert.deepEqual(await faultsInState(), [])
  })
})
