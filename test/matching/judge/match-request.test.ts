import assert from 'node:assert/strict'
import { judgeOne, matchRequest } from '../../../matching/judge/match-request.ts'
import type { MatchRequest } from '../../../matching/judge/match-request.ts'
import type { PlaceVerdict } from '../../../matching/judge/result.ts'
import type { PlaceFacts } from '../../../matching/place-facts.ts'
import type { Profile } from '../../../matching/profile.ts'
import { aRule, nationalTables as tables, ON as on } from '../rules/national.ts'
import { aChild, aMember, aPlace, aProfile } from './cases.ts'

function judge(
  profile: Profile,
  place: PlaceFacts,
  more: Partial<MatchRequest> = {},
): PlaceVerdict {
  const verdict = judgeOne({ profile, place, on, tables, ...more })
  assert.ok(verdict)
  return verdict
}

const outcomes = ({ reasons }: PlaceVerdict): string[] =>
  reasons.map(({ ruleId, outcome }) => `${ruleId}: ${outcome}`)

describe('the verdict about a place', () => {
  it('is fits for a plain request, and says who pays', () => {
    const verdict = judge(aProfile(), aPlace('a'))

    assert.equal(verdict.verdict, 'fits')
    assert.equal(verdict.rank, 1)
    assert.ok(outcomes(verdict).includes('funding-bed-title: yes'))
    assert.ok(
      verdict.funding.some(({ title, outcome }) => title === 'WMO-OPVANG' && outcome === 'yes'),
    )
  })

  it('names every blocking rule, not only the first', () => {
    const place = aPlace('a', { free: false, sleeps: 1, features: { acceptsChildren: false } })

    const verdict = judge(aProfile({ members: [aMember(), aChild()] }), place)

    assert.equal(verdict.verdict, 'blocked')
    assert.deepEqual(outcomes(verdict), [
      'children-welcome: no',
      'enough-beds: no',
      'place-not-free: no',
    ])
    assert.equal(verdict.score, null)
  })

  it('says from when an occupied place is free', () => {
    const { reasons } = judge(aProfile(), aPlace('a', { free: false, freeFrom: '2026-07-01' }))

    assert.match(reasons[0]?.textNl ?? '', /niet vrij\. Vrij vanaf 2026-07-01/)
    assert.match(reasons[0]?.textEn ?? '', /not free that night\. Free from 2026-07-01/)
    assert.equal(reasons[0]?.relaxableBy, undefined)
  })

  it('is assess when a fact of the place is missing, and names it', () => {
    const place = aPlace('a', { features: {} })
    const { acceptsChildren: _, ...features } = place.features

    const verdict = judge(aProfile({ members: [aMember(), aChild()] }), { ...place, features })

    assert.equal(verdict.verdict, 'assess')
    assert.match(verdict.reasons[0]?.textEn ?? '', /Not known yet: children welcome/)
  })

  it('leaves a case without a bed title to a human, and never blocks it for money', () => {
    const member = aMember({
      nationalityGroup: 'derde-land',
      statuses: [{ status: 'GEEN-VOLWASSEN', from: '2020-01-01' }],
    })

    const verdict = judge(aProfile({ members: [member] }), aPlace('a'))

    assert.equal(verdict.verdict, 'assess')
    assert.deepEqual(outcomes(verdict), ['funding-bed-title: unknown'])
  })

  it('does not let an acute case wait for a payer', () => {
    const member = aMember({
      nationalityGroup: 'derde-land',
      statuses: [{ status: 'GEEN-VOLWASSEN', from: '2020-01-01' }],
    })

    const verdict = judge(aProfile({ members: [member], urgencyClass: 1 }), aPlace('a'))

    assert.equal(verdict.verdict, 'fits')
    assert.match(
      verdict.reasons.map(({ textEn }) => textEn).join(' '),
      /bridging payer is still to be decided/,
    )
  })

  it('does not hold against someone what nobody reported', () => {
    assert.equal(
      judge(aProfile(), aPlace('a', { features: { staffing24x7: false } })).verdict,
      'fits',
    )
  })

  it('lets a human look at addiction, psychosis and children together', () => {
    const mother = aMember({ facts: { activeUse: 'af-en-toe', psychosis: 'actueel' } })
    const profile = aProfile({ members: [mother, aChild()] })

    const verdict = judge(profile, aPlace('a', { features: { specialisms: ['ggz'] } }))

    assert.equal(verdict.verdict, 'assess')
    assert.deepEqual(outcomes(verdict), ['addiction-psychosis-children: unknown'])
    assert.match(verdict.reasons[0]?.textNl ?? '', /Hierover beslist de landelijke plaatsingsdesk/)
  })

  it('blocks on an essential need and gives points for a desirable one', () => {
    const need = { criterion: 'singleRoom', value: true } as const
    const asking = (importance: 'essential' | 'desirable') =>
      aProfile({ needs: [{ ...need, importance }] })
    const without = aPlace('a', { features: { singleRoom: false } })
    const withRoom = aPlace('a', { features: { singleRoom: true } })

    assert.equal(judge(asking('essential'), without).verdict, 'blocked')
    assert.equal(judge(asking('desirable'), without).verdict, 'fits')
    assert.equal(judge(asking('desirable'), without).score, 0)
    assert.equal(judge(asking('desirable'), withRoom).score, 10)
  })

  it('needs a seat in the programme together with the place', () => {
    const profile = aProfile({ programmes: ['trauma-1'] })

    assert.deepEqual(outcomes(judge(profile, aPlace('a'))), ['programme:trauma-1: no'])
    assert.equal(judge(profile, aPlace('a', { programmesWithSeat: ['trauma-1'] })).verdict, 'fits')
  })

  it('keeps people of one case apart until a human has asked', () => {
    const place = aPlace('a', { caseTokens: ['case-x'] })
    const accused = aProfile({ members: [aMember({ facts: { coAccused: true } })] })

    assert.equal(judge(aProfile(), place, { caseTokens: ['case-x'] }).verdict, 'assess')
    assert.equal(judge(accused, place, { caseTokens: ['case-x'] }).verdict, 'blocked')
    assert.equal(judge(aProfile(), place, { caseTokens: ['case-y'] }).verdict, 'fits')
  })

  it('adds the demands of the organisation and of the unit to those of the country', () => {
    const demand = (code: string, owner: object) =>
      aRule({ code, owner, appliesTo: 'principal', test: { fact: 'member.age', atLeast: 40 } })
    const rules = [
      ...tables.rules,
      demand('house-40', { level: 'organisation', id: 'organisation-1' }),
      demand('unit-40', { level: 'unit', id: 'unit-of-b' }),
    ]
    const blocking = (place: PlaceFacts) =>
      outcomes(judge(aProfile(), place, { tables: { ...tables, rules } })).filter((reason) =>
        reason.endsWith('no'),
      )

    assert.deepEqual(blocking(aPlace('a')), ['house-40: no'])
    assert.deepEqual(blocking(aPlace('b')), ['house-40: no', 'unit-40: no'])
    assert.deepEqual(blocking(aPlace('c', { organisationId: 'other' })), [])
  })

  it('speaks to people: no code names in any sentence', () => {
    const profile = aProfile({
      members: [
        aMember({ gender: 'man', facts: { activeUse: 'dagelijks', mobility: 'rolstoel' } }),
        aChild(),
      ],
      needs: [{ criterion: 'singleRoom', value: true, importance: 'essential' }],
      safety: { securityLevel: 'geheim', forbiddenAreas: ['municipality:utrecht'] },
      facilityTypes: ['OMM'],
    })

    const { reasons } = judge(
      profile,
      aPlace('a', { free: false, features: { singleRoom: false } }),
    )

    assert.ok(reasons.length >= 6)
    for (const { textNl, textEn } of reasons) {
      for (const text of [textNl, textEn])
        assert.doesNotMatch(text, /[a-z][A-Z]|_|(?:place|member|request)\.\w|VO-CRISIS/)
    }
  })
})

