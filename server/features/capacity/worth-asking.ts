const HOUR_MS = 3_600_000

/** As long as this a word of the house counts as fresh; after `STALE` it is asked for whatever it was. */
const FRESH_HOURS = 48
const STALE_HOURS = 8 * 24
/** Nobody is asked about the same unit more often. */
const PAUSE_HOURS = 24

export interface AskingFacts {
  readonly now: Date
  /** When the house last said something of this unit: a count, an arrival, a departure, a closure. */
  readonly lastWord: Date | undefined
  readonly lastAsked: Date | undefined
  /** How many places look free. */
  readonly available: number
  /** How many households wait. */
  readonly waiting: number
  /** Whether somebody is at work to answer. */
  readonly atWork: boolean
}

export type Asking =
  | { readonly ask: true; readonly because: 'looks-free' | 'stale' | 'never-heard' }
  | {
      readonly ask: false
      readonly because: 'outside-hours' | 'asked-lately' | 'fresh' | 'nobody-waits' | 'full'
    }

/**
 * Whether an answer would be worth somebody's time: asked is only what may change what happens next.
 *
 * 1. Not while nobody is at work, nor again within a day, nor after a fresh word.
 * 2. A unit of which nothing was heard for over a week, or ever, is asked whatever it looks like.
 * 3. Else only a place that looks free, while somebody waits, is worth a question: it may be offered.
 */
export function worthAsking(facts: AskingFacts): Asking {
  const { now, lastWord, lastAsked, available, waiting, atWork } = facts
  if (!atWork) return { ask: false, because: 'outside-hours' }
  if (lastAsked && hoursSince(lastAsked, now) < PAUSE_HOURS) {
    return { ask: false, because: 'asked-lately' }
  }
  if (!lastWord) return { ask: true, because: 'never-heard' }
  const hours = hoursSince(lastWord, now)
  if (hours < FRESH_HOURS) return { ask: false, because: 'fresh' }
  if (hours >= STALE_HOURS) return { ask: true, because: 'stale' }
  if (available === 0) return { ask: false, because: 'full' }
  return waiting === 0
    ? { ask: false, because: 'nobody-waits' }
    : { ask: true, because: 'looks-free' }
}

function hoursSince(moment: Date, now: Date): number {
  return (now.getTime() - moment.getTime()) / HOUR_MS
}
