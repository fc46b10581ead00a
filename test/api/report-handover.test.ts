import assert from 'node:assert/strict'
import { z } from 'zod'
import { NoticeModel } from '../../models/notice.model.ts'
import { OrganisationModel } from '../../models/organisation.model.ts'
import { ReportModel } from '../../models/report.model.ts'
import { writeNotices } from '../../server/features/notifications/write-notices.service.ts'
import { signedIn } from '../support/accounts.ts'
import { apiOf, problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { pagesOf, textOf } from '../support/pages.ts'
import { coordinatorOfAmsterdam, reports } from '../support/reports.ts'
import { assertRecordedOnce } from '../support/records.ts'
import { testDeps } from '../support/test-deps.ts'

const HandedOver = z.object({
  owner: z.looseObject({ kind: z.string(), name: z.string().optional() }),
})

async function scene() {
  const deps = testDeps()
  const organisationId = await coordinatorOfAmsterdam()
  const coordinator = await signedIn('coordinator', { organisationId })
  const next = await OrganisationModel.create({
    ...{ code: 'SHOP', name: 'SHOP Den Haag', roles: ['coordinator'], validFrom: '2020-01-01' },
  })
  const to = String(next._id)
  const colleague = await signedIn('coordinator', { organisationId: to })
  const id = await reports.takenUp(deps, await signedIn('reporter'))
  const api = apiOf(deps)
  const handOver = (body: object, as = coordinator) =>
    api.post(`/v1/reports/${id}/hand-over`, { as, body: { reason: 'other-region', ...body } })
  return { deps, api, id, to, coordinator, colleague, handOver }
}

describe('handing a report over', () => {
  useDatabase()

  it('gives it to another owner within the term it had, and both hear of it', async () => {
    const { deps, api, id, to, coordinator, colleague, handOver } = await scene()
    await writeNotices(deps)
    const before = await ReportModel.findById(id).orFail().lean()
    const manager = await signedIn('coordinator', {
      organisationId: String(before.owner.organisationId),
    })

    const answer = await handOver({ to })

    assert.equal(bodyOf(HandedOver, answer).owner.name, 'SHOP Den Haag')
    const after = await ReportModel.findById(id).orFail().lean()
    assert.deepEqual([after.status, after.actBy], ['received', before.actBy])
    assert.equal((await api.get(`/v1/reports/${id}`, { as: colleague })).status, 200)
    assert.equal((await api.get(`/v1/reports/${id}`, { as: coordinator })).status, 404)
    await assertRecordedOnce('report.handed-over', {
      ...{ by: coordinator, ids: { reportId: id }, reason: 'other-region' },
    })
    await writeNotices(deps)
    const told = await NoticeModel.find({ kind: 'report-handed-over' }).lean()
    assert.deepEqual(
      told.map(({ userId }) => String(userId)).toSorted(),
      [manager.id, colleague.id].toSorted(),
    )
  })

  it('goes nowhere where nobody acts, nor to who has it, nor by somebody else', async () => {
    const { id, to, handOver, colleague } = await scene()

    const refused = [
      await handOver({ to: 'f'.repeat(24) }),
      await handOver({ to: 'region' }),
      await handOver({ to: 'everybody' }),
      await handOver({ to, reason: 'because' }),
    ]

    assert.deepEqual(
      refused.map((answer) => problemOf(answer).errors[0]?.['pointer']),
      ['#/to', '#/to', '#/to', '#/reason'],
    )
    assert.equal((await handOver({ to }, colleague)).status, 404)
    assert.equal((await handOver({ to: 'desk' })).status, 200)
    const desk = await signedIn('desk')
    assert.equal(problemOf(await handOver({ to: 'desk' }, desk)).name, 'invalid-input')
    assert.equal((await ReportModel.findById(id).lean())?.owner.kind, 'desk')
  })

  it('is done on the report’s own page', async () => {
    const { deps, id, to, coordinator } = await scene()
    const reader = pagesOf(deps).as(coordinator)

    const page = await reader.open(`/reports/${id}`)
    const after = await reader.sendAndFollow(page, 'hand-over', { to, reason: 'known-elsewhere' })

    assert.match(textOf(after), /De melding is overgedragen/)
    assert.equal(String((await ReportModel.findById(id).lean())?.owner.organisationId), to)
  })
})
