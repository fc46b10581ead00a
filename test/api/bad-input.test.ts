import assert from 'node:assert/strict'
import type { Response } from 'supertest'
import { z } from 'zod'
import { submitRequest } from '../../server/features/requests/submit-request.service.ts'
import { draftRequest } from '../../server/features/requests/request.service.ts'
import type { Contract } from '../../server/http/route.ts'
import { allRoutes } from '../../server/routes.ts'
import { apiOf, problemOf } from '../support/api.ts'
import { useOneDatabase } from '../support/database.ts'
import { snapshot } from '../support/snapshot.ts'
import { TODAY, testDeps } from '../support/test-deps.ts'
import { makeWorld } from './access.world.ts'
import type { Target, World } from './access.world.ts'
import { ACTS } from './bad-input.acts.ts'
import type { BadInput } from './bad-input.acts.ts'
import { CONTENTS } from './bad-input.contents.ts'
import { HOUSEHOLDS, TIMELINES } from './bad-input.households.ts'
import { accountOf, allowedCaller, callOperation, rowOf, targetOf } from './operations.ts'

const deps = testDeps()
const api = apiOf(deps)
const CONTRACTS = allRoutes(deps).map(({ contract }) => contract)
const KINDS = { household: HOUSEHOLDS, 'status timeline': TIMELINES, content: CONTENTS, act: ACTS }

describe('bad input', () => {
  const world = useWorld()

  for (const [kind, cases] of Object.entries(KINDS)) {
    for (const wrong of cases) {
      it(`${kind}: ${wrong.what} (${wrong.operation})`, () => refusesAsWritten(wrong, world()))
    }
  }

  it('names everything that a draft lacks when it is submitted', async () => {
    const { home } = world()
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
  const world = useWorld()
  let untouched: unknown
  before(async () => {
    untouched = await snapshot()
  })

  for (const contract of CONTRACTS) {
    const { id, path } = contract
    const as = () => accountOf(allowedCaller(rowOf(id)), world())

    it(`${id} refuses a parameter and a field that it does not know, by name`, async () => {
      const target = shownTarget(contract)
      const query = [target.query, 'colour=red'].filter(Boolean).join('&')
      const body = { ...(typeof target.body === 'object' && target.body), colour: 'red' }

      const asked = await callOperation(api, id, { ...target, query }, { as: as() })
      const sent = await callOperation(api, id, { ...target, body }, { as: as() })

      assertFaults(asked, { colour: /not a known parameter: remove it/ })
      assertFaults(sent, { '#/colour': /not a known field: remove it/ })
    })

    const name = /\{(\w*[iI]d)\}/.exec(path)?.[1]
    if (name === undefined) continue
    it(`${id} refuses a malformed id and does not find an unknown one`, async () => {
      const target = shownTarget(contract)
      const malformed = { ...target, params: { ...target.params, [name]: "1' or '1'='1" } }

      const refused = await callOperation(api, id, malformed, { as: as() })
      const notFound = await callOperation(api, id, target, { as: as() })

      assertFaults(refused, { [name]: /24 hexadecimal/ })
      assert.equal(notFound.status, 404, notFound.text)
      assert.equal(problemOf(notFound).name, 'not-found')
    })
  }

  it('has written nothing by all that', async () => {
    assert.deepEqual(await snapshot(), untouched)
  })
})

/** What the documentation shows, on things that do not exist. */
function shownTarget({ path, example }: Contract): Target {
  const { params, query, body } = example?.(TODAY) ?? {}
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const unknown = names.map((name) => [name, /id$/i.test(name) ? 'f'.repeat(24) : params?.[name]])
  return {
    params: z.record(z.string(), z.string()).parse(Object.fromEntries(unknown)),
    query: new URLSearchParams(query).toString(),
    body,
  }
}

/** One world for all: what is refused leaves it as it was. */
function useWorld(): () => World {
  let world: World | undefined
  useOneDatabase()
  before(async () => {
    world = await makeWorld(deps)
  })
  return () => {
    assert.ok(world)
    return world
  }
}

async function refusesAsWritten(
  { operation, sent, faults }: BadInput,
  world: World,
): Promise<void> {
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
