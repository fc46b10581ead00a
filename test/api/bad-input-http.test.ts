import assert from 'node:assert/strict'
import supertest from 'supertest'
import type { Response } from 'supertest'
import { z } from 'zod'
import { API_VERSION } from '../../server/openapi.ts'
import { signedIn } from '../support/accounts.ts'
import type { Account } from '../support/accounts.ts'
import { apiOf, problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { snapshot } from '../support/snapshot.ts'
import { testDeps } from '../support/test-deps.ts'

const { app } = apiOf(testDeps())
const PATH = '/v1/placement-requests'
const BRACKETS = 100_000

interface BadRequest {
  readonly what: string
  readonly send: (desk: Account) => PromiseLike<Response>
  readonly status: number
  readonly problem: string
}

function post(headers: Readonly<Record<string, string>>, body: string) {
  return ({ auth }: Account) =>
    supertest(app)
      .post(PATH)
      .set({ 'content-type': 'application/json', ...auth, ...headers })
      .send(body)
}

const get = (path: string) => (desk: Account) => supertest(app).get(path).set(desk.auth)
const deep = `{"region":"amsterdam","needs":${'['.repeat(BRACKETS)}${']'.repeat(BRACKETS)}}`

const REQUESTS: readonly BadRequest[] = [
  {
    what: 'JSON that ends too soon',
    send: post({}, '{"region":'),
    status: 400,
    problem: 'malformed-json',
  },
  {
    what: 'text that is no JSON',
    send: post({}, 'region=amsterdam'),
    status: 400,
    problem: 'malformed-json',
  },
  {
    what: 'a body that says gzip and is not',
    send: post({ 'content-encoding': 'gzip' }, '{}'),
    status: 400,
    problem: 'malformed-json',
  },
  { what: 'a number for a body', send: post({}, '5'), status: 400, problem: 'invalid-input' },
  { what: 'nothing for a body', send: post({}, 'null'), status: 400, problem: 'invalid-input' },
  {
    what: 'a prototype for a field',
    send: post({}, '{"region":"amsterdam","__proto__":{"role":"admin"}}'),
    status: 400,
    problem: 'invalid-input',
  },
  {
    what: 'a body nested beyond sense',
    send: post({}, deep),
    status: 400,
    problem: 'invalid-input',
  },
  {
    what: 'the same under an idempotency key',
    send: post({ 'idempotency-key': 'deep' }, deep),
    status: 400,
    problem: 'invalid-input',
  },
  {
    what: 'a body that is too large',
    send: post({}, JSON.stringify({ region: 'x'.repeat(300_000) })),
    status: 413,
    problem: 'too-large',
  },
  {
    what: 'plain text',
    send: post({ 'content-type': 'text/plain' }, '{}'),
    status: 415,
    problem: 'unsupported-media-type',
  },
  {
    what: 'a form',
    send: post({ 'content-type': 'application/x-www-form-urlencoded' }, 'region=amsterdam'),
    status: 415,
    problem: 'unsupported-media-type',
  },
  {
    what: 'another character set',
    send: post({ 'content-type': 'application/json; charset=latin1' }, '{}'),
    status: 415,
    problem: 'unsupported-media-type',
  },
  {
    what: 'another compression',
    send: post({ 'content-encoding': 'zip' }, '{}'),
    status: 415,
    problem: 'unsupported-media-type',
  },
  {
    what: 'an address that is no UTF-8',
    send: get('/v1/units/%E0%A4%A'),
    status: 400,
    problem: 'invalid-input',
  },
  { what: 'an unknown address', send: get('/v1/placements'), status: 404, problem: 'not-found' },
  { what: 'a trailing slash', send: get(`${PATH}/`), status: 404, problem: 'not-found' },
  { what: 'capitals in an address', send: get('/v1/Waitlist'), status: 404, problem: 'not-found' },
  {
    what: 'an address without version',
    send: get('/placement-requests'),
    status: 404,
    problem: 'not-found',
  },
  {
    what: 'a method that is not taken',
    send: ({ auth }) => supertest(app).put(PATH).set(auth),
    status: 405,
    problem: 'method-not-allowed',
  },
]

describe('requests that are not fit to be read', () => {
  useDatabase()

  for (const { what, send, status, problem } of REQUESTS) {
    it(`${what}: ${status} ${problem}, and nothing is written`, async () => {
      const desk = await signedIn('desk')
      const before = await snapshot()

      const response = await send(desk)

      assert.equal(response.status, status, response.text)
      assert.equal(problemOf(response).name, problem)
      assert.deepEqual(await snapshot(), before)
    })
  }

  it('names the methods that an address takes', async () => {
    const refused = await supertest(app).put(PATH)
    const asked = await supertest(app).options(PATH)

    assert.equal(refused.headers['allow'], 'POST, GET, HEAD, OPTIONS')
    assert.deepEqual([asked.status, asked.headers['allow']], [204, 'POST, GET, HEAD, OPTIONS'])
  })

  it('carries version and security headers on every answer, refusals too', async () => {
    const answers = [
      await supertest(app).get('/v1/capacity/summary'),
      await supertest(app).get('/v1/waitlist'),
      await supertest(app).get('/v1/nothing'),
      await supertest(app).put(PATH),
      await post({}, '{')(await signedIn('desk')),
    ]

    for (const { headers } of answers) {
      assert.equal(headers['api-version'], API_VERSION)
      assert.equal(headers['cache-control'], 'no-store')
      assert.match(String(headers['content-security-policy']), /frame-ancestors 'none'/)
      assert.equal(headers['x-frame-options'], 'DENY')
      assert.equal(headers['x-content-type-options'], 'nosniff')
      assert.match(String(headers['strict-transport-security']), /^max-age=/)
    }
  })

  it('takes a moment with any offset', async () => {
    const auditor = await signedIn('auditor')
    const search = (from: string) =>
      supertest(app)
        .get('/v1/audit-entries')
        .query({ from, act: 'audit.searched' })
        .set(auditor.auth)
    await search('2026-02-01T00:00:00Z')

    const [before, after] = [
      await search('2026-02-02T13:00:00+01:00'),
      await search('2026-02-02T13:00:01+01:00'),
    ]

    const Total = z.looseObject({ total: z.number() })
    assert.equal(bodyOf(Total, before).total, 1, '12:00:00 in UTC, when it was searched')
    assert.equal(bodyOf(Total, after).total, 0)
  })
})
