import type { Facts } from '../profile.ts'
import type { Truth } from '../truth.ts'
import { countBits } from './bit-counters.ts'
import { holds, NOWHERE, orNowhere, rest, union } from './bits.ts'
import type { Criterion } from './criterion.ts'
import { joinGroups } from './groups.ts'
import type { PlaceAnswers } from './place-answers.ts'
import type { PlaceIndex } from './place-index.ts'

/** The answers of one criterion: of which places they are no or unknown. Sets without any place have no words. */
export interface AskedCriterion {
  readonly criterion: Criterion
  readonly no: Uint32Array
  readonly open: Uint32Array
}

export interface JudgedPlaces {
  readonly index: PlaceIndex
  readonly hard: readonly AskedCriterion[]
  /** Asked when somebody wants to know: only of places that fit do points count. */
  readonly soft: () => readonly AskedCriterion[]
  /** Places that at least one criterion blocks. */
  readonly blocked: Uint32Array
  /** Places of which at least one criterion is unknown. */
  readonly open: Uint32Array
  /** How many criteria block each place, as binary digits spread over bit sets, lowest first. */
  readonly blockCount: readonly Uint32Array[]
  /** How many criteria are unknown of each place, likewise. */
  readonly openCount: readonly Uint32Array[]
}

/**
 * Judges all places at once.
 *
 * 1. Ask each criterion: rules in their column form, others once per group of places that they cannot tell apart.
 * 2. Keep of which places the answer is no, and of which it is unknown, as bit sets.
 * 3. Count blocks per place with vertical counters.
 */
export function judgePlaces(index: PlaceIndex, criteria: readonly Criterion[]): JudgedPlaces {
  const hard = criteria
    .filter(({ step }) => step !== 'soft')
    .map((criterion) => askAll(index, criterion))
  let soft: AskedCriterion[] | undefined
  const blockCount = countBits(
    hard.map(({ no }) => no),
    index.words,
  )
  const openCount = countBits(
    hard.map(({ open }) => open),
    index.words,
  )
  return {
    index,
    hard,
    soft: () =>
      (soft ??= criteria
        .filter(({ step }) => step === 'soft')
        .map((criterion) => askAll(index, criterion))),
    blocked: blockCount.reduce(union, NOWHERE),
    open: openCount.reduce(union, NOWHERE),
    blockCount,
    openCount,
  }
}

function askAll(index: PlaceIndex, criterion: Criterion): AskedCriterion {
  const answers = answersOf(index, criterion)
  if (typeof answers === 'string') {
    const { everywhere } = index
    const [no, open] = [answers === 'no', answers === 'unknown']
    return { criterion, no: no ? everywhere : NOWHERE, open: open ? everywhere : NOWHERE }
  }
  const { yes, no, open = rest(index.everywhere, yes, no) } = answers
  return { criterion, no: orNowhere(no), open }
}

function answersOf(index: PlaceIndex, criterion: Criterion): PlaceAnswers {
  if ('askAll' in criterion) return criterion.askAll(index)
  const grouping = index.groupBy(criterion.reads)
  const answers = grouping.examples.map((place, group) =>
    criterion.ask(place, grouping.facts[group] ?? NOTHING),
  )
  return joinGroups(grouping, answers)
}

const NOTHING: Facts = {}

/** What a criterion answers about one place, by its position in the index. */
export function answerAt({ no, open }: AskedCriterion, place: number): Truth {
  if (holds(no, place)) return 'no'
  return holds(open, place) ? 'unknown' : 'yes'
}
