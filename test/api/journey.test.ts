import assert from 'node:assert/strict'
import { z } from 'zod'
import { signedIn } from '../support/accounts.ts'
import { apiOf } from '../support/api.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { contentOf } from '../support/requests.ts'
import { TODAY, testDeps } from '../support/test-deps.ts'
import { bodyOf } from '../support/body.ts'

const Made = z.looseObject({ id: z.string(), status: z.string() })

describe('the journey', () => {
  useDatabase()

  it('goes from a draft to a departure, and every number follows', async () => {
    const deps = testDeps()
    const api = apiOf(deps)
    const unit = await makeUnit(deps, { places: 1, seats: 1, turnaroundDays: 1 })
    const coordinator = await signedIn('coordinator')
    const desk = await signedIn('desk')
    const operator = await signedIn('operator', { organisationId: unit.organisationId })
    const numbers = async () => {
      const { available, held, occupied, closed } = bodyOf(
        z.looseObject({
          available: z.number(),
          held: z.number(),
          occupied: z.number(),
          closed: z.number(),
        }),
        await api.get(`/v1/units/${unit.unitId}`, { as: operator }),
      )
      return { available, held, occupied, closed }
    }

    const body = { region: 'amsterdam', ...contentOf({ programmes: ['trauma'] }) }
    const drafted = await api.post('/v1/placement-requests', { as: coordinator, body })
    assert.equal(drafted.status, 201)
    const { id } = bodyOf(Made, drafted)
    const submitted = await api.post(`/v1/placement-requests/${id}/submission`, { as: coordinator })
    assert.equal(bodyOf(Made, submitted).status, 'submitted')
    const decision = { decision: 'accept' }
    const triaged = await api.post(`/v1/placement-requests/${id}/triage`, {
      as: desk,
      body: decision,
    })
    assert.equal(bodyOf(Made, triaged).status, 'waiting')

    const matched = await api.get(`/v1/placement-requests/${id}/matches`, { as: coordinator })
    const { matches } = bodyOf(
      z.object({ matches: z.array(z.looseObject({ placeId: z.string(), verdict: z.string() })) }),
      matched,
    )
    assert.deepEqual(
      matches.map(({ placeId, verdict }) => ({ placeId, verdict })),
      [{ placeId: unit.placeIds[0], verdict: 'fits' }],
      JSON.stringify(matches),
    )

    const offer = { placeId: unit.placeIds[0], seatIds: unit.seatIds, from: TODAY }
    const offered = await api.post(`/v1/placement-requests/${id}/offers`, { as: desk, body: offer })
    assert.equal(offered.status, 201, offered.text)
    const offerId = bodyOf(Made, offered).id
    assert.deepEqual(await numbers(), { available: 0, held: 1, occupied: 0, closed: 0 })

    const accepted = await api.post(`/v1/offers/${offerId}/acceptance`, { as: operator })
    const { status, stayId } = bodyOf(
      z.looseObject({ status: z.string(), stayId: z.string() }),
      accepted,
    )
    assert.equal(status, 'accepted')
    assert.deepEqual(await numbers(), { available: 0, held: 1, occupied: 0, closed: 0 })

    const arrived = await api.post(`/v1/stays/${stayId}/arrival`, { as: operator })
    assert.equal(bodyOf(Made, arrived).status, 'arrived')
    assert.deepEqual(await numbers(), { available: 0, held: 0, occupied: 1, closed: 0 })

    const until = '2027-01-01'
    const extended = await api.post(`/v1/stays/${stayId}/extension`, {
      as: operator,
      body: { until },
    })
    assert.equal(bodyOf(z.looseObject({ until: z.string() }), extended).until, until)

    deps.clock.set('2026-02-10T12:00:00Z')
    const destination = 'own-home'
    const left = await api.post(`/v1/stays/${stayId}/departure`, {
      as: operator,
      body: { destination },
    })
    assert.equal(bodyOf(Made, left).status, 'departed')
    assert.deepEqual(await numbers(), { available: 0, held: 0, occupied: 0, closed: 1 })

    deps.clock.set('2026-02-11T12:00:00Z')
    assert.deepEqual(await numbers(), { available: 1, held: 0, occupied: 0, closed: 0 })
  })
})
