import assert from 'node:assert/strict'
import { PlanLineModel, PlanModel, PlanPartModel } from '../../models/plan.model.ts'
import { readPart } from '../../server/features/plans/keep-plan.service.ts'
import { PlanInputs } from '../../server/features/plans/plan-inputs.ts'
import { replayPlan } from '../../server/features/plans/replay-plan.service.ts'
import { pack } from '../../server/features/plans/pack.ts'
import { signedIn } from '../support/accounts.ts'
import type { Account } from '../support/accounts.ts'
import { apiOf } from '../support/api.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { makePlan } from '../support/plans.ts'
import { requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

const avoiding = (...municipalities: string[]) => ({
  threatLevel: 'laag' as const,
  forbiddenAreas: municipalities.map((code) => `municipality:${code}`),
})

describe('the national plan', () => {
  useDatabase()

  const deps = testDeps()
  const api = apiOf(deps)
  let desk: Account
  beforeEach(async () => {
    desk = await signedIn('desk')
    await deps.board.load()
  })

  /** One place in Amsterdam, one in Utrecht. */
  async function twoHouses() {
    const utrecht = { municipality: 'utrecht', policeRegion: 'midden-nederland', region: 'utrecht' }
    const [a, u] = [
      await makeUnit(deps, { places: 1 }),
      await makeUnit(deps, { places: 1, ...utrecht }),
    ]
    return { amsterdam: a.placeIds[0] ?? '', utrecht: u.placeIds[0] ?? '' }
  }

  it('moves who can go elsewhere so that more are placed, and says why the last one waits', async () => {
    const places = await twoHouses()
    const anywhere = await requests.waiting(deps, { content: { urgency: { class: 2 } } })
    const amsterdamOnly = await requests.waiting(deps, {
      content: { urgency: { class: 3 }, safety: avoiding('utrecht') },
    })
    const last = await requests.waiting(deps, { content: { urgency: { class: 4 } } })

    const plan = await makePlan(api, desk)

    assert.deepEqual(
      plan.lines.map(({ requestId, placeId, state }) => [requestId, placeId, state]),
      [
        [anywhere, places.utrecht, 'proposed'],
        [amsterdamOnly, places.amsterdam, 'proposed'],
      ],
    )
    const [waits] = plan.unplaced
    assert.deepEqual(
      plan.unplaced.map(({ requestId, class: urgencyClass }) => [requestId, urgencyClass]),
      [[last, 4]],
    )
    assert.equal(
      waits?.certificate.textEn,
      'All 2 places this household qualifies for, and those their occupants qualify for (Shelter for trafficking victims with multiple complex needs; Amsterdam, Utrecht), are held by households that go first.',
    )
    assert.match(
      waits.certificate.textNl,
      /^Alle 2 plekken waarvoor dit huishouden in aanmerking komt/,
    )
  })

  it('has every promise checked by the independent checker', async () => {
    await twoHouses()
    for (const urgencyClass of [2, 3, 4] as const) {
      await requests.waiting(deps, { content: { urgency: { class: urgencyClass } } })
    }

    const { checks, totals, status, progress } = await makePlan(api, desk)

    assert.deepEqual([status, progress], ['proposed', 100])
    assert.equal(Object.keys(checks ?? {}).length, 9)
    assert.ok(Object.values(checks ?? {}).every(Boolean), JSON.stringify(checks))
    assert.deepEqual(totals?.placedByClass, { 2: 1, 3: 1, 4: 0 })
  })

  it('gives a unit no more households than it has staff and money for', async () => {
    await makeUnit(deps, { places: 3, staffed: 1 })
    const first = await requests.waiting(deps, { content: { urgency: { class: 2 } } })
    const second = await requests.waiting(deps, { content: { urgency: { class: 3 } } })

    const plan = await makePlan(api, desk)

    assert.deepEqual(
      plan.lines.map(({ requestId }) => requestId),
      [first],
    )
    assert.deepEqual(
      plan.unplaced.map(({ requestId }) => requestId),
      [second],
    )
    assert.match(
      plan.unplaced[0]?.certificate.textEn ?? '',
      /^All 3 places .*: 1 held by households that go first, 2 without staff or money\.$/,
    )
    assert.ok(Object.values(plan.checks ?? {}).every(Boolean), JSON.stringify(plan.checks))
  })

  it('gives the last seat of a programme to who goes first, and says what is possible at most', async () => {
    await makeUnit(deps, { places: 2, seats: 1 })
    const content = { programmes: ['trauma'] }
    const first = await requests.waiting(deps, { content: { ...content, urgency: { class: 2 } } })
    const second = await requests.waiting(deps, { content: { ...content, urgency: { class: 3 } } })

    const plan = await makePlan(api, desk)

    assert.deepEqual(
      plan.lines.map(({ requestId }) => requestId),
      [first],
    )
    assert.deepEqual(
      plan.unplaced.map(({ requestId }) => requestId),
      [second],
    )
    assert.match(plan.unplaced[0]?.certificate.textEn ?? '', /At 2 fitting places the last seats/)
    assert.deepEqual([plan.counts?.seatless, plan.totals?.placed, plan.bound?.placed], [2, 1, 2])
  })

  it('proposes nothing that a human must assess first, but counts it', async () => {
    await makeUnit(deps, { places: 2 })
    const unsure = await requests.waiting(deps, {
      content: {
        household: {
          members: [
            {
              ...{ role: 'principal', birthDate: '1990-05-01', gender: 'vrouw' },
              ...{ nationalityGroup: 'derde-land', facts: {} },
              statuses: [{ status: 'GEEN-VOLWASSEN', from: '2025-05-01' }],
            },
          ],
        },
      },
    })

    const plan = await makePlan(api, desk)

    assert.deepEqual(plan.lines, [])
    assert.deepEqual(
      plan.unplaced.map(({ requestId, assess }) => [requestId, assess]),
      [[unsure, 2]],
    )
    assert.match(
      plan.unplaced[0]?.certificate.textEn ?? '',
      /^No free place fits for sure.*2 more places/,
    )
  })

  it('has no part in it that tells what a household needs', async () => {
    await makeUnit(deps, { places: 1, seats: 1 })
    const requestId = await requests.waiting(deps, { content: { programmes: ['trauma'] } })
    const { id } = await makePlan(api, desk)

    const plan = await PlanModel.findById(id).orFail().lean()
    const inputs = await readPart(plan._id, 'inputs')
    const result = await readPart(plan._id, 'result')
    const lines = await PlanLineModel.find({ planId: id }).lean()

    const { households } = PlanInputs.parse(JSON.parse(inputs ?? ''))
    assert.deepEqual(Object.keys(households[0] ?? {}).toSorted(), [
      ...['assess', 'class', 'fits', 'places', 'requestId', 'seatless', 'waitingDays'],
    ])
    assert.equal(households[0]?.requestId, requestId)
    const stored = [inputs, result, JSON.stringify(lines), JSON.stringify(plan)].join('\n')
    for (const secret of ['trauma', '1990-05-01', 'nederland', 'seksueel', 'negatief', 'vrouw']) {
      assert.ok(!stored.includes(secret), secret)
    }
  })

  it('gives the same bytes when it is computed again, and notices a changed byte', async () => {
    await twoHouses()
    await requests.waiting(deps)
    await requests.waiting(deps)
    const { id, fingerprints } = await makePlan(api, desk)
    const plan = await PlanModel.findById(id).orFail().lean()

    assert.equal(await replayPlan(plan), 'equal')
    assert.deepEqual(fingerprints, { inputs: plan.inputsHash, result: plan.resultHash })

    const inputs = PlanInputs.parse(JSON.parse((await readPart(plan._id, 'inputs')) ?? ''))
    const [household, ...rest] = inputs.households
    assert.ok(household)
    const changed = pack({ ...inputs, households: [{ ...household, class: 1 }, ...rest] })
    await PlanPartModel.updateOne(
      { planId: id, part: 'inputs' },
      { $set: { bytes: Buffer.from(changed.bytes) } },
    )
    assert.equal(await replayPlan(plan), 'different')
    assert.equal(await replayPlan({ ...plan, inputsHash: changed.hash }), 'different')
    await PlanPartModel.deleteMany({ planId: id, part: 'result' })
    assert.equal(await replayPlan(plan), 'missing')
  })

  it('is the same plan for the same waitlist, whenever it is made that day', async () => {
    await twoHouses()
    await requests.waiting(deps)
    await requests.waiting(deps)

    const [one, other] = [await makePlan(api, desk), await makePlan(api, desk)]

    assert.notEqual(one.id, other.id)
    assert.match(one.fingerprints?.result ?? '', /^[0-9a-f]{64}$/)
    assert.deepEqual(one.fingerprints, other.fingerprints)
  })
})
