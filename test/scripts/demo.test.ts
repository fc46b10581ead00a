import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { z } from 'zod'
import { matchRequest } from '../../matching/judge/match-request.ts'
import { checkContent, missingSections } from '../../server/features/requests/request-check.ts'
import { RequestModel } from '../../models/request.model.ts'
import { UserModel } from '../../models/user.model.ts'
import { demoAccounts, storeAccounts } from '../../scripts/demo/accounts.ts'
import { SEED, loadDemo, tellDemo } from '../../scripts/demo/load-demo.ts'
import { loadLandscape, makeLandscape } from '../../scripts/demo/load-landscape.ts'
import { isDemo, isEmpty, markAsDemo, wipe } from '../../scripts/demo/marker.ts'
import type { Deps } from '../../server/deps.ts'
import { EXAMPLES } from '../../server/examples.ts'
import { complexityOf, profileOf } from '../../server/features/requests/request-content.ts'
import { placeFactsOn } from '../../server/features/matching/place-facts.query.ts'
import { countCapacity } from '../../server/features/capacity/numbers.ts'
import { useDatabase } from '../support/database.ts'
import { recount } from '../support/recount.ts'
import { faultsInState } from '../support/soundness.ts'
import { TODAY, testDeps } from '../support/test-deps.ts'

const Accounts = z.array(z.object({ role: z.string(), email: z.string(), password: z.string() }))

/** The story alone, on a landscape without people. */
async function tell(deps: Deps = testDeps()) {
  await loadLandscape(makeLandscape(SEED, deps), deps)
  return tellDemo(TODAY, deps)
}

/** Every example is in its state, and the free place fits the waiting request. */
async function examplesAct(deps: Deps): Promise<void> {
  const statuses = await RequestModel.find({
    _id: { $in: Object.values(EXAMPLES.requests) },
  }).lean()

  const found = new Map(statuses.map(({ _id, status }) => [String(_id), status]))
  const { requests, places } = EXAMPLES
  assert.deepEqual(
    Object.values(requests).map((id) => found.get(id)),
    [
      ...['draft', 'draft', 'submitted', 'information-asked', 'submitted'],
      ...['waiting', 'lost-contact', 'waiting', 'waiting', 'waiting'],
    ],
  )
  const journey = tellDemo(TODAY, deps).journeys.find(
    ({ request }) => request.id === requests.waiting,
  )
  const { verdicts } = matchRequest({
    profile: profileOf(journey?.content ?? {}),
    on: TODAY,
    tables: deps.tables.tablesOn(TODAY),
    places: placeFactsOn(TODAY, { linked: new Set() }, deps),
  })
  const verdict = verdicts.find(({ placeId }) => placeId === places.free)
  assert.equal(verdict?.verdict, 'fits', JSON.stringify(verdict?.reasons))
}

/** No name of anybody stands outside what is sealed. */
async function namesAreSealed(deps: Deps): Promise<void> {
  const names = tellDemo(TODAY, deps).journeys.map(({ person }) => person.familyName)

  const collections = (await mongoose.connection.db?.collections()) ?? []
  const texts = await Promise.all(
    collections.map(async (collection) => JSON.stringify(await collection.find().toArray())),
  )
  const text = texts.join('\n')
  assert.ok(names.length > 1_000)
  assert.deepEqual(
    [...new Set(names)].filter((name) => text.includes(name)),
    [],
  )
  assert.match(text, /desk@demo\.onderdak\.example/)
}

describe('the demo country in the database', function () {
  this.timeout(240_000)
  useDatabase()
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'demo-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  async function load() {
    const deps = testDeps()
    const inFolder = { ...deps, config: { ...deps.config, dataDir: folder } }
    await loadDemo(inFolder, () => undefined)
    return inFolder
  }

  it('contradicts itself nowhere, equals a recount, seals all names, and has examples that act', async () => {
    const deps = await load()

    assert.deepEqual(await faultsInState(), [])
    const counted = await recount(TODAY)
    for (const { unit, places } of deps.board.units()) {
      const numbers = countCapacity(unit, places, { night: TODAY, today: TODAY })
      const expected = counted.get(String(unit._id))
      if (expected) assert.deepEqual(numbers, expected, unit.code)
    }
    await examplesAct(deps)
    await namesAreSealed(deps)
  })

  it('gives every account a password that only a file for its owner knows', async () => {
    const deps = testDeps()
    const accountsOf = demoAccounts(makeLandscape(SEED, deps))
    await storeAccounts(accountsOf, folder)
    const file = join(folder, 'demo-accounts.json')
    const text = readFileSync(file, 'utf8')

    const accounts = Accounts.parse(JSON.parse(text))
    assert.equal(statSync(file).mode & 0o777, 0o600)
    assert.equal(await UserModel.countDocuments(), accounts.length)
    assert.equal(new Set(accounts.map(({ password }) => password)).size, accounts.length)
    assert.equal(new Set(accounts.map(({ role }) => role)).size, 8)
  })
})

describe('the story of the demo country', function () {
  this.timeout(60_000)
  useDatabase()

  it('has 120 waiting households, a third of them complex, and most places taken', async () => {
    const { journeys } = await tell()

    const waiting = journeys.filter(({ request }) => request.status === 'waiting')
    const complex = waiting.filter(({ content }) => complexityOf(content) >= 3)
    const arrived = journeys.filter(({ offers }) =>
      offers.some(({ stay }) => stay?.status === 'arrived'),
    )
    assert.equal(waiting.length, 120)
    assert.ok(complex.length >= 36 && complex.length <= 44, String(complex.length))
    assert.ok(arrived.length >= 850 && arrived.length <= 950, String(arrived.length))
  })

  it('has 12 open offers, one that is looked at again, and 16 planned arrivals', async () => {
    const offers = (await tell()).journeys.flatMap((journey) => journey.offers)

    assert.equal(offers.filter(({ status }) => status === 'open').length, 12)
    assert.equal(offers.filter(({ stay }) => stay?.status === 'planned').length, 16)
    assert.equal(offers.filter(({ status }) => status === 'contested').length, 1)
  })

  it('says nothing of a household that the service would refuse', async () => {
    const deps = testDeps()

    const { reference, tables } = deps
    const lists = { reference, funding: tables.tablesOn(TODAY).funding }

    for (const { key, content, request } of (await tell(deps)).journeys) {
      assert.deepEqual(checkContent(content, TODAY, lists), [], key)
      if (request.status !== 'draft') assert.deepEqual(missingSections(content), [], key)
    }
  })

  it('is the same on the same day, and moves with the day', async () => {
    const deps = testDeps()
    const story = await tell(deps)

    assert.deepEqual(tellDemo(TODAY, deps), story)
    assert.notDeepEqual(tellDemo('2026-02-03', deps), story)
  })
})

describe('wiping a demo', () => {
  useDatabase()

  it('knows a demo database from any other', async () => {
    const db = mongoose.connection
    assert.deepEqual([await isEmpty(db), await isDemo(db)], [true, false])

    await UserModel.create({ email: 'a@b.example', passwordHash: 'x', role: 'desk' })
    assert.deepEqual([await isEmpty(db), await isDemo(db)], [false, false])

    await markAsDemo(db, { seed: 's', today: TODAY })
    assert.equal(await isDemo(db), true)
    await wipe(db)
    assert.deepEqual([await isEmpty(db), await isDemo(db)], [true, false])
  })
})
