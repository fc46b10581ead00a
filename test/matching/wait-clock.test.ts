import assert from 'node:assert/strict'
import fc from 'fast-check'
import { addDays, daysBetween } from '../../matching/day.ts'
import {
  daysOf,
  runningTermEnd,
  storedWait,
  turnClock,
  waitingDaysOf,
} from '../../matching/wait-clock.ts'
import type { ClockState, Spell } from '../../matching/wait-clock.ts'

const ENTERED = '2026-03-20'
const STATES: readonly ClockState[] = [
  { kind: 'running', reason: 'waits' },
  { kind: 'stopped', reason: 'abroad' },
  { kind: 'stopped', reason: 'detained' },
]
const turns = fc.array(fc.record({ after: fc.nat(9), state: fc.constantFrom(...STATES) }), {
  maxLength: 12,
})

/** The clock day by day, as a calendar on the wall would show it: the state at the end of each day counts. */
function walk(acts: readonly { after: number; state: ClockState }[], rest: number) {
  const calendar: ClockState[] = []
  let spells: Spell[] = [{ from: ENTERED, kind: 'running', reason: 'waits' }]
  let [today, state]: [string, ClockState] = [ENTERED, { kind: 'running', reason: 'waits' }]
  const pass = (days: number) => {
    for (let day = 0; day < days; day += 1) calendar.push(state)
    today = addDays(today, days)
  }
  for (const act of acts) {
    pass(act.after)
    state = act.state
    spells = turnClock(spells, state, today)
  }
  pass(rest)
  return { calendar, spells, today }
}

describe('the clock of a wait', () => {
  it('has spells that tile the time since entry, and days as counted one by one', () => {
    fc.assert(
      fc.property(turns, fc.nat(40), (acts, rest) => {
        const { calendar, spells, today } = walk(acts, rest)

        assert.equal(spells[0]?.from, ENTERED)
        for (const [index, { from, until }] of spells.entries()) {
          assert.equal(until, spells[index + 1]?.from, 'neither gap nor overlap')
          assert.ok(until === undefined || from < until, 'every spell takes a day or more')
        }
        const running = calendar.filter(({ kind }) => kind === 'running').length
        const whole = { from: ENTERED, until: today }
        assert.equal(daysOf('running', spells, whole), running)
        assert.equal(daysOf('stopped', spells, whole), calendar.length - running)
        assert.equal(waitingDaysOf(storedWait(spells, today), today), running)
      }),
    )
  })

  it('keeps the days it had while it stands, however long nobody looks', () => {
    fc.assert(
      fc.property(turns, fc.nat(20), fc.nat(20), (acts, rest, unseen) => {
        const { spells, today } = walk([...acts, { after: 0, state: STATES[1] ?? never() }], rest)
        const stored = storedWait(spells, today)

        assert.equal(waitingDaysOf(stored, addDays(today, unseen)), waitingDaysOf(stored, today))
        assert.equal(
          daysBetween(stored.waitingSince ?? '', addDays(today, 0)),
          waitingDaysOf(stored, today),
        )
      }),
    )
  })

  it('ends a term on the running day after so many, and on none while it stands before that', () => {
    fc.assert(
      fc.property(turns, fc.nat(40), fc.integer({ min: 1, max: 60 }), (acts, rest, days) => {
        const { calendar, spells, today } = walk(acts, rest)
        const end = runningTermEnd(spells, { since: ENTERED, term: `P${days}D`, today })

        const running = calendar.flatMap(({ kind }, index) => (kind === 'running' ? [index] : []))
        const last = running[days]
        if (last !== undefined) assert.equal(end, addDays(ENTERED, last))
        else if (spells.at(-1)?.kind === 'stopped') assert.equal(end, undefined)
        else assert.equal(end, addDays(today, days - running.length))
      }),
    )
  })
})

function never(): never {
  throw new Error('no such state')
}
