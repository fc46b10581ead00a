import assert from 'node:assert/strict'
import { answerAt, judgePlaces } from '../../../matching/judge/judge-places.ts'
import { indexPlaces } from '../../../matching/judge/place-index.ts'
import { ruleCriteria } from '../../../matching/judge/request-criteria.ts'
import type { PlaceFacts } from '../../../matching/place-facts.ts'
import type { Profile } from '../../../matching/profile.ts'
import { requestFactsOf } from '../../../matching/rules/facts.ts'
import { Rule } from '../../../matching/rules/rule.ts'
import { numbersFrom, randomPlace, randomProfile } from '../judge/generate.ts'
import { aRule, nationalRules, ON, tablesWith } from './national.ts'
import { zenOracle } from './oracle/zen.ts'

/** Rules of a funder, an organisation and a unit beside the national ones. */
const ownedRules = [
  aRule({
    code: 'of-a-funder',
    owner: { level: 'funder', id: 'funder-1' },
    test: { fact: 'request.childrenCount', atMost: 1 },
  }),
  aRule({
    code: 'of-an-organisation',
    owner: { level: 'organisation', id: 'organisation-7' },
    appliesTo: 'each-adult',
    test: { fact: 'member.age', between: [18, { fact: 'place.ageMax' }] },
  }),
  aRule({
    code: 'of-a-unit',
    owner: { level: 'unit', id: 'unit-3' },
    appliesTo: 'each-child',
    test: { fact: 'member.ageBand', in: ['0-11', '12-15'] },
  }),
]
const rules = [...nationalRules, ...ownedRules]

/** What our own fast path answers: per rule and place, and before "no" is softened. */
function ourAnswers(
  judgedBy: readonly Rule[],
  profile: Profile,
  places: readonly PlaceFacts[],
): Map<string, string>[] {
  const asked = judgedBy.map((rule) => Rule.parse({ ...rule, otherwise: 'blocks' }))
  const criteria = ruleCriteria(tablesWith(asked), requestFactsOf(profile, ON))
  const { hard, soft } = judgePlaces(indexPlaces(places), criteria)
  return places.map((_, place) => {
    const said = [...hard, ...soft()].map(
      (own) => [own.criterion.ruleId, answerAt(own, place)] as const,
    )
    return new Map(said)
  })
}

async function differences(
  judgedBy: readonly Rule[],
  cases: number,
  seed: number,
): Promise<string[]> {
  const next = numbersFrom(seed)
  const oracle = zenOracle(rules)
  const found: string[] = []
  for (let at = 0; at < cases; at += 10) {
    const profile = randomProfile(next)
    const places = Array.from({ length: 10 }, (_, n) => {
      const place = randomPlace(next, `place-${n}`)
      return n % 3 === 0 ? { ...place, features: { ...place.features, funder: 'funder-1' } } : place
    })
    const ours = ourAnswers(judgedBy, profile, places)
    for (const [position, place] of places.entries()) {
      const answers = await oracle.ask(profile, place, ON)
      const own = ours[position]
      found.push(
        ...[...answers]
          .filter(([code, answer]) => own?.get(code) !== answer)
          .map(([code, answer]) => `${code}: zen says ${answer}, we say ${own?.get(code) ?? ''}`),
      )
    }
  }
  oracle.close()
  return found
}

describe('our verdicts beside those of an independent engine', function () {
  this.timeout(60_000)

  it('agree on 500 generated cases, rule by rule', async () => {
    assert.deepEqual(await differences(rules, 500, 20260615), [])
  })

  const mutants: Readonly<Record<string, (rule: Rule) => unknown>> = {
    'a bound that is one year off': (rule) =>
      rule.code === 'adults-18' ? { ...rule, test: { fact: 'member.age', atLeast: 19 } } : rule,
    'a question turned round': (rule) =>
      rule.code === 'womens-shelter' ? { ...rule, test: { not: rule.test } } : rule,
    'an "and" that became an "or"': (rule) =>
      rule.code === 'not-in-a-group' && 'all' in rule.test
        ? { ...rule, test: { any: rule.test.all } }
        : rule,
    'a condition that was forgotten': (rule) =>
      rule.code === 'wheelchair' ? { ...rule, when: undefined } : rule,
    'children forgotten among those concerned': (rule) =>
      rule.code === 'tb-check' ? { ...rule, appliesTo: 'each-adult' } : rule,
    'a list that lost a value': (rule) =>
      rule.code === 'high-threat'
        ? { ...rule, test: { fact: 'place.securityLevel', in: ['geheim'] } }
        : rule,
    'an unknown taken for a no': (rule) =>
      rule.code === 'children-welcome'
        ? { ...rule, test: { all: [{ fact: 'place.acceptsChildren', known: true }, rule.test] } }
        : rule,
  }
  for (const [name, mutate] of Object.entries(mutants)) {
    it(`notice ${name}`, async () => {
      const changed = rules.map((rule) => Rule.parse(mutate(rule)))

      assert.notDeepEqual(await differences(changed, 400, 7), [])
    })
  }
})
