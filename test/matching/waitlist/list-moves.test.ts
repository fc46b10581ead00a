import assert from 'node:assert/strict'
import fc from 'fast-check'
import { testRuns, testSeed } from '../../../scripts/support/test-runs.ts'
import type { ListKey } from '../../../matching/waitlist/list-key.ts'
import { inOrder, listAt, positionChanges } from '../../../matching/waitlist/list-moves.ts'
import type { ListMove } from '../../../matching/waitlist/list-moves.ts'

/** What happens to one of few households: a key, or off the list. Several moments are the same. */
const anyStep = fc.record({
  id: fc.nat({ max: 7 }),
  minutes: fc.nat({ max: 2 }),
  key: fc.option(fc.record({ class: fc.integer({ min: 1, max: 4 }), day: fc.nat({ max: 3 }) }), {
    nil: undefined,
  }),
})
type Step = typeof anyStep extends fc.Arbitrary<infer S> ? S : never

/** The ledger that these steps leave. */
function ledgerOf(steps: readonly Step[]): ListMove[] {
  const keys = new Map<string, ListKey>()
  const moves: ListMove[] = []
  let at = Date.UTC(2026, 1, 2)
  for (const { id: number, minutes, key } of steps) {
    at += minutes * 60_000
    const id = `r${number}`
    const [before, after] = [keys.get(id), key && keyOf(number, key)]
    if (after) keys.set(id, after)
    else keys.delete(id)
    if (JSON.stringify(before) === JSON.stringify(after)) continue
    moves.push({ id, at: new Date(at).toISOString(), cause: 'test', before, after })
  }
  return moves
}

function keyOf(number: number, key: { class: number; day: number }): ListKey {
  return { class: key.class, since: `2026-01-0${key.day + 1}`, draw: (number * 7919) % 100 }
}

/** Plays the ledger as far as this row and sorts the list, as somebody with pen and paper would. */
function positionAfter(moves: readonly ListMove[], rows: number, id: string): number | undefined {
  const list: [string, ListKey][] = []
  for (const move of moves.slice(0, rows)) {
    const known = list.findIndex(([one]) => one === move.id)
    if (known >= 0) list.splice(known, 1)
    if (move.after) list.push([move.id, move.after])
  }
  const rank = ({ class: urgency, since, draw }: ListKey) =>
    `${urgency}${since}${String(draw).padStart(3, '0')}`
  const ordered = list.toSorted(([, a], [, b]) => (rank(a) < rank(b) ? -1 : 1))
  const index = ordered.findIndex(([one]) => one === id)
  return index < 0 ? undefined : index + 1
}

describe('positions out of the ledger of the waitlist', () => {
  const anyLedger = fc.array(anyStep, { maxLength: 40 }).map(ledgerOf)
  const limits = () => ({ ...testSeed(), numRuns: testRuns(400) })

  it('are those that playing every row over gives, each with the row that changed it', () => {
    const property = fc.property(anyLedger, (moves) => {
      const now = listAt(moves, '9999')
      for (const id of ['r0', 'r3']) {
        const expected = moves.flatMap((move, row) => {
          const [from, to] = [positionAfter(moves, row, id), positionAfter(moves, row + 1, id)]
          return from !== to || move.id === id ? [{ from, to, move }] : []
        })
        const changes = positionChanges(id, now, moves).toReversed()
        assert.deepEqual(
          changes.map(({ from, to, move }) => ({ from, to, move })),
          expected,
        )
      }
    })

    fc.assert(property, limits())
  })

  it('can be had for any moment', () => {
    const property = fc.property(anyLedger, fc.nat({ max: 90 }), (moves, minutes) => {
      const moment = new Date(Date.UTC(2026, 1, 2) + minutes * 60_000).toISOString()
      const until = moves.filter(({ at }) => at <= moment).length

      const order = inOrder(listAt(moves, moment))

      for (let number = 0; number < 8; number += 1) {
        const index = order.indexOf(`r${number}`)
        const position = positionAfter(moves, until, `r${number}`)
        assert.equal(index < 0 ? undefined : index + 1, position)
      }
    })

    fc.assert(property, limits())
  })

  it('need no rows that are newer than the list one knows', () => {
    const property = fc.property(anyLedger, fc.nat({ max: 5 }), (moves, newer) => {
      // Rows of others only, each about somebody whom the older list knows otherwise.
      const known = moves.slice(0, Math.max(0, moves.length - newer))
      const now = listAt(known, '9999')
      const late = moves.slice(known.length).filter(({ id }, index, all) => {
        return all.findIndex((one) => one.id === id) === index
      })

      const changes = positionChanges('r0', now, [...known, ...late])

      assert.deepEqual(changes, positionChanges('r0', now, known))
    })

    fc.assert(property, limits())
  })

  it('of ten thousand who wait come out of forty thousand rows with one look per row', function () {
    this.timeout(10_000)
    const people = 10_000
    const steps: Step[] = Array.from({ length: people }, (_none, id) => ({
      ...{ id, minutes: 1, key: { class: 1 + (id % 4), day: id % 4 } },
    }))
    for (let again = 0; again < 30_000; again += 1) {
      const id = (again * 7907) % people
      steps.push({
        id,
        minutes: 1,
        key: again % 3 ? { class: 1 + (again % 4), day: 1 } : undefined,
      })
    }
    const moves = ledgerOf(steps)
    const now = listAt(moves, '9999')
    const [subject = ''] = inOrder(now).slice(-1)
    let looks = 0
    const counted = moves.map((move) => ({
      ...move,
      get after() {
        looks += 1
        return move.after
      },
    }))

    const changes = positionChanges(subject, now, counted)

    assert.ok(changes.length > 1_000)
    assert.ok(looks <= 3 * moves.length, `${looks} looks at ${moves.length} rows`)
  })
})
