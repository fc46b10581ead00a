import assert from 'node:assert/strict'
import { bedPayers } from '../../../matching/funding/bed-payers.ts'
import { householdFunding, householdFundingByType } from '../../../matching/funding/household.ts'
import type { Member, Profile } from '../../../matching/profile.ts'
import { person, tables, withStatus } from '../../support/funding.ts'

const ON = '2026-03-01'
const dutch = withStatus('NL', '1995-05-05')
const reflecting = withStatus('8K-BEDENKTIJD', '2026-02-01')
const child = person({ role: 'child', birthDate: '2019-01-01' })

function bed(member: Member, facilityType: string, urgencyClass: Profile['urgencyClass'] = 3) {
  return bedPayers({ member, on: ON, facilityType, tables, urgencyClass })
}

function household(
  members: Member[],
  facilityType: string,
  urgencyClass: Profile['urgencyClass'] = 3,
) {
  return householdFunding({ members, on: ON, facilityType, tables, urgencyClass })
}

describe('who pays the bed', () => {
  it('is the Wmo for a Dutch adult in every kind of shelter, without further facts', () => {
    for (const type of ['VO-NOOD', 'VO-CRISIS', 'VO-VERVOLG', 'MANNEN', 'MO']) {
      const { outcome, titles } = bed(dutch, type)

      assert.equal(outcome, 'yes', type)
      assert.equal(titles[0]?.title, 'WMO-OPVANG')
    }
  })

  it('is nobody for a Dutch adult in COSM, and COSM in the reflection period', () => {
    assert.equal(bed(dutch, 'COSM').outcome, 'no')
    assert.equal(bed(reflecting, 'COSM').outcome, 'yes')
    assert.equal(bed(reflecting, 'VO-CRISIS').outcome, 'no')
  })

  it('never is a title that pays living or treatment only', () => {
    const outcome = bed(withStatus('8FGH-HUMANITAIR-VO', '2026-02-01'), 'VO-CRISIS')

    assert.deepEqual(
      outcome.titles.map(({ title }) => title),
      ['VO-GEMEENTE'],
    )
    assert.equal(outcome.outcome, 'assess')
  })

  it('goes on without a payer when it is acute, and says who must decide', () => {
    const acute = bed(reflecting, 'VO-CRISIS', 1)

    assert.equal(acute.outcome, 'assess')
    assert.equal(acute.bridging, true)
    assert.match(acute.because.at(-1)?.textEn ?? '', /bridging payer is still to be decided/)
    assert.equal(bed(reflecting, 'VO-CRISIS', 2).bridging, false)
    assert.equal(bed(dutch, 'VO-CRISIS', 1).bridging, false)
  })

  it('asks for the supported-housing decision after a lapsed permit too', () => {
    const lapsed = withStatus('NA-8AE-L-TIJDIG', '2026-02-01')
    const decided = { ...lapsed, facts: { bwIndication: 'afgegeven' } }

    assert.equal(bed(lapsed, 'MO').outcome, 'yes')
    assert.equal(bed(lapsed, 'BW').outcome, 'assess')
    assert.equal(bed(decided, 'BW').outcome, 'yes')
  })

  it('leaves a clinic under 18 to the Youth Act instead of health insurance', () => {
    const facts = { medicalCover: 'ZVW' }
    const young = withStatus('NL', '2012-06-15', { birthDate: '2012-06-15', facts })

    const titles = bed(young, 'GGZ').titles.map(({ title }) => title)
    assert.deepEqual(titles.toSorted(), ['JW', 'WFZ', 'WLZ'])
    assert.equal(bed({ ...dutch, facts }, 'GGZ').outcome, 'yes')
  })

  it('is not asked where there is no bed', () => {
    const outcome = bed({ ...dutch, facts: { brpMunicipality: 'utrecht' } }, 'AMB')

    assert.equal(outcome.outcome, 'yes')
    assert.match(outcome.because[0]?.textEn ?? '', /no bed to pay/)
  })

  it('is not known for a facility type that the table does not know', () => {
    const { outcome, because } = bed(dutch, 'HOTEL')

    assert.equal(outcome, 'no')
    assert.match(because[0]?.textEn ?? '', /not recorded who pays/)
  })
})

describe('funding of a household', () => {
  it('stands as its weakest member', () => {
    const partner: Member = { ...reflecting, role: 'partner' }

    assert.equal(household([dutch], 'MO').outcome, 'yes')
    assert.equal(household([dutch, partner], 'MO').outcome, 'no')
    assert.equal(household([partner, dutch], 'MO').outcome, 'no')
  })

  it('lets a child come along on the title of a parent', () => {
    const { outcome, members } = household([reflecting, child], 'COSM')

    assert.equal(outcome, 'yes')
    assert.deepEqual(
      members[1]?.bed.titles.map(({ title }) => title),
      ['COSM'],
    )
  })

  it('does not let a grown-up child come along', () => {
    const grown = { ...child, birthDate: '2007-01-01' }

    assert.equal(household([reflecting, grown], 'COSM').outcome, 'assess')
  })

  it('warns of treatment and living costs, and of living not for children', () => {
    const { warnings } = household([dutch, child], 'MO')

    const told = warnings.map(({ member, kind, outcome }) => `${member} ${kind} ${outcome}`)
    assert.deepEqual(told, ['0 treatment assess', '0 living assess', '1 treatment assess'])
  })

  it('does not warn of what is paid', () => {
    const facts = { medicalCover: 'ZVW', sufficientMeans: false }

    assert.deepEqual(household([{ ...dutch, facts }], 'MO').warnings, [])
  })

  it('bridges the whole household when one acute member has no payer', () => {
    assert.equal(household([dutch, { ...reflecting, role: 'partner' }], 'MO', 1).bridging, true)
  })

  it('says the same for all facility types at once', () => {
    const members = [reflecting, child]
    const all = householdFundingByType({ members, on: ON, tables, urgencyClass: 2 })

    assert.equal(all.size, tables.facilityTypes.length + 1)
    for (const [facilityType, funding] of all) {
      assert.deepEqual(funding, household(members, facilityType, 2))
    }
  })
})
