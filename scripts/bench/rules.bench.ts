import { answerAt, judgePlaces } from '../../matching/judge/judge-places.ts'
import { fundingOf } from '../../matching/judge/funding-criterion.ts'
import { matchPage } from '../../matching/judge/match-page.ts'
import { indexPlaces } from '../../matching/judge/place-index.ts'
import { prepareRequest, ruleCriteria } from '../../matching/judge/request-criteria.ts'
import type { MatchInput } from '../../matching/judge/request-criteria.ts'
import { requestFactsOf } from '../../matching/rules/facts.ts'
import type { PlaceFacts } from '../../matching/place-facts.ts'
import { numbersFrom, randomPlace, randomProfile } from '../../test/matching/judge/generate.ts'
import { nationalTables, ON } from '../../test/matching/rules/national.ts'
import { zenOracle } from '../../test/matching/rules/oracle/zen.ts'
import { siftAnswers } from './rules-sift.ts'
import type { BenchRow, Wanted } from './support/row.ts'

/** One page of a screen, of each verdict. */
const SHOWN = 20

/** Judging of rules: G7 (one request over many places) and G8 (beside zen-engine). */
export async function run(wanted: Wanted): Promise<BenchRow[]> {
  return [...(wanted('G7') ? oneRequest() : []), ...(wanted('G8') ? await besideZen() : [])]
}

function placesOf(count: number): PlaceFacts[] {
  const next = numbersFrom(count)
  return Array.from({ length: count }, (_, n) => randomPlace(next, `place-${n}`, 0.9))
}

function inputs(count: number): MatchInput[] {
  const next = numbersFrom(1)
  return Array.from({ length: count }, () => ({
    profile: randomProfile(next),
    on: ON,
    tables: nationalTables,
  }))
}

/**
 * Milliseconds per call, as an average over the requests. Of each request the quickest of several
 * rounds counts: it is the least disturbed by whatever else the machine is doing.
 */
function quickest(rounds: number, requests: number, act: (request: number) => void): number {
  const best = Array.from({ length: requests }, () => Infinity)
  for (let round = 0; round < rounds; round += 1) {
    for (let request = 0; request < requests; request += 1) {
      const start = performance.now()
      act(request)
      best[request] = Math.min(best[request] ?? Infinity, performance.now() - start)
    }
  }
  return best.reduce((sum, spent) => sum + spent, 0) / requests
}

/** Ranked, with reasons, near misses and relaxations; the titles of the household are worked out before. */
export function oneRequest(): BenchRow[] {
  const requests = inputs(20)
  const titles = requests.map(fundingOf)
  const at = (index: ReturnType<typeof indexPlaces>) => (turn: number) => {
    const request = requests[turn]
    if (!request) return
    const prepared = prepareRequest(request, titles[turn])
    matchPage(index, prepared, { size: SHOWN, seed: 'bench' })
  }
  const [small, large] = [indexPlaces(placesOf(10_000)), indexPlaces(placesOf(100_000))]
  const count = requests.length
  const [ours, oursLarge] = [quickest(60, count, at(small)), quickest(15, count, at(large))]
  const funding = quickest(5, count, (turn) => {
    const request = requests[turn]
    if (request) fundingOf(request)
  })
  const sift = quickest(2, 4, (turn) => {
    const request = requests[turn]
    if (request) siftAnswers(request, small.places)
  })
  return [
    row('G7 one request, 10,000 places', ms(ours), '<= 1 ms', ours <= 1),
    row('G7 one request, 100,000 places', ms(oursLarge), '<= 8 ms', oursLarge <= 8),
    row('G7 beside sift, 10,000 places', ratio(sift, ours), '>= 40x', sift / ours >= 40),
    row('   funding titles of a household, once per request and day', ms(funding), 'no goal', true),
  ]
}

export async function besideZen(): Promise<BenchRow[]> {
  const places = placesOf(10_000)
  const index = indexPlaces(places)
  const requests = inputs(20)
  const ask = (turn: number) => {
    const { profile } = requests[turn] ?? {}
    if (!profile) return
    const criteria = ruleCriteria(nationalTables, requestFactsOf(profile, ON))
    judgePlaces(index, criteria).soft()
  }
  const ours = quickest(20, requests.length, ask)
  const oracle = zenOracle(nationalTables.rules)
  const { agreed, asked, spent } = await agreement(requests, places, oracle.ask)
  oracle.close()
  const zen = (spent / asked) * places.length
  return [
    row('G8 beside zen-engine, per 10,000 places', ratio(zen, ours), '>= 5x', zen / ours >= 5),
    row('G8 verdicts identical', `${agreed} of ${asked} cases`, 'all', agreed === asked),
  ]
}

type Ask = ReturnType<typeof zenOracle>['ask']

/** Ten thousand pairs of a household and a place, every rule of each compared. */
async function agreement(
  requests: readonly MatchInput[],
  places: readonly PlaceFacts[],
  ask: Ask,
): Promise<{ agreed: number; asked: number; spent: number }> {
  const count = { agreed: 0, asked: 0, spent: 0 }
  const share = Math.floor(10_000 / requests.length)
  for (const [turn, { profile }] of requests.entries()) {
    const some = places.slice(turn * share, (turn + 1) * share)
    const judged = judgePlaces(
      indexPlaces(some),
      ruleCriteria(nationalTables, requestFactsOf(profile, ON)),
    )
    // The index keeps places in the order of their ids.
    for (const [position, place] of judged.index.places.entries()) {
      const start = performance.now()
      const answers = await ask(profile, place, ON)
      count.spent += performance.now() - start
      const same = [...judged.hard, ...judged.soft()].every(
        (own) =>
          softened(own.criterion.ruleId, answers.get(own.criterion.ruleId)) ===
          answerAt(own, position),
      )
      count.asked += 1
      count.agreed += Number(same)
    }
  }
  return count
}

const looks = new Set(
  nationalTables.rules
    .filter(({ kind, otherwise }) => kind === 'hard' && otherwise === 'assess')
    .map(({ code }) => code),
)

/** A "no" that only asks for a human's look is an "unknown" in a verdict. */
function softened(code: string, answer: string | undefined): string | undefined {
  return answer === 'no' && looks.has(code) ? 'unknown' : answer
}

function row(goal: string, figure: string, bound: string, holds: boolean): BenchRow {
  return { goal, figure, bound, holds }
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(2)} ms`
}

function ratio(theirs: number, ours: number): string {
  return `${(theirs / ours).toFixed(0)}x (${ms(ours)} and ${ms(theirs)})`
}
