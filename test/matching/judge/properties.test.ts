import assert from 'node:assert/strict'
import type { PlaceFacts } from '../../../matching/place-facts.ts'
import { answerAt, judgePlaces } from '../../../matching/judge/judge-places.ts'
import { matchRequest } from '../../../matching/judge/match-request.ts'
import { matchPage } from '../../../matching/judge/match-page.ts'
import { indexPlaces } from '../../../matching/judge/place-index.ts'
import { prepareRequest, ruleCriteria } from '../../../matching/judge/request-criteria.ts'
import { fundingOf } from '../../../matching/judge/funding-criterion.ts'
import { placeFactsOf, requestFactsOf } from '../../../matching/rules/facts.ts'
import { askRule } from '../../../matching/rules/examples.ts'
import { verdictsOf } from '../../../matching/judge/preview-change.ts'
import { nationalRules, nationalTables as tables, ON as on, tablesWith } from '../rules/national.ts'
import { numbersFrom, randomPlace, randomProfile } from './generate.ts'

const CASES = 25

function eachCase(act: (seed: number) => void): void {
  for (let seed = 1; seed <= CASES; seed += 1) act(seed)
}

function randomCase(seed: number, count = 40) {
  const next = numbersFrom(seed)
  const profile = randomProfile(next)
  const places = Array.from({ length: count }, (_, n) => randomPlace(next, `place-${n}`))
  return { profile, places, on, tables, seed: String(seed), caseTokens: ['case-a'] }
}

describe('matching, whatever the case', () => {
  it('does not depend on the order of the places', () => {
    eachCase((seed) => {
      const input = randomCase(seed)
      const turned = { ...input, places: input.places.toReversed() }

      assert.deepEqual(matchRequest(turned), matchRequest(input))
    })
  })

  it('does not depend on the order of the rules', () => {
    eachCase((seed) => {
      const input = randomCase(seed)
      const turned = { ...input, tables: { ...tables, rules: tables.rules.toReversed() } }

      assert.deepEqual(matchRequest(turned), matchRequest(input))
    })
  })

  it('judges a place among others as it does alone', () => {
    eachCase((seed) => {
      const { places, ...input } = randomCase(seed)
      const prepared = prepareRequest(input)
      const page = (of: readonly PlaceFacts[]) => {
        const { fits, assess, nearMisses } = matchPage(indexPlaces(of), prepared, { size: 40 })
        return [...fits, ...assess, ...nearMisses].map((verdict) => ({ ...verdict, rank: null }))
      }
      const together = page(places)

      const alone = together.flatMap(({ placeId }) =>
        page(places.filter((place) => place.placeId === placeId)),
      )
      assert.deepEqual(alone, together)
    })
  })

  it('shows on its first page what the whole list begins with', () => {
    eachCase((seed) => {
      const input = randomCase(seed, 200)
      const page = matchPage(indexPlaces(input.places), prepareRequest(input), {
        size: 5,
        seed: input.seed,
      })
      const { verdicts, relaxations } = matchRequest(input)
      const first = (wanted: string) =>
        verdicts.filter(({ verdict }) => verdict === wanted).slice(0, 5)

      assert.deepEqual(page.fits, first('fits'))
      assert.deepEqual(page.assess, first('assess'))
      assert.deepEqual(page.nearMisses, first('blocked'))
      assert.deepEqual(page.relaxations, relaxations)
    })
  })

  it('gives household rules the answer of their readable form', () => {
    eachCase((seed) => {
      const { profile, places } = randomCase(seed)
      const facts = requestFactsOf(profile, on)
      const rules = nationalRules.filter(({ appliesTo }) => appliesTo === 'household')
      const { hard, soft, index } = judgePlaces(
        indexPlaces(places),
        ruleCriteria(tablesWith(rules), facts),
      )

      for (const asked of [...hard, ...soft()]) {
        const rule = rules.find(({ code }) => code === asked.criterion.ruleId)
        assert.ok(rule)
        index.places.forEach((place, position) => {
          const readable = askRule(rule, {
            request: facts.request,
            member: {},
            place: placeFactsOf(place),
          })
          const expected = rule.otherwise === 'assess' && readable === 'no' ? 'unknown' : readable
          assert.equal(answerAt(asked, position), expected)
        })
      }
    })
  })

  it('never loses a fit when a hard rule is set aside', () => {
    eachCase((seed) => {
      const input = randomCase(seed)
      const funding = fundingOf(input)
      const fits = (rules: typeof nationalRules) => {
        const prepared = prepareRequest({ ...input, tables: tablesWith(rules) }, funding)
        const verdicts = verdictsOf(judgePlaces(indexPlaces(input.places), prepared.criteria))
        return new Set(verdicts.flatMap((verdict, place) => (verdict === 'fits' ? [place] : [])))
      }
      const before = fits(nationalRules)

      for (const { code, kind } of nationalRules) {
        if (kind !== 'hard') continue
        const after = fits(nationalRules.filter((rule) => rule.code !== code))
        assert.deepEqual(
          [...before].filter((place) => !after.has(place)),
          [],
        )
      }
    })
  })

  it('gives an unknown feature of a place no silent yes or no', () => {
    eachCase((seed) => {
      const { places, ...input } = randomCase(seed)
      const { criteria } = prepareRequest(input)
      const judge = (of: readonly PlaceFacts[]) =>
        verdictsOf(judgePlaces(indexPlaces(of), criteria))
      const known = judge(places)
      for (const code of MANDATORY) {
        const without = judge(places.map((place) => forget(place, code)))
        const silent = without.filter((verdict, n) => verdict !== 'assess' && verdict !== known[n])
        assert.deepEqual(silent, [])
      }
    })
  })
})

/** Features that a landscape always states (data/rules/README.md). */
const MANDATORY = [
  'unitGenderMix',
  'securityLevel',
  'acceptsChildren',
  'staffing24x7',
  'accessible',
]

function forget(place: PlaceFacts, code: string): PlaceFacts {
  const features = Object.entries(place.features).filter(([name]) => name !== code)
  return { ...place, features: Object.fromEntries(features) }
}
