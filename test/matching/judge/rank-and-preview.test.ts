import assert from 'node:assert/strict'
import { previewChange } from '../../../matching/judge/preview-change.ts'
import { rankRequests } from '../../../matching/judge/rank-requests.ts'
import { rulesInForce, ruleSetVersionOf } from '../../../matching/judge/tables.ts'
import { aRule, nationalRules, nationalTables as tables, ON as on } from '../rules/national.ts'
import { aMember, aPlace, aProfile } from './cases.ts'

const request = (requestId: string, waitingDays: number, urgencyClass: 1 | 2 | 3 | 4 = 2) => ({
  requestId,
  waitingDays,
  profile: aProfile({ urgencyClass }),
})

describe('the requests that a place suits', () => {
  const man = {
    ...request('man', 99),
    profile: aProfile({ members: [aMember({ gender: 'man' })] }),
  }

  it('come by urgency, then by days waited, and those it does not suit come last', () => {
    const requests = [man, request('later', 3), request('longer', 30), request('urgent', 0, 1)]

    const ranked = rankRequests({ place: aPlace('a'), requests, on, tables })

    assert.deepEqual(
      ranked.map(({ requestId, rank }) => [requestId, rank]),
      [
        ['urgent', 1],
        ['longer', 2],
        ['later', 3],
        ['man', null],
      ],
    )
  })

  it('are drawn by the seed when all else is equal, in whatever order they come', () => {
    const requests = Array.from({ length: 12 }, (_, n) => request(`request-${n}`, 5))
    const drawn = (seed: string, from = requests) =>
      rankRequests({ place: aPlace('a'), requests: from, on, tables, seed }).map(
        ({ requestId }) => requestId,
      )

    assert.deepEqual(drawn('one', requests.toReversed()), drawn('one'))
    assert.notDeepEqual(drawn('two'), drawn('one'))
  })
})

describe('the preview of a change of rules', () => {
  const places = [aPlace('first'), aPlace('second')]
  const requests = [
    { requestId: 'woman-of-32', profile: aProfile() },
    { requestId: 'man', profile: aProfile({ members: [aMember({ gender: 'man' })] }) },
  ]
  const stricter = aRule({
    code: 'from-40',
    appliesTo: 'principal',
    test: { fact: 'member.age', atLeast: 40 },
  })
  const preview = (before: typeof nationalRules, after: typeof nationalRules) =>
    previewChange({ before, after, requests, places, on, tables })

  it('names who loses, place by place, and whose last chance goes', () => {
    assert.deepEqual(preview(nationalRules, [...nationalRules, stricter]), {
      changes: [
        {
          requestId: 'woman-of-32',
          gained: [],
          lost: ['first', 'second'],
          fitsBefore: 2,
          fitsAfter: 0,
        },
      ],
      firstChance: [],
      lastChanceLost: ['woman-of-32'],
    })
  })

  it('names who gains when a rule goes', () => {
    const { changes, firstChance } = preview([...nationalRules, stricter], nationalRules)

    assert.deepEqual(
      changes.map(({ gained }) => gained),
      [['first', 'second']],
    )
    assert.deepEqual(firstChance, ['woman-of-32'])
  })

  it('is empty when nothing changes', () => {
    assert.deepEqual(preview(nationalRules, nationalRules).changes, [])
  })
})

describe('the rules in force', () => {
  const rule = (own: Readonly<Record<string, unknown>>) => aRule(own)

  it('are those approved and dated for the day, the newest version of each', () => {
    const rules = [
      rule({ version: 1 }),
      rule({ version: 2 }),
      rule({ code: 'draft', status: 'draft' }),
      rule({ code: 'over', effectiveUntil: on }),
      rule({ code: 'to-come', effectiveFrom: '2026-06-16' }),
      rule({ code: 'begins', effectiveFrom: on }),
    ]

    const inForce = rulesInForce(rules, on).map(({ code, version }) => `${code} ${version}`)

    assert.deepEqual(inForce, ['a-rule 2', 'begins 1'])
  })

  it('have another version name after any change, and the same in any order', () => {
    const version = ruleSetVersionOf(nationalRules)

    assert.equal(ruleSetVersionOf(nationalRules.toReversed()), version)
    assert.notEqual(ruleSetVersionOf(nationalRules.slice(1)), version)
  })
})
