import assert from 'node:assert/strict'
import fc from 'fast-check'
import { addDays } from '../../../matching/day.ts'
import { STATUS } from '../../../matching/funding/held-periods.ts'
import { agreed, strongest, weakest } from '../../../matching/funding/outcome.ts'
import { titlesFor, titleTimeline } from '../../../matching/funding/titles.ts'
import type { Member } from '../../../matching/profile.ts'
import { NATIONALITY_GROUPS } from '../../../matching/profile.ts'
import { person, tables, timeline, titleOf, withStatus } from '../../support/funding.ts'

const day = fc.integer({ min: 0, max: 900 }).map((count) => addDays('2025-01-01', count))
const period = fc
  .record({
    status: fc.constantFrom(...tables.statuses.keys()),
    from: day,
    nights: fc.option(fc.integer({ min: 1, max: 300 }), { nil: undefined }),
  })
  .map(({ status, from, nights }) =>
    nights === undefined ? { status, from } : { status, from, until: addDays(from, nights) },
  )
const facts = fc.record(
  {
    medicalCover: fc.constantFrom('ZVW', 'RVB', 'geen', 'onbekend'),
    wlzIndication: fc.constantFrom('geen', 'afgegeven', 'onbekend'),
    dublinClaimant: fc.boolean(),
    youthHelpBefore18: fc.boolean(),
    youthHelpStopped: day,
    youthHelpFrom: day,
    reflectionPeriodFrom: day,
    groupAction: fc.boolean(),
    witnessReport: fc.boolean(),
  },
  { requiredKeys: [] },
)
const member = fc
  .record({
    nationalityGroup: fc.constantFrom(...NATIONALITY_GROUPS),
    birthDate: fc.option(
      fc.integer({ min: 0, max: 12_000 }).map((count) => addDays('1992-01-01', count)),
    ),
    statuses: fc.array(period, { maxLength: 4 }),
    facts,
  })
  .map(({ birthDate, ...own }): Member => {
    const { birthDate: _adult, ...rest } = person(own)
    return birthDate === null ? rest : { ...rest, birthDate }
  })

/** Facts that settle a title, with that title. */
const PAID_BY_FACT = [
  ['medicalCover', 'ZVW'],
  ['wlzIndication', 'WLZ'],
  ['youthHelpBefore18', 'JW'],
  ['groupAction', 'SZW-GROEP'],
  ['witnessReport', 'RVB-B'],
] as const

describe('titles of a person', () => {
  it('do not depend on the order in which statuses are given', () => {
    fc.assert(
      fc.property(member, day, (someone, on) => {
        const reversed = { ...someone, statuses: someone.statuses.toReversed() }

        assert.deepEqual(
          titlesFor({ member: reversed, on, tables }),
          titlesFor({ member: someone, on, tables }),
        )
      }),
    )
  })

  it('keep their outcome on every day from `from` up to `until`', () => {
    fc.assert(
      fc.property(member, day, day, (someone, on, other) => {
        const then = titlesFor({ member: someone, on: other, tables })
        titlesFor({ member: someone, on, tables }).forEach((title, index) => {
          const within = (title.from ?? other) <= other && other < (title.until ?? '9999-12-31')
          if (within) assert.equal(then[index]?.outcome, title.outcome, title.title)
        })
      }),
    )
  })

  it('are never a silent yes or no: with less known, the outcome is the same or assess', () => {
    fc.assert(
      fc.property(member, day, fc.constantFrom(...PAID_BY_FACT), (someone, on, [fact, title]) => {
        const { [fact]: forgotten, ...others } = someone.facts
        // Help that stopped and never began: less known of it is less to contradict.
        fc.pre(others['youthHelpStopped'] === undefined || forgotten !== false)
        const less = { ...someone, facts: others }

        const [known, unknown] = [titleOf(someone, on, title), titleOf(less, on, title)]
        assert.ok(unknown.outcome === known.outcome || unknown.outcome === 'assess')
        if (unknown.outcome !== known.outcome) assert.ok(unknown.missing.includes(fact))
      }),
    )
  })

  it('are certain without a recorded status only where every possible status agrees', () => {
    const statuses = [...tables.statuses.keys()]
    for (const title of tables.titles.keys()) {
      const unrecorded = titleOf(person({ nationalityGroup: 'onbekend' }), '2026-03-01', title)
      const possible = statuses
        .filter((status) => status !== STATUS.noneMinor)
        .map((status) => withStatus(status, '2026-02-10', { nationalityGroup: 'onbekend' }))
        .map((someone) => titleOf(someone, '2026-03-01', title).outcome)

      assert.equal(unrecorded.outcome, agreed(possible), title)
    }
  })

  it('say what is missing when the status is not known', () => {
    const title = titleOf(person(), '2026-03-01', 'WMO-OPVANG')

    assert.equal(title.outcome, 'assess')
    assert.deepEqual(title.missing, ['residenceStatus'])
  })

  it('show that recorded statuses overlap or contradict the nationality', () => {
    const overlap = person({
      statuses: timeline('8CD-ASIEL 2026-01-01..; GEEN-VOLWASSEN 2026-02-01..'),
    })
    const dutch = withStatus('8FH-ASIELZOEKER', '2026-01-01', { nationalityGroup: 'nederland' })

    for (const someone of [overlap, dutch]) {
      const { outcome, because } = titleOf(someone, '2026-03-01', 'WMO-OPVANG')
      assert.equal(outcome, 'assess')
      assert.match(because[0]?.textEn ?? '', /recorded/)
    }
  })

  it('give no certain COSM to someone whose age or nationality is not known', () => {
    const { birthDate: _known, ...ageless } = withStatus('8K-BEDENKTIJD', '2026-02-01')
    const stateless = withStatus('8K-BEDENKTIJD', '2026-02-01', { nationalityGroup: 'onbekend' })

    assert.equal(titleOf(ageless, '2026-03-01', 'COSM').outcome, 'assess')
    assert.deepEqual(titleOf(ageless, '2026-03-01', 'COSM').missing, ['birthDate'])
    assert.deepEqual(titleOf(stateless, '2026-03-01', 'COSM').missing, ['nationalityGroup'])
  })

  it('are cut at every change of a timeline', () => {
    const someone = person({
      birthDate: '2008-03-02',
      statuses: timeline('8K-BEDENKTIJD 2026-02-01..2026-04-01; 8FH-AANGIFTE 2026-04-01..'),
    })

    const periods = titleTimeline({
      member: someone,
      from: '2026-01-01',
      until: '2026-06-01',
      tables,
    })
    const cosm = periods.map(({ from, titles }) => {
      const outcome = titles.find(({ title }) => title === 'COSM')?.outcome ?? ''
      return `${from} ${outcome}`
    })
    assert.deepEqual(cosm, [
      '2026-01-01 no',
      '2026-02-01 no',
      '2026-03-02 yes',
      '2026-04-01 assess',
    ])
  })
})

describe('outcomes', () => {
  it('combine as one payer is enough, all must hold, only what all say is certain', () => {
    assert.equal(strongest(['no', 'assess', 'yes']), 'yes')
    assert.equal(strongest([]), 'no')
    assert.equal(weakest(['yes', 'assess', 'no']), 'no')
    assert.equal(weakest([]), 'yes')
    assert.equal(agreed(['no', 'no']), 'no')
    assert.equal(agreed(['no', 'yes']), 'assess')
    assert.equal(agreed([]), 'assess')
  })
})
