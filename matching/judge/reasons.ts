import type { Truth } from '../truth.ts'
import type { Criterion } from './criterion.ts'
import type { AskedCriterion, JudgedPlaces } from './judge-places.ts'
import type { Grouping, PlaceIndex } from './place-index.ts'
import type { Points, Reason } from './result.ts'

/** Words for the answers about places; each sentence is made once and shared by all places it is true of. */
export interface Explainer {
  /** Every reason that decides, and for a place that fits why it does. */
  readonly reasonsFor: (place: number, verdict: 'fits' | 'assess' | 'blocked') => Reason[]
  readonly pointsFor: (place: number) => Points[]
}

export function explainerOf(judged: JudgedPlaces): Explainer {
  const hard = judged.hard.map((asked) => sentences(asked, judged.index))
  const soft = judged.soft.map((asked) => sentences(asked, judged.index))
  const wanted = {
    blocked: ['no'],
    assess: ['unknown'],
    fits: ['yes'],
  } as const satisfies Record<string, Truth[]>
  return {
    reasonsFor: (place, verdict) => {
      const reasons = hard.flatMap((about) => about(place, wanted[verdict]))
      return verdict === 'fits'
        ? [...reasons, ...soft.flatMap((about) => about(place, wanted.fits))]
        : reasons
    },
    pointsFor: (place) =>
      judged.soft.flatMap((asked, number) => {
        const points = asked.criterion.points ?? 0
        return (soft[number]?.(place, wanted.fits) ?? []).map(({ ruleId, textNl, textEn }) => ({
          ruleId,
          points,
          textNl,
          textEn,
        }))
      }),
  }
}

type Sentences = (place: number, wanted: readonly Truth[]) => Reason[]

function sentences(asked: AskedCriterion, index: PlaceIndex): Sentences {
  const { criterion, grouping, answers } = asked
  const told = criterion.mentions === undefined ? grouping : detailed(asked, index)
  const made = new Map<number, Reason[]>()
  return (place, wanted) => {
    const answer = answers[grouping.groupOf[place] ?? 0] ?? 'unknown'
    if (!wanted.includes(answer)) return []
    if (answer === 'yes' && !criterion.tellsYes) return []
    const group = told.groupOf[place] ?? 0
    const found = made.get(group) ?? reasonsOf(criterion, told, group, answer)
    made.set(group, found)
    return found
  }
}

/** An explanation may mention more columns than the answer depends on. */
function detailed({ criterion }: AskedCriterion, index: PlaceIndex): Grouping {
  return index.groupBy([...new Set([...criterion.reads, ...(criterion.mentions ?? [])])])
}

function reasonsOf(
  criterion: Criterion,
  { examples, facts }: Grouping,
  group: number,
  outcome: Truth,
): Reason[] {
  const [place, columns] = [examples[group], facts[group]]
  if (place === undefined || columns === undefined) return []
  const { nl, en } = criterion.explain(place, outcome, columns)
  const { ruleId, legalBasis, relaxableBy } = criterion
  return [
    {
      ruleId,
      outcome,
      textNl: nl,
      textEn: en,
      ...(legalBasis === undefined ? {} : { legalBasis }),
      ...(relaxableBy === 'nobody' ? {} : { relaxableBy }),
    },
  ]
}
