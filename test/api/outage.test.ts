import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { MongoClient, ObjectId } from 'mongodb'
import { z } from 'zod'
import { killServer, prepareSetting } from '../../scripts/crash/setting.ts'
import type { Setting } from '../../scripts/crash/setting.ts'
import { mongodRecipe } from '../../scripts/database/mongod.ts'
import { obtainServer } from '../../scripts/database/obtain-server.ts'
import { secantusRecipe } from '../../scripts/database/secantusdb.ts'
import type { TestDatabase } from '../../scripts/database/test-database.ts'
import { TOOLS_FOLDER } from '../../scripts/support/folders.ts'
import { findOnPath } from '../../scripts/support/on-path.ts'
import { hashPassword } from '../../server/features/users/session.service.ts'
import { contentOf } from '../support/requests.ts'

const ACCOUNT = { email: 'desk@huis.example', password: 'a long enough password' }
/** Nobody is left waiting: a call that takes longer than this has hung. */
const HANGS_AFTER_MS = 20_000
const RECOVERS_WITHIN_MS = 60_000

const Problem = z.looseObject({ type: z.string(), title: z.string(), detail: z.string() })
const Made = z.looseObject({ id: z.string() })

/** The service as it really runs, on a database of its own that is killed. */
describe('a database that is gone', function () {
  this.timeout(180_000)
  let database: TestDatabase
  let setting: Setting
  let token = ''

  before(async () => {
    database = await startOwnDatabase()
    setting = await prepareSetting(database)
    await setting.start()
    await addAccount(database.uri)
    token = z.looseObject({ token: z.string() }).parse(await (await signIn()).json()).token
  })

  after(async () => {
    await setting.end()
    await database.close()
    rmSync(database.folder, { recursive: true })
  })

  it('is said so, and nothing is lost or doubled when it comes back', async () => {
    const draft = { region: 'amsterdam', ...contentOf() }
    const first = await call('/v1/placement-requests', { body: draft, key: 'before' })
    assert.equal(first.status, 201)
    const { id } = Made.parse(await first.json())

    killServer(database)
    for (const attempt of [
      () => call('/v1/placement-requests', { body: draft, key: 'meanwhile' }),
      () => call('/v1/placement-requests'),
      () => signIn(),
    ]) {
      const response = await attempt()
      assert.equal(response.status, 503)
      assert.equal(response.headers.get('content-type'), 'application/problem+json; charset=utf-8')
      assert.ok(Number(response.headers.get('retry-after')) > 0)
      assert.match(Problem.parse(await response.json()).type, /database-away$/)
    }
    assert.equal((await call('/healthz')).status, 200, 'it is alive')
    assert.equal((await call('/readyz')).status, 503, 'but not ready')

    while (!(await database.revive())) await sleep(10)
    await untilStatus(200, () => call('/readyz'))
    const made = await untilStatus(201, () =>
      call('/v1/placement-requests', { body: draft, key: 'meanwhile' }),
    )
    const again = await call('/v1/placement-requests', { body: draft, key: 'before' })

    assert.equal(Made.parse(await again.json()).id, id, 'what was acknowledged is known')
    assert.notEqual(Made.parse(await made.json()).id, id)
    const list = await call('/v1/placement-requests')
    assert.equal(z.looseObject({ total: z.number() }).parse(await list.json()).total, 2)
  })

  async function call(
    path: string,
    { body, key }: { body?: unknown; key?: string } = {},
  ): Promise<Response> {
    return fetch(`${setting.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(HANGS_AFTER_MS),
    })
  }

  function signIn(): Promise<Response> {
    return call('/v1/sessions', { body: ACCOUNT })
  }
})

/** Started by the same code as everybody's, but never the one of `MONGODB_URI`: it is going to be killed. */
async function startOwnDatabase(): Promise<TestDatabase> {
  const silent = (): void => undefined
  const mongod = findOnPath(['mongod'])
  const recipe = mongod === undefined ? await secantusRecipe(silent) : mongodRecipe(mongod)
  const folder = mkdtempSync(join(TOOLS_FOLDER, 'outage-'))
  const server = await obtainServer({ recipe, folder: join(folder, recipe.kind), log: silent })
  const uri = `mongodb://127.0.0.1:${server.port}/outage?directConnection=true`
  return { uri, folder, kind: recipe.kind, revive: server.revive, close: server.close }
}

async function addAccount(uri: string): Promise<void> {
  const { email, password } = ACCOUNT
  const client = new MongoClient(uri)
  const passwordHash = await hashPassword(password)
  const user = { email, passwordHash, role: 'desk', organisationId: new ObjectId() }
  await client.db().collection('users').insertOne(user)
  await client.close()
}

async function untilStatus(status: number, attempt: () => Promise<Response>): Promise<Response> {
  const deadline = Date.now() + RECOVERS_WITHIN_MS
  for (;;) {
    const response = await attempt()
    if (response.status === status) return response
    assert.ok(Date.now() < deadline, `still ${response.status}`)
    await sleep(200)
  }
}
