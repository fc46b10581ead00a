import { addDays, addDuration, daysBetween, earliest, isBefore, latest } from './day.ts'
import type { Day } from './profile.ts'

/*
 * The clock of a wait: spells that follow each other from the day somebody came on the list, each running or stopped.
 * A spell is half-open, `[from, until)`; the last one has no end. Days are calendar days in Europe/Amsterdam.
 */

export type ClockKind = 'running' | 'stopped'

/** What the clock does, and the code of `data/clock-reasons.json` that says why. */
export interface ClockState {
  readonly kind: ClockKind
  readonly reason: string
}

export interface Spell extends ClockState {
  readonly from: Day
  /** Absent: it goes on. */
  readonly until?: Day | undefined
}

/**
 * The spells after the clock was put into a state on a day. A state that lasts less than a day leaves no spell, so
 * that stopping and resuming on one day changes nothing.
 */
export function turnClock(spells: readonly Spell[], state: ClockState, today: Day): Spell[] {
  const last = spells.at(-1)
  if (!last) return [{ from: today, ...state }]
  if (isSame(last, state)) return [...spells]
  const earlier = spells.slice(0, -1)
  if (isBefore(last.from, today)) {
    return [...earlier, { ...last, until: today }, { from: today, ...state }]
  }
  const before = earlier.at(-1)
  if (before && isSame(before, state)) {
    return [...earlier.slice(0, -1), { from: before.from, ...state }]
  }
  return [...earlier, { from: last.from, ...state }]
}

function isSame(spell: ClockState, { kind, reason }: ClockState): boolean {
  return spell.kind === kind && spell.reason === reason
}

/** Days of one kind in the stretch `[from, until)`. */
export function daysOf(
  kind: ClockKind,
  spells: readonly Spell[],
  { from, until }: { readonly from: Day; readonly until: Day },
): number {
  return spells
    .filter((spell) => spell.kind === kind)
    .reduce((sum, spell) => {
      const [begins, ends] = [latest(spell.from, from), earliest(spell.until ?? until, until)]
      return sum + Math.max(0, daysBetween(begins, ends))
    }, 0)
}

/** The day the wait would have begun had the clock never stopped: the first day, moved by the stopped days so far. */
export function effectiveStart(spells: readonly Spell[], today: Day): Day {
  const entered = spells[0]?.from ?? today
  return addDays(entered, daysOf('stopped', spells, { from: entered, until: today }))
}

/** The wait as it is stored beside its spells, so that an index can sort by it. */
export interface StoredWait {
  /** The effective start; while the clock stands, as it was on `clockStandsAt`. */
  readonly waitingSince?: Day | null | undefined
  readonly clockStandsAt?: Day | null | undefined
}

/** Days on the running clock. */
export function waitingDaysOf({ waitingSince, clockStandsAt }: StoredWait, today: Day): number {
  return Math.max(0, daysBetween(waitingSince ?? today, clockStandsAt ?? today))
}

/** What is stored of a wait on a day, from its spells. */
export function storedWait(spells: readonly Spell[], today: Day): StoredWait {
  const stands = spells.at(-1)?.kind === 'stopped'
  return {
    waitingSince: effectiveStart(spells, today),
    ...(stands && { clockStandsAt: latest(today, spells.at(-1)?.from ?? today) }),
  }
}

/**
 * The last day of a term (ISO 8601, whole days or longer) that counts only running days from `since`: the running day
 * that comes after so many. Undefined while the clock stands before it, because nobody knows when it goes on.
 */
export function runningTermEnd(
  spells: readonly Spell[],
  { since, term, today }: { readonly since: Day; readonly term: string; readonly today: Day },
): Day | undefined {
  const left = termDays(since, term) - daysOf('running', spells, { from: since, until: today })
  // What is used up already was used up on a day that stays what it was.
  if (left < 0) return dayReached(spells, { since, term, today })
  return spells.at(-1)?.kind === 'stopped' ? undefined : addDays(today, left)
}

/** How many days a term takes from a day on. */
export function termDays(since: Day, term: string): number {
  return daysBetween(since, addDuration(since, term))
}

function dayReached(
  spells: readonly Spell[],
  { since, term, today }: { readonly since: Day; readonly term: string; readonly today: Day },
): Day {
  let left = termDays(since, term)
  for (const spell of spells) {
    if (spell.kind === 'stopped') continue
    const from = latest(spell.from, since)
    const days = Math.max(0, daysBetween(from, spell.until ?? today))
    if (days > left) return addDays(from, left)
    left -= days
  }
  return today
}
