import assert from 'node:assert/strict'
import type { Response } from 'supertest'
import { submitRequest } from '../../server/features/requests/triage.service.ts'
import { draftRequest } from '../../server/features/requests/request.service.ts'
import { apiOf, problemOf } from '../support/api.ts'
import { useDatabase } from '../support/database.ts'
import { snapshot } from '../support/snapshot.ts'
import { testDeps } from '../support/test-deps.ts'
import { ACCESS_TABLE } from './access.table.ts'
import { makeWorld } from './access.world.ts'
import { ACTS } from './bad-input.acts.ts'
import type { BadInput } from './bad-input.acts.ts'
import { CONTENTS } from './bad-input.contents.ts'
import { HOUSEHOLDS, TIMELINES } from './bad-input.households.ts'
import { accountOf, allowedCaller, callOperation, rowOf, targetOf } from './operations.ts'

const deps = testDeps()
const api = apiOf(deps)
const KINDS = { household: HOUSEHOLDS, 'status timeline': TIMELINES, content: CONTENTS, act: ACTS }

describe('bad input', () => {
  useDatabase()

  for (const [kind, cases] of Object.entries(KINDS)) {
    for (const wrong of cases) {
      it(`${kind}: ${wrong.what} (${wrong.operation})`, () => refusesAsWritten(wrong))
    }
  }

  it('names everything that a draft lacks when it is submitted', async () => {
    const { home } = await makeWorld(deps)
    const { id, organisationId } = home.coordinator
    const actor = { id, role: 'coordinator', organisationId, purpose: 'arrange-shelter' } as const
    const request = await draftRequest({ region: 'amsterdam', content: {} }, actor, deps)

    const target = { params: { id: String(request._id) } }
    const response = await callOperation(api, 'submitPlacementRequest', target, {
      as: home.coordinator,
    })

    assertFaults(response, {
      '#/household/members': /at least the principal/,
      '#/safety': /must be filled in/,
      '#/urgency': /must be filled in/,
    })
    await assert.rejects(submitRequest(String(request._id), actor, deps))
  })
})

describe('every operation', () => {
  useDatabase()

  for (const { id } of ACCESS_TABLE) {
    it(`${id} refuses a parameter and a field that it does not know, by name`, async () => {
      const world = await makeWorld(deps)
      const as = accountOf(allowedCaller(rowOf(id)), world)
      const target = await targetOf(id, world)
      const before = await snapshot()

      const query = [target.query, 'colour=red'].filter(Boolean).join('&')
      const asked = await callOperation(api, id, { ...target, query }, { as })
      const body = { ...(typeof target.body === 'object' && target.body), colour: 'red' }
      const sent = await callOperation(api, id, { ...target, body }, { as })

      assertFaults(asked, { colour: /not a known parameter: remove it/ })
      assertFaults(sent, { '#/colour': /not a known field: remove it/ })
      assert.deepEqual(await snapshot(), before)
    })
  }

  for (const { id, call } of ACCESS_TABLE.filter(({ call: path }) => /\{(\w*[iI]d)\}/.test(path))) {
    it(`${id} refuses a malformed id and does not find an unknown one`, async () => {
      const world = await makeWorld(deps)
      const as = accountOf(allowedCaller(rowOf(id)), world)
      const target = await targetOf(id, world)
      const name = /\{(\w+)\}/.exec(call)?.[1] ?? ''
      const before = await snapshot()

      const malformed = { ...target, params: { ...target.params, [name]: "1' or '1'='1" } }
      const unknown = { ...target, params: { ...target.params, [name]: 'f'.repeat(24) } }

      assertFaults(await callOperation(api, id, malformed, { as }), { [name]: /24 hexadecimal/ })
      const response = await callOperation(api, id, unknown, { as })
      assert.equal(response.status, 404)
      assert.equal(problemOf(response).name, 'not-found')
      assert.deepEqual(await snapshot(), before)
    })
  }
})

async function refusesAsWritten({ operation, sent, faults }: BadInput): Promise<void> {
  const world = await makeWorld(deps)
  const as = accountOf(allowedCaller(rowOf(operation)), world)
  const target = { ...(await targetOf(operation, world)), ...sent }
  const before = await snapshot()

  const response = await callOperation(api, operation, target, { as })

  assertFaults(response, faults)
  assert.deepEqual(await snapshot(), before, 'nothing may be written')
}

/** One problem document that names these fields, all of them and no other, each in these words. */
function assertFaults(response: Response, faults: Readonly<Record<string, RegExp>>): void {
  assert.equal(response.status, 400, response.text)
  const { name, errors } = problemOf(response)
  assert.equal(name, 'invalid-input')
  const named = errors.map(({ pointer, parameter, detail = '' }) => [pointer ?? parameter, detail])
  const text = JSON.stringify(named, null, 1)
  assert.deepEqual(named.map(([at]) => at).toSorted(), Object.keys(faults).toSorted(), text)
  for (const [at = '', detail = ''] of named) assert.match(detail, faults[at] ?? /^$/, text)
}
