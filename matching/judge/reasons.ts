import type { Truth } from '../truth.ts'
import type { Criterion } from './criterion.ts'
import type { Grouping } from './groups.ts'
import { answerAt } from './judge-places.ts'
import type { AskedCriterion, JudgedPlaces } from './judge-places.ts'
import type { PlaceIndex } from './place-index.ts'
import type { Points, Reason } from './result.ts'

/** Words for the answers about places; each sentence is made once and shared by all places it is true of. */
export interface Explainer {
  /** Every reason that decides, and for a place that fits why it does. */
  readonly reasonsFor: (place: number, verdict: 'fits' | 'assess' | 'blocked') => Reason[]
  readonly pointsFor: (place: number) => Points[]
}

export function explainerOf({ hard, soft, index }: JudgedPlaces): Explainer {
  const about = (asked: readonly AskedCriterion[]): Sentence[] =>
    asked.map((criterion) => sentenceAbout(criterion, index))
  const adding = once(() => about(soft()))
  const telling = {
    blocked: once(() => about(hard.filter(({ no }) => no.length > 0))),
    assess: once(() => about(hard.filter(({ open }) => open.length > 0))),
    fits: once(() => [...about(hard.filter(({ criterion }) => criterion.tellsYes)), ...adding()]),
  }
  return {
    reasonsFor: (place, verdict) => {
      const reasons: Reason[] = []
      for (const tell of telling[verdict]()) {
        const reason = tell(place, DECIDES[verdict])
        if (reason !== undefined) reasons.push(reason)
      }
      return reasons
    },
    pointsFor: (place) =>
      soft().flatMap(({ criterion: { points = 0 } }, number) => {
        const reason = adding()[number]?.(place, 'yes')
        if (reason === undefined) return []
        const { ruleId, textNl, textEn } = reason
        return [{ ruleId, points, textNl, textEn }]
      }),
  }
}

/** Made when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

const DECIDES = { blocked: 'no', assess: 'unknown', fits: 'yes' } as const

/** What a criterion says of a place, if its answer is the one that is wanted. */
type Sentence = (place: number, wanted: Truth) => Reason | undefined

function sentenceAbout(asked: AskedCriterion, index: PlaceIndex): Sentence {
  const { criterion } = asked
  let told: Grouping | undefined
  const made: (Reason | undefined)[] = []
  return (place, wanted) => {
    if (answerAt(asked, place) !== wanted) return undefined
    // An explanation may mention more columns than the answer depends on.
    told ??= index.groupBy([...new Set([...criterion.reads, ...(criterion.mentions ?? [])])])
    const group = told.groupOf[place] ?? 0
    return (made[group] ??= reasonOf(criterion, told, group, wanted))
  }
}

function reasonOf(
  criterion: Criterion,
  { examples, facts }: Grouping,
  group: number,
  outcome: Truth,
): Reason | undefined {
  const [place, columns] = [examples[group], facts[group]]
  if (place === undefined || columns === undefined) return undefined
  const { nl, en } = criterion.explain(place, outcome, columns)
  const { ruleId, legalBasis, relaxableBy } = criterion
  return {
    ruleId,
    outcome,
    textNl: nl,
    textEn: en,
    ...(legalBasis === undefined ? {} : { legalBasis }),
    ...(relaxableBy === 'nobody' ? {} : { relaxableBy }),
  }
}
