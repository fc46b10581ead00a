import assert from 'node:assert/strict'
import type { Response } from 'supertest'
import { z } from 'zod'
import { AuditEntryModel } from '../../models/audit.model.ts'
import type { Role } from '../../models/user.model.ts'
import { allRoutes } from '../../server/routes.ts'
import { apiOf, problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase, useOneDatabase } from '../support/database.ts'
import { testDeps } from '../support/test-deps.ts'
import { ACCESS_TABLE } from './access.table.ts'
import type { AccessRow, Caller } from './access.table.ts'
import { TARGETS, makeWorld } from './access.world.ts'
import type { World } from './access.world.ts'
import { accountOf, callOperation, targetOf } from './operations.ts'

const deps = testDeps()
const api = apiOf(deps)

/** Whose rows differ by organisation or region. */
const LISTS: Readonly<Record<string, readonly Role[]>> = {
  '/v1/capacity': ['operator', 'region'],
  '/v1/placement-requests': ['coordinator', 'region'],
  '/v1/offers': ['coordinator', 'operator', 'region'],
  '/v1/stays': ['coordinator', 'operator', 'region'],
  '/v1/waitlist': ['coordinator', 'region'],
  '/v1/programme-waits': ['coordinator', 'region'],
}

describe('who may do what', () => {
  useOneDatabase()
  let world: World
  before(async () => {
    world = await makeWorld(deps)
  })

  it('is written down for every route, and for no other', () => {
    const routes = allRoutes(deps).map(({ contract: { id, method, path } }) => [id, method, path])

    const written = ACCESS_TABLE.map(({ id, call }) => [id, ...call.split(' ')])

    assert.deepEqual(written.toSorted(), routes.toSorted())
  })

  for (const row of ACCESS_TABLE) {
    it(`${row.call}: each role gets exactly what it should`, async () => {
      const callers = callersOf(row)
      const refused = callers.filter(([, status]) => status >= 400)
      const target = refused.length > 0 ? await targetOf(row.id, world) : {}
      const before = await AuditEntryModel.countDocuments()

      const answers = []
      for (const [caller] of refused)
        answers.push(await callOperation(api, row.id, target, { as: accountOf(caller, world) }))
      assert.equal(await AuditEntryModel.countDocuments(), before, 'a refusal leaves no act behind')
      for (const [caller, status] of callers) {
        if (status >= 400) continue
        const own = await targetOf(row.id, world)
        answers.push(await callOperation(api, row.id, own, { as: accountOf(caller, world) }))
      }

      const expected = [...refused, ...callers.filter(([, status]) => status < 400)]
      assert.deepEqual(
        answers.map(({ status }, index) => [expected[index]?.[0], status]),
        expected,
        answers.map(({ text }) => text.slice(0, 200)).join('\n'),
      )
    })

    for (const role of row.strangers) {
      it(`${row.call}: told not to exist when a ${role} from elsewhere asks`, async () => {
        const target = await targetOf(row.id, world)
        const before = await AuditEntryModel.countDocuments()

        const response = await callOperation(api, row.id, target, { as: world.away[role] })

        assert.equal(response.status, 404, response.text)
        assert.equal(problemOf(response).name, 'not-found')
        assert.equal(await AuditEntryModel.countDocuments(), before)
      })
    }
  }
})

describe('lists', () => {
  useDatabase()

  for (const [list, roles] of Object.entries(LISTS)) {
    it(`${list} shows nothing of other organisations or regions`, async () => {
      const world = await makeWorld(deps)
      await TARGETS['getStay']?.(world)
      await TARGETS['getOffer']?.(world)
      await TARGETS['withdrawProgrammeWait']?.(world)

      for (const role of roles) {
        const [own, other] = [
          await api.get(list, { as: world.home[role] }),
          await api.get(list, { as: world.away[role] }),
        ]
        assert.ok(rowsOf(own) > 0, `${role} sees what is its own`)
        assert.equal(rowsOf(other), 0, `${role} from elsewhere`)
      }
    })
  }
})

function rowsOf(response: Response): number {
  const List = z.looseObject({
    items: z.array(z.unknown()).optional(),
    units: z.array(z.unknown()).optional(),
  })
  const { items, units } = bodyOf(List, response)
  return (items ?? units ?? []).length
}

function callersOf({ expected }: AccessRow): [Caller, number][] {
  const callers: Caller[] = [
    ...(['nobody', 'coordinator', 'operator', 'desk', 'ministry'] as const),
    ...(['reporter', 'region', 'admin', 'auditor'] as const),
  ]
  return callers.map((caller) => [caller, expected[caller]])
}
