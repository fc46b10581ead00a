import assert from 'node:assert/strict'
import { NoticeModel } from '../../models/notice.model.ts'
import { writeNotices } from '../../server/features/notifications/write-notices.service.ts'
import { ReportModel } from '../../models/report.model.ts'
import { escalateReports } from '../../server/jobs/escalate-reports.job.ts'
import { followReport } from '../../server/features/reports/follow-report.service.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { recordsOf } from '../support/records.ts'
import { reports } from '../support/reports.ts'
import { testDeps } from '../support/test-deps.ts'

const DESK = { id: 'desk', role: 'desk', purpose: 'arrange-shelter' } as const

async function scene() {
  const deps = testDeps()
  const id = await reports.received(deps, await signedIn('reporter'))
  const level = async () => (await ReportModel.findById(id).lean())?.level
  const at = async (moment: string) => {
    deps.clock.set(moment)
    await escalateReports(deps)
    return level()
  }
  return { deps, id, at, level }
}

describe('a report nobody acts on', () => {
  useDatabase()

  it('escalates at its term, not a second before, and once', async () => {
    const { deps, at, level } = await scene()

    assert.equal(await at('2026-02-02T15:59:59Z'), 0)
    assert.equal(await at('2026-02-02T16:00:00Z'), 1)
    await Promise.all([escalateReports(deps), escalateReports(deps)])

    assert.equal(await level(), 1)
    const { audits, events } = await recordsOf('report.escalated')
    assert.deepEqual([audits.length, events.length, audits[0]?.reason], [1, 1, 'level-1'])
  })

  it('reaches the last level a working day later, and stays there', async () => {
    const { at } = await scene()
    await at('2026-02-02T16:00:00Z')

    assert.equal(await at('2026-02-03T15:59:59Z'), 1)
    assert.equal(await at('2026-02-03T16:00:00Z'), 2)
    assert.equal(await at('2026-03-03T16:00:00Z'), 2)
  })

  it('tells the desk anew at the last level, also when it has not read the first', async () => {
    const { deps, at } = await scene()
    const desk = await signedIn('desk')
    const kinds = async () => {
      await writeNotices(deps)
      const late = { userId: desk.id, open: true, urgent: true }
      const notices = await NoticeModel.find(late).sort({ at: 1 }).lean()
      return notices.map(({ kind }) => kind)
    }
    await writeNotices(deps)

    await at('2026-02-02T16:00:00Z')
    assert.deepEqual(await kinds(), ['report-overdue'])
    await at('2026-02-03T16:00:00Z')

    assert.deepEqual(await kinds(), ['report-overdue', 'report-still-overdue'])
  })

  it('begins anew when it is heard of, and rests when it is closed', async () => {
    const { deps, id, at } = await scene()
    await at('2026-02-02T16:00:00Z')

    await followReport(id, 'taken-up', DESK, deps)
    assert.equal(await at('2026-02-09T15:59:59Z'), 0)
    assert.equal(await at('2026-02-09T16:00:00Z'), 1)
    await followReport(id, 'registered', DESK, deps)

    assert.equal(await at('2026-04-01T12:00:00Z'), 1)
  })
})
