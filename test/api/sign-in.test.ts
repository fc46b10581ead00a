import assert from 'node:assert/strict'
import { z } from 'zod'
import { SessionModel, UserModel } from '../../models/user.model.ts'
import { hashPassword } from '../../server/features/users/session.service.ts'
import { allSignedIn, signedIn } from '../support/accounts.ts'
import { apiOf, problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { testDeps } from '../support/test-deps.ts'

const PASSWORD = 'a long enough password'
const Opened = z.object({ token: z.string(), user: z.object({ id: z.string(), role: z.string() }) })

describe('signing in', () => {
  useDatabase()

  it('gives a token that opens the API, whatever the case of the address', async () => {
    const api = apiOf(testDeps())
    const id = await someone('desk@huis.example')

    const response = await api.post('/v1/sessions', {
      body: { email: 'Desk@Huis.example', password: PASSWORD },
    })

    const { token, user } = bodyOf(Opened, response)
    assert.deepEqual(user, { id, role: 'desk' })
    const auth = { authorization: `Bearer ${token}` }
    const as = { ...(await signedIn('desk')), auth }
    assert.equal(
      bodyOf(z.looseObject({ id: z.string() }), await api.get('/v1/users/current', { as })).id,
      id,
    )
  })

  it('keeps no token in the database by which somebody could sign in', async () => {
    const api = apiOf(testDeps())
    await someone('desk@huis.example')

    const response = await api.post('/v1/sessions', {
      body: { email: 'desk@huis.example', password: PASSWORD },
    })

    const { token } = bodyOf(Opened, response)
    assert.ok(!JSON.stringify(await SessionModel.find().lean()).includes(token))
  })

  it('says the same of a wrong password, an unknown account and a blocked one', async () => {
    const api = apiOf(testDeps())
    await someone('desk@huis.example')
    await someone('gone@huis.example', { blockedAt: new Date() })

    const answers = [
      await api.post('/v1/sessions', { body: { email: 'desk@huis.example', password: 'wrong' } }),
      await api.post('/v1/sessions', { body: { email: 'nobody@huis.example', password: 'wrong' } }),
      await api.post('/v1/sessions', { body: { email: 'gone@huis.example', password: PASSWORD } }),
    ]

    assert.deepEqual(
      answers.map(({ status }) => status),
      [401, 401, 401],
    )
    assert.equal(new Set(answers.map(({ text }) => text)).size, 1)
    assert.equal(answers[0]?.headers['www-authenticate'], 'Bearer')
  })

  it('makes an account wait after ten attempts, and only that account', async () => {
    const api = apiOf(testDeps())
    await someone('desk@huis.example')
    await someone('other@huis.example')
    const attempt = (email: string, password: string) =>
      api.post('/v1/sessions', { body: { email, password } })

    for (let count = 0; count < 10; count += 1) {
      assert.equal((await attempt('desk@huis.example', 'wrong')).status, 401)
    }
    const right = await attempt('DESK@huis.example', PASSWORD)
    const other = await attempt('other@huis.example', PASSWORD)

    assert.equal(right.status, 429, 'even the right password has to wait')
    assert.equal(problemOf(right).name, 'too-many-requests')
    const wait = Number(right.headers['retry-after'])
    assert.ok(wait > 0 && wait <= 15 * 60, `Retry-After: ${wait}`)
    assert.equal(other.status, 201)
  })

  it('counts afresh after the right password', async () => {
    const api = apiOf(testDeps())
    await someone('desk@huis.example')
    const attempt = (password: string) =>
      api.post('/v1/sessions', { body: { email: 'desk@huis.example', password } })

    for (let count = 0; count < 9; count += 1) await attempt('wrong')
    const statuses = [(await attempt(PASSWORD)).status]
    for (let count = 0; count < 9; count += 1) await attempt('wrong')
    statuses.push((await attempt(PASSWORD)).status)

    assert.deepEqual(statuses, [201, 201])
  })
})

describe('a session', () => {
  useDatabase()

  it('ends when its user signs out, and no other does', async () => {
    const api = apiOf(testDeps())
    const [one, two] = await allSignedIn([{ role: 'desk' }, { role: 'desk' }])

    const ended = await api.delete('/v1/sessions/current', { as: one })

    assert.equal(ended.status, 204)
    assert.equal((await api.get('/v1/users/current', { as: one })).status, 401)
    assert.equal((await api.get('/v1/users/current', { as: two })).status, 200)
  })

  it('ends by itself at its time', async () => {
    const deps = testDeps()
    const api = apiOf(deps)
    const as = await signedIn('desk')
    await api.get('/v1/users/current', { as })

    deps.clock.set('2027-02-03T12:00:00Z')

    assert.equal((await api.get('/v1/users/current', { as })).status, 401)
  })

  it('opens nothing when its account is blocked', async () => {
    const as = await signedIn('desk')
    await UserModel.updateOne({ _id: as.id }, { $set: { blockedAt: new Date() } })

    const response = await apiOf(testDeps()).get('/v1/users/current', { as })

    assert.equal(response.status, 401)
  })

  for (const [what, authorization] of [
    ['without a token', 'Bearer'],
    ['with a made-up token', `Bearer ${'a'.repeat(43)}`],
    ['of another scheme', 'Basic ZGVzazpkZXNr'],
  ] as const) {
    it(`is not opened by a header ${what}`, async () => {
      const as = { ...(await signedIn('desk')), auth: { authorization } }

      const response = await apiOf(testDeps()).get('/v1/users/current', { as })

      assert.equal(response.status, 401)
      assert.equal(response.headers['www-authenticate'], 'Bearer')
    })
  }
})

async function someone(email: string, own: { blockedAt?: Date } = {}): Promise<string> {
  const user = { email, passwordHash: await hashPassword(PASSWORD), role: 'desk', ...own }
  const [made] = await UserModel.insertMany([user])
  return String(made?._id)
}