describe('the list of places', () => {
  it('puts fits first by points, then assess, then the nearest misses', () => {
    const places = [
      aPlace('two-blocks', { free: false, features: { unitGenderMix: 'mannen' } }),
      aPlace('one-block', { free: false }),
      aPlace('asks', { facilityType: 'OMM' }),
      aPlace('fits'),
      aPlace('fits-better', { features: { specialisms: ['mensenhandel'] } }),
    ]

    const { verdicts } = matchRequest({ profile: aProfile(), places, on, tables })

    assert.deepEqual(
      verdicts.map(({ placeId, rank }) => [placeId, rank]),
      [
        ['fits-better', 1],
        ['fits', 2],
        ['asks', null],
        ['one-block', null],
        ['two-blocks', null],
      ],
    )
  })

  it('prefers the surer vacancy among equals', () => {
    const places = [aPlace('a', { confidence: 0.4 }), aPlace('b', { confidence: 0.8 })]

    const { verdicts } = matchRequest({ profile: aProfile(), places, on, tables })

    assert.deepEqual(
      verdicts.map(({ placeId }) => placeId),
      ['b', 'a'],
    )
  })

  it('draws between equals by the seed, the same way every time', () => {
    const places = Array.from({ length: 30 }, (_, n) => aPlace(`place-${n}`))
    const drawn = (seed: string) =>
      matchRequest({ profile: aProfile(), places, on, tables, seed }).verdicts.map(
        ({ placeId }) => placeId,
      )

    assert.deepEqual(drawn('one'), drawn('one'))
    assert.notDeepEqual(drawn('one'), drawn('two'))
  })
})
