import assert from 'node:assert/strict'
import { fundingAlarms } from '../../../matching/funding/alarms.ts'
import type { FundedStay } from '../../../matching/funding/alarms.ts'
import { quotasFrom, quotaUse } from '../../../matching/funding/quotas.ts'
import type { Day, Member } from '../../../matching/profile.ts'
import { person, readData, tables, timeline, withStatus } from '../../support/funding.ts'

function alarms(member: Member, on: Day, stays: FundedStay[] = []) {
  return fundingAlarms({ member, stays, on, tables })
}

function codes(member: Member, on: Day, stays: FundedStay[] = []) {
  return alarms(member, on, stays).map(({ norm, endsOn }) => `${norm} ${endsOn}`)
}

const inCosm: FundedStay = { stayId: 'stay', facilityType: 'COSM', from: '2026-02-01' }

describe('alarms before a title ends', () => {
  const reflecting = withStatus('8K-BEDENKTIJD', '2026-02-01')

  it('come 30 and 10 days before three calendar months are over, not a day earlier', () => {
    const thirty = 'signaal-bedenktijd-30-dagen 2026-05-01'
    const ten = 'signaal-bedenktijd-10-dagen 2026-05-01'

    assert.deepEqual(codes(reflecting, '2026-03-31'), [])
    assert.deepEqual(codes(reflecting, '2026-04-01'), [thirty])
    assert.deepEqual(codes(reflecting, '2026-04-20'), [thirty])
    assert.deepEqual(codes(reflecting, '2026-04-21'), [thirty, ten])
    assert.deepEqual(codes(reflecting, '2026-04-30'), [thirty, ten])
    assert.deepEqual(codes(reflecting, '2026-05-01'), [])
  })

  it('name the stay that would have no payer', () => {
    const [alarm] = alarms(reflecting, '2026-04-01', [inCosm])

    const stranded = { stayId: 'stay', facilityType: 'COSM', from: '2026-05-01', outcome: 'no' }
    assert.deepEqual(alarm?.stays, [stranded])
  })

  it('leave out a stay that ends before, or that another title pays from then on', () => {
    const permit = timeline(
      '8K-BEDENKTIJD 2026-02-01..2026-05-01; 8A-TIJDELIJK-HUMANITAIR 2026-05-01..',
    )
    const member = person({ statuses: permit })
    const leaving = { ...inCosm, until: '2026-05-01' }
    const inShelter = { ...inCosm, facilityType: 'VO-CRISIS' }

    assert.deepEqual(alarms(member, '2026-04-01', [leaving, inShelter])[0]?.stays, [])
    assert.equal(alarms(member, '2026-04-01', [inCosm])[0]?.stays.length, 1)
  })

  it('come once, 10 days before, for a Dublin claimant', () => {
    const dublin = { ...reflecting, facts: { dublinClaimant: true } }

    assert.deepEqual(codes(dublin, '2026-02-20'), [])
    assert.deepEqual(codes(dublin, '2026-02-21'), ['signaal-bedenktijd-dublin-10-dagen 2026-03-03'])
  })

  it('come for a Dublin claimant in COSM of whom no reflection period is recorded', () => {
    const dublin = withStatus('8M-DUBLIN', '2026-02-01')

    assert.deepEqual(codes(dublin, '2026-02-21'), [])
    assert.deepEqual(codes(dublin, '2026-02-21', [inCosm]), [
      'signaal-bedenktijd-dublin-10-dagen 2026-03-03',
    ])
  })

  it('come 90 days before the 18th birthday, and before the 23rd in continued youth help', () => {
    const seventeen = withStatus('NL', '2008-03-02', { birthDate: '2008-03-02' })
    const facts = { youthHelpBefore18: true }
    const young = withStatus('NL', '2003-03-02', { birthDate: '2003-03-02', facts })

    assert.deepEqual(codes(seventeen, '2025-12-01'), [])
    assert.deepEqual(codes(seventeen, '2025-12-02'), ['signaal-18-jaar 2026-03-02'])
    assert.deepEqual(codes(young, '2025-12-02'), ['signaal-23-jaar 2026-03-02'])
    assert.deepEqual(codes({ ...young, facts: {} }, '2025-12-02'), [])
  })

  it('come 45 days before half a year of youth help is over', () => {
    const minor = withStatus('GEEN-MINDERJARIG', '2026-01-01', { birthDate: '2012-06-15' })

    assert.deepEqual(codes(minor, '2026-05-17'), ['signaal-jeugdwet-half-jaar 2026-07-01'])
    assert.deepEqual(codes(minor, '2026-05-16'), [])
  })

  it('come 60 days before a permit ends, with the shelter stay it would strand', () => {
    const statuses = timeline('8A-TIJDELIJK-HUMANITAIR 2025-06-01..2026-06-01')
    const stay = { ...inCosm, facilityType: 'VO-VERVOLG' }

    const [alarm] = alarms(person({ statuses }), '2026-04-02', [stay])
    assert.equal(alarm?.norm, 'signaal-vergunning-einde')
    assert.equal(alarm.stays[0]?.outcome, 'assess')
    assert.deepEqual(codes(person({ statuses }), '2026-04-01', [stay]), [])
  })
})

describe('quotas', () => {
  const quotas = quotasFrom(readData('landscape'), tables.titles)
  const stay = { stayId: 'a', title: 'OMM', places: 1, from: '2026-03-01', until: '2026-03-03' }

  it('are 36 places of OMM and 40 of COSM, each with an owner and a source', () => {
    const told = quotas.map(({ title, places, source }) => `${title} ${places} ${source}`)

    assert.deepEqual(told.toSorted(), ['COSM 40 S19', 'OMM 36 S23'])
    assert.ok(quotas.every(({ owner }) => owner.length > 0))
  })

  it('count the nights of a stay, half-open', () => {
    const used = (on: Day) =>
      quotaUse(quotas, [stay], on).find(({ title }) => title === 'OMM')?.used

    assert.deepEqual(
      ['2026-02-28', '2026-03-01', '2026-03-02', '2026-03-03'].map(used),
      [0, 1, 1, 0],
    )
  })

  it('show what is beyond them and never a negative rest', () => {
    const [omm] = quotaUse(quotas, [{ ...stay, places: 37 }], '2026-03-01')

    assert.deepEqual([omm?.used, omm?.left, omm?.over], [37, 0, 1])
  })
})
