import assert from 'node:assert/strict'
import { z } from 'zod'
import { signedIn } from '../support/accounts.ts'
import { apiOf, problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { contentOf, requests } from '../support/requests.ts'
import { TODAY, testDeps } from '../support/test-deps.ts'

const Matches = z.object({
  matches: z.array(
    z.looseObject({
      verdict: z.string(),
      reasons: z.array(z.looseObject({ ruleId: z.string(), textNl: z.string() })),
    }),
  ),
})

/** The unremarkable household, with one answer about use. */
function using(activeUse: string) {
  const { household } = contentOf()
  const members = (household?.members ?? []).map((member) => ({
    ...member,
    facts: { ...member.facts, activeUse },
  }))
  return { household: { members } }
}

describe('a unit closed for one need profile', () => {
  useDatabase()

  const closure = {
    criterion: 'activeUse',
    values: ['dagelijks'],
    from: TODAY,
    until: '2026-02-09',
    reason: 'staff-shortage',
  }

  async function scene() {
    const deps = testDeps()
    const api = apiOf(deps)
    const unit = await makeUnit(deps, { places: 1 })
    const operator = await signedIn('operator', { organisationId: unit.organisationId })
    const desk = await signedIn('desk')
    const close = () =>
      api.post(`/v1/units/${unit.unitId}/profile-closures`, { as: operator, body: closure })
    const verdict = async (activeUse: string) => {
      const id = await requests.waiting(deps, { content: using(activeUse) })
      const answer = await api.get(`/v1/placement-requests/${id}/matches`, { as: desk })
      return bodyOf(Matches, answer).matches[0]
    }
    return { deps, api, unit, operator, close, verdict }
  }

  it('is blocked for them, with the reason, and open for others', async () => {
    const { close, verdict } = await scene()
    await close()

    const daily = await verdict('dagelijks')
    const none = await verdict('nee')

    assert.equal(daily?.verdict, 'blocked')
    assert.ok(daily.reasons.some(({ ruleId }) => ruleId === 'closed-for-profile'))
    assert.equal(none?.verdict, 'fits')
  })

  it('needs a human when nobody knows', async () => {
    const { close, verdict } = await scene()
    await close()

    assert.equal((await verdict('onbekend'))?.verdict, 'assess')
  })

  it('changes no number', async () => {
    const { api, unit, operator, close } = await scene()
    assert.equal((await close()).status, 201)

    const answer = await api.get(`/v1/units/${unit.unitId}`, { as: operator })

    const { available, closedFor } = bodyOf(
      z.looseObject({ available: z.number(), closedFor: z.array(z.unknown()) }),
      answer,
    )
    assert.deepEqual([available, closedFor.length], [1, 1])
  })

  it('opens again when its time is over, or somebody says so', async () => {
    const { deps, api, unit, operator, close, verdict } = await scene()
    const { id } = bodyOf(z.looseObject({ id: z.string() }), await close())
    deps.clock.set('2026-02-09T12:00:00Z')
    assert.equal((await verdict('dagelijks'))?.verdict, 'fits')
    deps.clock.set('2026-02-03T12:00:00Z')
    assert.equal((await verdict('dagelijks'))?.verdict, 'blocked')

    const path = `/v1/units/${unit.unitId}/profile-closures/${id}`
    assert.equal((await api.delete(path, { as: operator })).status, 204)

    assert.equal((await verdict('dagelijks'))?.verdict, 'fits')
    assert.equal(problemOf(await api.delete(path, { as: operator })).name, 'not-found')
  })

  it('cannot be closed by another organisation', async () => {
    const { api, unit } = await scene()
    const stranger = await signedIn('operator')

    const answer = await api.post(`/v1/units/${unit.unitId}/profile-closures`, {
      as: stranger,
      body: closure,
    })

    assert.equal(problemOf(answer).name, 'not-found')
  })
})
