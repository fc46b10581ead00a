import assert from 'node:assert/strict'
import { AuditEntryModel } from '../../models/audit.model.ts'
import { IdempotencyKeyModel } from '../../models/idempotency-key.model.ts'
import { UserModel } from '../../models/user.model.ts'
import { Invited } from '../../server/features/users/user.schema.ts'
import { signedIn } from '../support/accounts.ts'
import { apiOf, problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { testDeps } from '../support/test-deps.ts'

const EMAIL = 'new.operator@demo.onderdak.example'
const PASSWORD = 'four words that I remember'

describe('accounts', () => {
  useDatabase()

  async function scene() {
    const deps = testDeps()
    const { organisationId } = await makeUnit(deps)
    const api = apiOf(deps)
    const admin = await signedIn('admin')
    const body = { email: EMAIL, role: 'operator', organisationId }
    const invite = (own: object = {}) =>
      api.post('/v1/users', { as: admin, body: { ...body, ...own }, key: 'k'.repeat(8) })
    return { deps, api, admin, organisationId, invite }
  }

  it('are made with a code that chooses the password once, and is stored nowhere', async () => {
    const { api, invite } = await scene()
    const { code, id } = bodyOf(Invited, await invite())
    const again = bodyOf(Invited, await invite())
    const choose = (password: string, said = code) =>
      api.post('/v1/passwords', { body: { email: EMAIL, code: said, password } })

    const wrong = await choose(PASSWORD, '000000-000000-000000-000000')
    const short = await choose('too short')
    const right = await choose(PASSWORD)
    const twice = await choose('another long password')
    const signIn = await api.post('/v1/sessions', { body: { email: EMAIL, password: PASSWORD } })

    assert.equal(again.code, code)
    assert.deepEqual(
      [wrong, twice].map(({ status }) => status),
      [401, 401],
    )
    assert.deepEqual([short.status, right.status, signIn.status], [400, 204, 201])
    const stored = JSON.stringify([
      await UserModel.find().lean(),
      await AuditEntryModel.find().lean(),
      await IdempotencyKeyModel.find().lean(),
    ])
    assert.ok(!stored.includes(code))
    const noted = await AuditEntryModel.find({ 'ids.userId': id, act: 'user.changed' }).lean()
    assert.deepEqual(
      noted.map(({ reason }) => reason),
      ['invited', 'password-chosen'],
    )
  })

  it('take a code no longer than a week', async () => {
    const { api, deps, invite } = await scene()
    const { code } = bodyOf(Invited, await invite())
    deps.clock.forward(7 * 24 * 60)

    const late = await api.post('/v1/passwords', {
      body: { email: EMAIL, code, password: PASSWORD },
    })

    assert.equal(problemOf(late).name, 'wrong-credentials')
  })

  it('have role, organisation and region that go together', async () => {
    const { api, admin } = await scene()
    const invite = (body: object) =>
      api.post('/v1/users', { as: admin, body: { email: EMAIL, ...body } })

    const faults = [
      await invite({ role: 'operator' }),
      await invite({ role: 'coordinator', organisationId: 'f'.repeat(24) }),
      await invite({ role: 'region' }),
      await invite({ role: 'region', region: 'nowhere' }),
    ].map((answer) => problemOf(answer).errors[0]?.['pointer'])

    assert.deepEqual(faults, ['#/organisationId', '#/organisationId', '#/region', '#/region'])
  })

  it('lose every session at once when they are moved, blocked or invited again', async () => {
    const { api, admin, organisationId } = await scene()
    const acts = [
      ['patch', '', { role: 'ministry' }],
      ['post', '/blocking', undefined],
      ['post', '/invitation', undefined],
    ] as const

    for (const [method, path, body] of acts) {
      const operator = await signedIn('operator', { organisationId })
      assert.equal((await api.get('/v1/users/current', { as: operator })).status, 200)
      const done = await api[method](`/v1/users/${operator.id}${path}`, { as: admin, body })
      assert.equal(done.status, 200, done.text)
      assert.equal((await api.get('/v1/users/current', { as: operator })).status, 401)
    }
  })

  it('are never one’s own to change', async () => {
    const { api, admin } = await scene()

    const own = await api.post(`/v1/users/${admin.id}/blocking`, { as: admin })

    assert.equal(problemOf(own).name, 'wrong-state')
  })
})
