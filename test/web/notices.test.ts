import assert from 'node:assert/strict'
import { NoticeModel } from '../../models/notice.model.ts'
import { NoticeSettingsModel } from '../../models/notice-settings.model.ts'
import { writeNotices } from '../../server/features/notifications/write-notices.service.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { errorLinks, pagesOf, textOf } from '../support/pages.ts'
import { requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

describe('the page of what needs you', () => {
  useDatabase()

  async function scene() {
    const deps = testDeps()
    const account = await signedIn('desk')
    const requestId = await requests.submitted(deps)
    await requests.submitted(deps)
    await writeNotices(deps)
    const reader = pagesOf(deps).as(account)
    return { account, requestId, reader }
  }

  it('is told of on every page, leads to what it is about, and is read one by one or all at once', async () => {
    const { requestId, reader } = await scene()
    assert.match(textOf(await reader.open('/triage')), /Meldingen 2/)
    const page = await reader.open('/notices')
    assert.match(textOf(page), /Een aanvraag wacht op triage/)
    assert.match(page.text, new RegExp(`href="/requests/${requestId}"`))
    const id = /name="form" value="(read-[0-9a-f]{24})"/.exec(page.text)?.[1] ?? ''

    const one = await reader.sendAndFollow(page, id)
    assert.match(textOf(one), /Meldingen 1 .*Op gelezen gezet/)
    const none = await reader.sendAndFollow(page, 'read-all')

    assert.match(textOf(none), /Er wacht niets op u/)
    assert.match(textOf(await reader.open('/notices?show=all')), /Een aanvraag wacht op triage.*✓/)
  })

  it('links nobody to what they may not open: the duty officer calls the unit', async () => {
    const deps = testDeps()
    const officer = await signedIn('ministry')
    const about = 'f'.repeat(24)
    const own = { userId: officer.id, kind: 'offer-unanswered', open: true, urgent: true, times: 1 }
    await NoticeModel.create({ ...own, about, subject: 'offerId', at: deps.now(), mail: 'none' })

    const page = await pagesOf(deps).as(officer).open('/notices')

    assert.match(textOf(page), /Een voorstel is nog niet beantwoord/)
    assert.doesNotMatch(page.text, new RegExp(about))
  })

  it('lets everybody choose how to be told, and says that mail is off', async () => {
    const { account, reader } = await scene()
    const page = await reader.open('/notices/settings')
    assert.match(textOf(page), /verstuurt nu geen mail/)
    assert.match(textOf(page), /loopt door in het volgende. Dit kan niet wachten/)

    const chosen = { 'way-request-to-triage': 'mail', quietFrom: '22', quietUntil: '6' }
    const after = await reader.sendAndFollow(page, 'settings', chosen)

    assert.match(textOf(after), /Uw keuze is bewaard/)
    assert.match(after.text, /<option value="22" selected/)
    const stored = await NoticeSettingsModel.findById(account.id).lean()
    const choice = stored?.choices.find(({ kind }) => kind === 'request-to-triage')
    assert.deepEqual([choice?.way, stored?.quietFrom, stored?.quietUntil], ['mail', 22, 6])
  })

  it('refuses an hour that is none, beside its field', async () => {
    const { reader } = await scene()
    const page = await reader.open('/notices/settings')

    const wrong = await reader.send(page, 'settings', { quietFrom: '' })

    assert.equal(wrong.status, 400)
    assert.deepEqual(errorLinks(wrong), [{ id: 'settings-quietFrom', there: true }])
  })
})
