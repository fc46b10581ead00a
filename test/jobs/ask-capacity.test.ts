import assert from 'node:assert/strict'
import { NoticeModel } from '../../models/notice.model.ts'
import { askCapacity } from '../../server/features/capacity/ask-capacity.service.ts'
import { attestUnit } from '../../server/features/capacity/capacity.service.ts'
import { sendDueMails, tellPeople } from '../../server/jobs/tell-people.job.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { useMailbox } from '../support/mailbox.ts'
import { pagesOf, textOf } from '../support/pages.ts'
import { recordsOf } from '../support/records.ts'
import { requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

const DESK = { id: 'desk', role: 'desk', purpose: 'arrange-shelter' } as const

describe('the job that asks houses for their number', () => {
  useDatabase()
  const { mailDeps, arrived } = useMailbox()

  it('asks once a day at most, run twice and by two nodes, never at night', async () => {
    const deps = testDeps()
    await makeUnit(deps)
    deps.clock.set('2026-02-02T21:00:00Z')
    const night = await askCapacity(deps)
    deps.clock.set('2026-02-03T09:00:00Z')

    const both = await Promise.all([askCapacity(deps), askCapacity(deps)])
    const again = await askCapacity(deps)
    deps.clock.set('2026-02-04T09:00:00Z')
    const nextDay = await askCapacity(deps)

    assert.equal(night.asked, 0)
    assert.equal(both[0].asked + both[1].asked, 1)
    assert.deepEqual([again.asked, nextDay.asked], [0, 1])
    assert.equal((await recordsOf('unit.confirmation-asked')).events.length, 2)
  })

  it('leaves a house alone that has just spoken', async () => {
    const deps = testDeps()
    const unit = await makeUnit(deps)
    await requests.waiting(deps)
    await attestUnit(unit.unitId, 1, DESK, deps)

    deps.clock.set('2026-02-04T11:59:00Z')
    const fresh = await askCapacity(deps)
    deps.clock.set('2026-02-04T12:00:00Z')
    const later = await askCapacity(deps)

    assert.deepEqual([fresh.asked, later.asked], [0, 1])
  })

  it('puts it on the screen and into the mail, with a link that answers it', async () => {
    const deps = mailDeps()
    const unit = await makeUnit(deps)
    await signedIn('operator', { organisationId: unit.organisationId })
    await askCapacity(deps)
    await tellPeople(deps)
    const [notice] = await NoticeModel.find({ kind: 'capacity-to-confirm', open: true }).lean()
    deps.clock.set('2026-02-02T15:00:00Z')
    await tellPeople(deps)
    await sendDueMails(deps)

    const [mail] = await arrived()
    const link = /https:\/\/onderdak\.test(\/still-true\/[\w-]{43})\n/.exec(mail?.text ?? '')?.[1]
    const reader = pagesOf(deps).as()
    const page = await reader.open(link ?? '/')
    await reader.sendAndFollow(page, 'still-true')
    await tellPeople(deps)

    assert.equal(notice?.about, unit.unitId)
    assert.match(textOf(page), /de kalender zegt dat er nu 2 vrij zijn/)
    assert.equal(mail?.text.includes('Afdeling'), false)
    assert.equal(await NoticeModel.countDocuments({ kind: 'capacity-to-confirm', open: true }), 0)
  })
})
