import assert from 'node:assert/strict'
import { AuditEntryModel } from '../../models/audit.model.ts'
import { sealAudit } from '../../server/features/governance/seal-audit.service.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { errorLinks, pagesOf, textOf } from '../support/pages.ts'
import { requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'
import { UserModel } from '../../models/user.model.ts'

describe('the auditor', () => {
  useDatabase()

  it('finds who saw a household, by the number of its request, and leaves a trace of the search', async () => {
    const deps = testDeps()
    const coordinator = await signedIn('coordinator')
    const requestId = await requests.waiting(deps, { coordinator })
    await requests.waiting(deps)
    const { as } = pagesOf(deps)
    await as(coordinator).open(`/requests/${requestId}`)
    const auditor = await signedIn('auditor')
    const reader = as(auditor)

    const found = await reader.send(await reader.open('/audit'), 'audit-search', {
      subject: requestId,
    })

    assert.equal(found.status, 200)
    const text = textOf(found)
    const coordinatorUser = await UserModel.findById(coordinator.id).orFail().lean()
    assert.ok(text.includes(`${coordinatorUser.email} (Zorgcoördinator) Aanvraag gelezen`), text)
    assert.match(text, /Aanvraag op de wachtlijst gezet/)
    assert.match(text, /regels gevonden/)
    const traces = await AuditEntryModel.find({ act: 'audit.searched' }).lean()
    assert.deepEqual(
      traces.map(({ actor, fields, caseTokens }) => [actor.id, fields, caseTokens.length]),
      [[auditor.id, ['caseToken'], 1]],
    )
  })

  it('searches by person, act and days, page after page, and never by address', async () => {
    const deps = testDeps()
    const auditor = await signedIn('auditor')
    const { email } = await UserModel.findById(auditor.id).orFail().lean()
    const reader = pagesOf(deps).as(auditor)
    let page = await reader.open('/audit')
    for (let search = 0; search < 51; search += 1) page = await reader.send(page, 'audit-search')

    const mine = { person: email, act: 'audit.searched', since: '2026-02-02', till: '2026-02-02' }
    const first = await reader.send(page, 'audit-search', mine)
    const second = await reader.send(first, 'audit-page-2')
    const never = await reader.send(first, 'audit-search', {
      ...mine,
      since: '',
      till: '2026-02-01',
    })

    assert.match(textOf(first), /51 regels gevonden/)
    assert.match(textOf(second), /52 regels gevonden/)
    assert.match(textOf(second), /Nieuwere regels/)
    assert.match(textOf(never), /0 regels gevonden Niets gevonden/)
    assert.doesNotMatch(first.text, /(href|action)="[^"]*(@|person|subject)/)
  })

  it('says what was not understood beside the field', async () => {
    const reader = pagesOf(testDeps()).as(await signedIn('auditor'))
    const page = await reader.open('/audit')

    for (const [field, value] of [
      ['person', 'nobody@demo.onderdak.example'],
      ['subject', 'f'.repeat(24)],
      ['since', '2026-13-45'],
    ] as const) {
      const refused = await reader.send(page, 'audit-search', { [field]: value })
      assert.equal(refused.status, 400)
      assert.deepEqual(errorLinks(refused), [{ id: `audit-search-${field}`, there: true }])
    }
  })

  it('sees whether the chain is whole, and where it is not', async () => {
    const deps = testDeps()
    await requests.submitted(deps)
    await sealAudit(deps)
    const reader = pagesOf(deps).as(await signedIn('auditor'))
    const open = await reader.open('/audit')

    const before = textOf(await reader.send(open, 'audit-check'))
    await AuditEntryModel.updateOne({ act: 'request.submitted' }, { $set: { purpose: 'none' } })
    const after = textOf(await reader.send(open, 'audit-check'))

    assert.match(after, /De keten klopt niet/)
    assert.match(after, /entry [0-9a-f]{24} of seal 1 was changed/)
    assert.doesNotMatch(before, /was changed/)
  })
})
