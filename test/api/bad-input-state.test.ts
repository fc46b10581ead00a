import assert from 'node:assert/strict'
import type { Response } from 'supertest'
import { CaseModel } from '../../models/case.model.ts'
import { apiOf, problemOf } from '../support/api.ts'
import { useDatabase, useOneDatabase } from '../support/database.ts'
import { contentOf, requests, stays } from '../support/requests.ts'
import { snapshot } from '../support/snapshot.ts'
import { TODAY, testDeps } from '../support/test-deps.ts'
import { makeWorld } from './access.world.ts'
import type { World } from './access.world.ts'
import { accountOf, allowedCaller, callOperation, rowOf, targetOf } from './operations.ts'

const deps = testDeps()
const api = apiOf(deps)

/** What an operation says when it was done before: the states in which it can be. */
const TWICE: Readonly<Record<string, readonly [problem: string, words: RegExp]>> = {
  submitPlacementRequest: ['wrong-state', /is submitted; .* draft or information-asked/],
  triagePlacementRequest: ['wrong-state', /is waiting; .* when it is submitted/],
  withdrawPlacementRequest: [
    'wrong-state',
    /is withdrawn; .* draft or submitted or .* lost-contact/,
  ],
  withdrawOffer: ['offer-already-answered', /is withdrawn; only an open offer/],
  acceptOffer: ['offer-already-answered', /is accepted; only an open offer/],
  refuseOffer: ['offer-already-answered', /is declined; only an open offer/],
  recordArrival: ['wrong-state', /is arrived; .* when it is planned/],
  recordNonArrival: ['wrong-state', /is not-arrived; .* when it is planned/],
  recordDeparture: ['wrong-state', /is departed; .* when it is arrived/],
  closePlace: ['place-taken', /not free/i],
  archiveOrganisation: ['wrong-state', /archived already/],
  archiveFacility: ['wrong-state', /archived already/],
  archiveUnit: ['wrong-state', /archived already/],
  archiveProgramme: ['wrong-state', /archived already/],
  archivePlace: ['wrong-state', /archived already/],
  restoreOrganisation: ['wrong-state', /not archived/],
  restoreFacility: ['wrong-state', /not archived/],
  restoreUnit: ['wrong-state', /not archived/],
  restoreProgramme: ['wrong-state', /not archived/],
  restorePlace: ['wrong-state', /not archived/],
}

describe('acts that were done already', () => {
  useOneDatabase()
  let world: World
  before(async () => {
    world = await makeWorld(deps)
  })

  for (const [id, [name, words]] of Object.entries(TWICE)) {
    it(`${id} a second time: 409 ${name}, which says when it can be done`, async () => {
      const as = accountOf(allowedCaller(rowOf(id)), world)
      const target = await targetOf(id, world)
      const first = await callOperation(api, id, target, { as })
      assert.ok(first.status < 300, first.text)

      await refusesWithoutTrace(() => callOperation(api, id, target, { as }), name, words)
    })
  }
})

describe('acts in the wrong state', () => {
  useDatabase()

  it('offers nothing for a request that does not wait', async () => {
    const world = await makeWorld(deps)
    const params = { id: await requests.submitted(deps) }
    const target = { ...(await targetOf('makeOffer', world)), params }

    await refusesWithoutTrace(
      () => callOperation(api, 'makeOffer', target, { as: world.home.desk }),
      'wrong-state',
      /is submitted; .* waiting or offered/,
    )
  })

  it('lets nobody leave who has not arrived, and extends nothing that has ended', async () => {
    const world = await makeWorld(deps)
    const as = world.home.desk
    const { stayId } = await stays.planned(deps, world.unit)
    const [leave, extend] = [{ destination: 'own-home' }, { until: '2028-01-01' }]
    const params = { id: stayId }

    await refusesWithoutTrace(
      () => callOperation(api, 'recordDeparture', { params, body: leave }, { as }),
      'wrong-state',
      /is planned; .* arrived/,
    )
    await callOperation(
      api,
      'recordNonArrival',
      { params, body: { reason: 'out-of-contact' } },
      { as },
    )
    await refusesWithoutTrace(
      () => callOperation(api, 'extendStay', { params, body: extend }, { as }),
      'wrong-state',
      /is not-arrived; .* planned or arrived/,
    )
  })

  it('holds no place for two households in the same nights', async () => {
    const world = await makeWorld(deps)
    const { placeId } = await stays.planned(deps, world.unit)
    const params = { id: await requests.waiting(deps) }
    const body = { placeId, from: TODAY }

    await refusesWithoutTrace(
      () => callOperation(api, 'makeOffer', { params, body }, { as: world.home.desk }),
      'place-taken',
      /.+/,
    )
  })

  it('keeps one live request per case', async () => {
    const world = await makeWorld(deps)
    const as = world.home.coordinator
    await requests.draft(deps, { coordinator: as })
    const { _id } = await CaseModel.findOne().orFail().lean()
    const body = { region: 'amsterdam', caseId: String(_id), ...contentOf() }

    await refusesWithoutTrace(
      () => callOperation(api, 'createPlacementRequest', { body }, { as }),
      'already-exists',
      /.+/,
    )
  })
})

async function refusesWithoutTrace(
  act: () => Promise<Response>,
  name: string,
  words: RegExp,
): Promise<void> {
  const before = await snapshot()
  const response = await act()
  assert.equal(response.status, 409, response.text)
  assert.equal(problemOf(response).name, name)
  assert.match(problemOf(response).detail, words)
  assert.deepEqual(await snapshot(), before, 'nothing may be written')
}
