import assert from 'node:assert/strict'
import fc from 'fast-check'
import { z } from 'zod'
import { AuditEntryModel } from '../../models/audit.model.ts'
import { PictureModel } from '../../models/picture.model.ts'
import { withheldTogether } from '../../server/features/monitoring/flow.query.ts'
import { takePicture } from '../../server/features/monitoring/picture.service.ts'
import { released } from '../../server/features/monitoring/release.ts'
import { suppress } from '../../server/features/monitoring/suppress.ts'
import { takeDailyPicture } from '../../server/jobs/take-picture.job.ts'
import { signedIn } from '../support/accounts.ts'
import { apiOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { requests } from '../support/requests.ts'
import { TODAY, testDeps } from '../support/test-deps.ts'

const Table = z.object({
  day: z.iso.date(),
  total: z.number().nullable(),
  cells: z.array(z.object({ code: z.string(), count: z.number().nullable() })),
  withheld: z.number(),
})

describe('small numbers', () => {
  const anyCells = fc
    .array(fc.nat(12), { maxLength: 9 })
    .map((counts) => counts.map((count, index) => ({ code: String(index), count })))

  it('never show fewer than five households', () => {
    fc.assert(
      fc.property(anyCells, (cells) => {
        const shown = suppress(cells).cells
        assert.ok(shown.every(({ count }) => count === null || count === 0 || count >= 5))
      }),
    )
  })

  it('cannot be worked out by subtracting what is shown from the total', () => {
    fc.assert(
      fc.property(anyCells, (cells) => {
        const { total, cells: shown } = suppress(cells)
        const hidden = shown.filter(({ count }) => count === null).length
        const known = shown.reduce((sum, { count }) => sum + (count ?? 0), 0)
        assert.ok(hidden === 0 || total === null || (hidden >= 2 && total - known >= 5))
      }),
    )
  })

  it('are shown as they are when none of them is small', () => {
    const cells = [
      { code: 'a', count: 9 },
      { code: 'b', count: 0 },
    ]

    assert.deepEqual(suppress(cells), { total: 9, cells, withheld: 0 })
  })
})

describe('tables from day to day', () => {
  const headings = ['a', 'b', 'c', 'd']
  /** A population day by day: each household stands under one heading, or is not there. */
  const histories = fc
    .array(
      fc.array(fc.tuple(fc.nat(29), fc.option(fc.constantFrom(...headings))), { maxLength: 4 }),
      { maxLength: 30 },
    )
    .map((days) => {
      const where = new Map<number, string>()
      return days.map((moves, index) => {
        for (const [household, heading] of moves) {
          if (heading === null) where.delete(household)
          else where.set(household, heading)
        }
        const states = new Map(where)
        const cells = headings.map((code) => ({
          code,
          count: [...states.values()].filter((one) => one === code).length,
        }))
        return { day: String(index), cells, states }
      })
    })

  it('never differ by fewer than five households, so that subtraction singles nobody out', () => {
    fc.assert(
      fc.property(histories, (days) => {
        const shown = released(days)
        for (const [index, table] of shown.entries()) {
          const before = shown[index - 1]
          if (!before) continue
          const everybody = new Set([...before.states.keys(), ...table.states.keys()])
          const moved = [...everybody].filter(
            (household) => before.states.get(household) !== table.states.get(household),
          )
          assert.ok(moved.length >= 5)
        }
      }),
    )
  })

  it('are replaced as soon as five households surely differ', () => {
    const day = (name: string, a: number, b: number) => ({
      day: name,
      cells: [
        { code: 'a', count: a },
        { code: 'b', count: b },
      ],
    })

    const shown = released([day('1', 9, 9), day('2', 13, 9), day('3', 9, 14), day('4', 10, 14)])

    assert.deepEqual(
      shown.map((table) => table.day),
      ['1', '3'],
    )
  })

  it('withhold a month whole when one of its numbers is small', () => {
    const month = { month: '2026-01', joined: 12, arrived: 3, departed: 9 }

    assert.deepEqual(withheldTogether(month), {
      ...{ month: '2026-01', joined: null, arrived: null, departed: null },
    })
    assert.deepEqual(withheldTogether({ ...month, arrived: 0 }), { ...month, arrived: 0 })
  })
})

describe('the national picture', () => {
  useDatabase()

  const dated = { day: TODAY, total: 7 }

  it('counts who waits and withholds what is small', async () => {
    const deps = testDeps()
    for (let index = 0; index < 6; index += 1) await requests.waiting(deps, { region: 'amsterdam' })
    await requests.waiting(deps, { region: 'breda', content: { urgency: { class: 1 } } })
    const ministry = await signedIn('ministry')

    const answer = await apiOf(deps).get('/v1/monitoring/waitlist', { as: ministry })

    const Shown = z.looseObject({ byRegion: Table, byClassNorm: Table })
    const { byRegion, byClassNorm } = bodyOf(Shown, answer)
    assert.deepEqual(byRegion, {
      ...dated,
      cells: [
        { code: 'amsterdam', count: null },
        { code: 'breda', count: null },
      ],
      withheld: 2,
    })
    assert.deepEqual(byClassNorm, { ...dated, cells: [{ code: 'within', count: 7 }], withheld: 0 })
  })

  it('is made once a day and keeps still until the next', async () => {
    const deps = testDeps()
    const api = apiOf(deps)
    const ministry = await signedIn('ministry')
    const total = async () => {
      const answer = await api.get('/v1/monitoring/waitlist', { as: ministry })
      return bodyOf(z.looseObject({ byRegion: Table }), answer).byRegion.total
    }
    for (let index = 0; index < 6; index += 1) await requests.waiting(deps)

    await Promise.all([takePicture(deps), takePicture(deps), takeDailyPicture(deps)])
    for (let index = 0; index < 4; index += 1) await requests.waiting(deps)
    const sameDay = await total()
    deps.clock.set('2026-02-03T12:00:00Z')
    const four = await total()
    await requests.waiting(deps)
    deps.clock.set('2026-02-04T12:00:00Z')

    assert.deepEqual([sameDay, four, await total()], [6, 6, 11])
    assert.equal(await PictureModel.countDocuments({ basis: 'counted' }), 3)
  })

  it('tells why people wait: no free place, or rules that somebody could set aside', async () => {
    const deps = testDeps()
    await makeUnit(deps, { places: 0 })
    const closed = { facilityTypes: ['COSM'] }
    for (let index = 0; index < 6; index += 1) await requests.waiting(deps, { content: closed })

    const answer = await apiOf(deps).get('/v1/monitoring/bottlenecks', {
      as: await signedIn('ministry'),
    })

    const { byCause } = bodyOf(z.looseObject({ byCause: Table }), answer)
    assert.deepEqual(byCause.cells, [{ code: 'no-fitting-place', count: 6 }])
    const looked = await AuditEntryModel.find({ act: 'picture.counted' }).lean()
    assert.deepEqual(
      looked.map(({ actor, caseTokens }) => [actor.role, caseTokens.length]),
      [['system', 6]],
    )
  })

  it('says nothing that leads to a person', async () => {
    const deps = testDeps()
    const id = await requests.waiting(deps)
    const ministry = await signedIn('ministry')

    for (const name of ['waitlist', 'refusals', 'bottlenecks', 'flow', 'history']) {
      const { text, status } = await apiOf(deps).get(`/v1/monitoring/${name}`, { as: ministry })
      assert.equal(status, 200)
      assert.ok(!text.includes(id))
    }
    const stored = JSON.stringify(await PictureModel.find().lean())
    assert.doesNotMatch(stored, /[0-9a-f]{24}/)
  })

  it('reconstructs the weeks before the first picture from what was recorded', async () => {
    const deps = testDeps()
    for (let index = 0; index < 6; index += 1) await requests.waiting(deps)
    deps.clock.forward(22 * 24 * 60)
    const ministry = await signedIn('ministry')

    const answer = await apiOf(deps).get('/v1/monitoring/history', { as: ministry })

    const Point = z.object({
      day: z.string(),
      basis: z.string(),
      households: z.number().nullable(),
    })
    const { waiting } = bodyOf(z.looseObject({ waiting: z.array(Point) }), answer)
    assert.deepEqual(waiting[0], { day: '2026-02-03', basis: 'reconstructed', households: 5 })
    const days = await PictureModel.find({}, { basis: 1 }).sort({ _id: 1 }).lean()
    assert.deepEqual(
      days.map(({ _id, basis }) => [_id, basis]),
      [
        ['2026-02-03', 'reconstructed'],
        ['2026-02-10', 'reconstructed'],
        ['2026-02-17', 'reconstructed'],
        ['2026-02-24', 'counted'],
      ],
    )
  })
})
