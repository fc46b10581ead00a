import assert from 'node:assert/strict'
import { z } from 'zod'
import { AuditEntryModel } from '../../models/audit.model.ts'
import { OfferModel } from '../../models/offer.model.ts'
import { PlaceModel } from '../../models/place.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { allSignedIn } from '../support/accounts.ts'
import { apiOf, problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase, useOneDatabase } from '../support/database.ts'
import { contentOf, requests } from '../support/requests.ts'
import { snapshot } from '../support/snapshot.ts'
import { testDeps } from '../support/test-deps.ts'
import { ACCESS_TABLE } from './access.table.ts'
import { makeWorld } from './access.world.ts'
import type { World } from './access.world.ts'
import { accountOf, allowedCaller, callOperation, rowOf, targetOf } from './operations.ts'

const deps = testDeps()
const api = apiOf(deps)
const KEY = '5f2d8a5c-5d0a-4b0e-9c53-0e1a9f6f2f11'
const PATH = '/v1/placement-requests'
const body = { region: 'amsterdam', ...contentOf() }
const Made = z.looseObject({ id: z.string() })

const KEYLESS = ['signIn', 'choosePassword']
/** Every POST but those of who has no account yet: they take a password instead of a key. */
const POSTS = ACCESS_TABLE.filter(
  ({ id, call }) => call.startsWith('post ') && !KEYLESS.includes(id),
)

describe('an idempotency key, at every operation that takes one', () => {
  useOneDatabase()
  let world: World
  before(async () => {
    world = await makeWorld(deps)
  })

  for (const { id } of POSTS) {
    it(`lets ${id} happen once, however often it is sent`, async () => {
      const as = accountOf(allowedCaller(rowOf(id)), world)
      const target = await targetOf(id, world)

      const first = await callOperation(api, id, target, { as, key: KEY })
      const after = await snapshot()
      const again = await callOperation(api, id, target, { as, key: KEY })

      assert.ok(first.status < 300, first.text)
      assert.deepEqual([again.status, again.body], [first.status, first.body])
      assert.deepEqual(await snapshot(), after, 'the second call writes nothing')
    })
  }
})

describe('an idempotency key', () => {
  useDatabase()

  it('gives two calls at the same moment one draft', async () => {
    const [as] = await allSignedIn([{ role: 'coordinator' }])

    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => api.post(PATH, { as, body, key: KEY })),
    )

    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201, 201, 201],
    )
    assert.equal(new Set(answers.map((answer) => bodyOf(Made, answer).id)).size, 1)
    assert.equal(await RequestModel.countDocuments(), 1)
    assert.equal(await AuditEntryModel.countDocuments({ act: 'request.drafted' }), 1)
  })

  it('gives two offers at the same moment one hold', async () => {
    const world = await makeWorld(deps)
    const target = await targetOf('makeOffer', world)
    const as = world.home.desk

    const answers = await Promise.all(
      [1, 2, 3].map(() => callOperation(api, 'makeOffer', target, { as, key: KEY })),
    )

    assert.deepEqual(
      answers.map(({ status }) => status),
      [201, 201, 201],
    )
    assert.equal(new Set(answers.map((answer) => bodyOf(Made, answer).id)).size, 1)
    assert.equal(await OfferModel.countDocuments(), 1)
    assert.equal(await PlaceModel.countDocuments({ 'bookings.kind': 'hold' }), 1)
  })

  it('still gives the offer that was made when the world has moved on', async () => {
    const world = await makeWorld(deps)
    const target = await targetOf('makeOffer', world)
    const as = world.home.desk
    const offered = await callOperation(api, 'makeOffer', target, { as, key: KEY })
    const params = { id: bodyOf(Made, offered).id }
    const accepted = await callOperation(api, 'acceptOffer', { params }, { as })

    const again = await callOperation(api, 'makeOffer', target, { as, key: KEY })

    assert.equal(accepted.status, 200)
    assert.deepEqual([again.status, again.body], [201, offered.body])
  })

  it('is refused with another body, and with the same body for something else', async () => {
    const [as] = await allSignedIn([{ role: 'coordinator' }])
    const coordinator = as
    const [one, two] = [
      await requests.waiting(deps, { ...(coordinator && { coordinator }) }),
      await requests.waiting(deps, { ...(coordinator && { coordinator }) }),
    ]
    const reason = { reason: 'own-solution' }
    await api.post(PATH, { as, body, key: KEY })
    await api.post(`${PATH}/${one}/withdrawal`, { as, body: reason, key: KEY })
    const before = await snapshot()

    const otherBody = await api.post(PATH, { as, body: { ...body, region: 'utrecht' }, key: KEY })
    const otherThing = await api.post(`${PATH}/${two}/withdrawal`, { as, body: reason, key: KEY })

    for (const refused of [otherBody, otherThing]) {
      assert.equal(refused.status, 409, refused.text)
      const { name, errors } = problemOf(refused)
      assert.deepEqual([name, errors[0]?.['parameter']], ['key-reused', 'Idempotency-Key'])
    }
    assert.deepEqual(await snapshot(), before)
  })

  it('belongs to one user: another may use the same', async () => {
    const [one, two] = await allSignedIn([{ role: 'coordinator' }, { role: 'coordinator' }])

    const [first, second] = [
      await api.post(PATH, { as: one, body, key: KEY }),
      await api.post(PATH, { as: two, body, key: KEY }),
    ]

    assert.deepEqual([first.status, second.status], [201, 201])
    assert.notEqual(bodyOf(Made, first).id, bodyOf(Made, second).id)
  })

  it('is not used up by a call that was refused', async () => {
    const [as] = await allSignedIn([{ role: 'coordinator' }])

    const refused = await api.post(PATH, { as, body: { ...body, region: 'atlantis' }, key: KEY })
    const made = await api.post(PATH, { as, body, key: KEY })

    assert.deepEqual([refused.status, made.status], [400, 201])
  })

  for (const [what, key] of [
    ['empty', ' '],
    ['with a space in it', 'a key'],
    ['too long', 'k'.repeat(201)],
  ] as const) {
    it(`is refused when it is ${what}, and nothing happens`, async () => {
      const [as] = await allSignedIn([{ role: 'coordinator' }])

      const response = await api.post(PATH, { as, body, key })

      assert.equal(response.status, 400, response.text)
      assert.deepEqual(
        problemOf(response).errors.map(({ parameter }) => parameter),
        ['Idempotency-Key'],
      )
      assert.equal(await RequestModel.countDocuments(), 0)
    })
  }
})
