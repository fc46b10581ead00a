import assert from 'node:assert/strict'
import { StayModel } from '../../models/stay.model.ts'
import { extendOverdueStays } from '../../server/features/stays/extend-overdue.service.ts'
import { noticeOverdueStays } from '../../server/features/stays/notice-overdue.service.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { caseTokenOf, recordsOf } from '../support/records.ts'
import { stays } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

describe('the job that finds who did not come or leave', () => {
  useDatabase()

  async function scene() {
    const deps = testDeps()
    const unit = await makeUnit(deps, { places: 2 })
    const late = await stays.planned(deps, unit, { from: '2026-02-10', until: '2026-03-01' })
    const placeId = unit.placeIds[1] ?? ''
    const staying = await stays.arrived(deps, unit, { placeId, until: '2026-02-10' })
    const run = async (moment: string): Promise<number> => {
      deps.clock.set(moment)
      await extendOverdueStays(deps)
      return noticeOverdueStays(deps)
    }
    return { deps, unit, late, staying, run }
  }

  it('says so once when the day has passed in Amsterdam, not a second before', async () => {
    const { late, staying, run } = await scene()

    const before = await run('2026-02-10T22:59:59Z')
    const after = await run('2026-02-10T23:00:00Z')
    const again = await run('2026-02-12T12:00:00Z')

    assert.deepEqual([before, after, again], [0, 2, 0])
    const { audits, events } = await recordsOf('stay.overdue')
    assert.deepEqual(audits.map(({ reason, caseTokens }) => [reason, ...caseTokens]).toSorted(), [
      ['arrival', await caseTokenOf(late.requestId)],
      ['departure', await caseTokenOf(staying.requestId)],
    ])
    assert.equal(events.length, 2)
    const stored = await StayModel.findById(staying.stayId).lean()
    assert.deepEqual([stored?.overdue?.since, stored?.until], ['2026-02-10', '2026-02-13'])
  })

  it('sees a stay that could not be extended, because somebody else comes', async () => {
    const { deps, unit, staying, run } = await scene()
    const placeId = unit.placeIds[1] ?? ''
    await stays.planned(deps, unit, { placeId, from: '2026-02-10', until: '2026-03-01' })

    await run('2026-02-11T12:00:00Z')

    const stored = await StayModel.findById(staying.stayId).lean()
    assert.deepEqual([stored?.overdue?.since, stored?.until], ['2026-02-10', '2026-02-10'])
  })

  it('happens once when two nodes look at once', async () => {
    const { deps } = await scene()
    deps.clock.set('2026-02-12T12:00:00Z')

    const found = await Promise.all([noticeOverdueStays(deps), noticeOverdueStays(deps)])

    assert.equal(found[0] + found[1], 2)
    assert.equal((await recordsOf('stay.overdue')).events.length, 2)
  })
})
