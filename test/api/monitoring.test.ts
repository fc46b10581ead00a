import assert from 'node:assert/strict'
import fc from 'fast-check'
import { z } from 'zod'
import { suppress } from '../../server/features/monitoring/suppress.ts'
import { signedIn } from '../support/accounts.ts'
import { apiOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

const Table = z.object({
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

describe('the national picture', () => {
  useDatabase()

  it('counts who waits and withholds what is small', async () => {
    const deps = testDeps()
    for (let index = 0; index < 6; index += 1) await requests.waiting(deps, { region: 'amsterdam' })
    await requests.waiting(deps, { region: 'breda', content: { urgency: { class: 1 } } })
    const ministry = await signedIn('ministry')

    const answer = await apiOf(deps).get('/v1/monitoring/waitlist', { as: ministry })

    const { byRegion } = bodyOf(z.looseObject({ byRegion: Table }), answer)
    assert.deepEqual(byRegion, {
      total: 7,
      cells: [
        { code: 'amsterdam', count: null },
        { code: 'breda', count: null },
      ],
      withheld: 2,
    })
  })

  it('says nothing that leads to a person', async () => {
    const deps = testDeps()
    const id = await requests.waiting(deps)

    const { text } = await apiOf(deps).get('/v1/monitoring/waitlist', {
      as: await signedIn('ministry'),
    })

    assert.ok(!text.includes(id))
  })
})
