import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import fc from 'fast-check'
import { pino } from 'pino'
import { allSignedIn } from '../support/accounts.ts'
import type { Account } from '../support/accounts.ts'
import { apiOf } from '../support/api.ts'
import type { Api } from '../support/api.ts'
import { useDatabase } from '../support/database.ts'
import { contentOf } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

const ID = '0'.repeat(24)
const RUNS = 12

interface Attempt {
  readonly where: string
  readonly send: (api: Api, as: Account, value: string) => Promise<{ status: number; text: string }>
}

const post = (path: string, body: (value: string) => unknown): Attempt['send'] => {
  return (api, as, value) => api.post(path, { as, body: body(value) })
}
const member = (own: (value: string) => object) =>
  post('/v1/placement-requests', (value) => {
    const [principal] = contentOf().household?.members ?? []
    return { region: 'amsterdam', household: { members: [{ ...principal, ...own(value) }] } }
  })

/** Wherever text can be sent: what is sent there never comes back and is never logged. */
const ATTEMPTS: readonly Attempt[] = [
  {
    where: 'an address',
    send: (api, as, value) => api.get(`/v1/${encodeURIComponent(value)}`, { as }),
  },
  {
    where: 'an id',
    send: (api, as, value) => api.get(`/v1/offers/${encodeURIComponent(value)}`, { as }),
  },
  {
    where: 'a filter',
    send: (api, as, value) => api.get(`/v1/offers?status=${encodeURIComponent(value)}`, { as }),
  },
  {
    where: 'a page number',
    send: (api, as, value) => api.get(`/v1/waitlist?page=${encodeURIComponent(value)}`, { as }),
  },
  {
    where: 'a code list',
    send: (api, as, value) => api.get(`/v1/reference/${encodeURIComponent(value)}`, { as }),
  },
  {
    where: 'an address to sign in with',
    send: post('/v1/sessions', (email) => ({ email, password: 'x' })),
  },
  {
    where: 'a password',
    send: post('/v1/sessions', (password) => ({ email: 'a@b.example', password })),
  },
  {
    where: 'a name in a broken identity',
    send: post('/v1/placement-requests', (familyName) => ({ identity: { familyName } })),
  },
  { where: 'a day of birth', send: member((birthDate) => ({ birthDate })) },
  { where: 'a gender', send: member((gender) => ({ gender })) },
  { where: 'a fact', send: member((value) => ({ facts: { activeUse: value } })) },
  { where: 'a status', send: member((status) => ({ statuses: [{ status, from: '2025-01-01' }] })) },
  {
    where: 'an area',
    send: post('/v1/placement-requests', (area) => ({
      region: 'amsterdam',
      safety: { threatLevel: 'hoog', forbiddenAreas: [area] },
    })),
  },
  {
    where: 'a need',
    send: post('/v1/placement-requests', (criterion) => ({
      region: 'amsterdam',
      needs: [{ criterion, value: true, importance: 'essential' }],
    })),
  },
  { where: 'a reason', send: post(`/v1/offers/${ID}/refusal`, (reason) => ({ reason })) },
  {
    where: 'an explanation about somebody unknown',
    send: post(`/v1/offers/${ID}/refusal`, (explanation) => ({
      reason: 'active-addiction',
      explanation,
    })),
  },
  {
    where: 'a question',
    send: post(`/v1/placement-requests/${ID}/triage`, (question) => ({
      decision: 'ask',
      question,
    })),
  },
  {
    where: 'a place',
    send: post(`/v1/placement-requests/${ID}/offers`, (placeId) => ({
      placeId,
      from: '2026-02-02',
    })),
  },
]

/** Like what people type, and unlike any word of the service: a mark makes it findable. */
const typed = fc
  .tuple(fc.constantFrom('Jansen', "O'Brien", '<b>', '€', 'Ş', '$where', '{"a":1}'), fc.string())
  .map(([text, mark]) => `${text} q7z${mark}`.slice(0, 50))

describe('what is sent and cannot be used', () => {
  useDatabase()

  for (const { where, send } of ATTEMPTS) {
    it(`never comes back and is never logged: ${where}`, async () => {
      const lines: string[] = []
      const api = apiOf(testDeps({ log: logInto(lines) }))
      const [as] = await allSignedIn([{ role: 'desk' }])
      assert.ok(as)

      await fc.assert(
        fc.asyncProperty(typed, async (value) => {
          const { status, text } = await send(api, as, value)

          assert.ok(status >= 400 && status < 500, `${status}: ${text}`)
          for (const shown of [text, lines.join('\n')]) assert.ok(!shown.includes('q7z'), shown)
        }),
        { numRuns: RUNS },
      )
      assert.ok(lines.length >= RUNS, 'every answer has its line in the log')
    })
  }
})

function logInto(lines: string[]) {
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(chunk.toString())
      done()
    },
  })
  return pino({ level: 'trace' }, stream)
}
