import assert from 'node:assert/strict'
import { ReportModel } from '../../models/report.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { errorLinks, pagesOf, textOf } from '../support/pages.ts'
import { coordinatorOfAmsterdam } from '../support/reports.ts'
import { testDeps } from '../support/test-deps.ts'

const SAID = {
  ...{ forms: ['seksueel', 'crimineel'], region: 'amsterdam', ageGroup: '23-plus', people: '1' },
  ...{ threatLevel: 'hoog', shelter: 'today', reporterKind: 'police' },
  ...{ ground: 'registration-police', consent: 'yes', note: 'Bang voor <iemand>.' },
}

describe('reporting on the web', () => {
  useDatabase()

  it('goes from a form without script to a request, and back to the reporter', async () => {
    const deps = testDeps()
    const pages = pagesOf(deps)
    const reader = pages.as(await signedIn('reporter'))
    const organisationId = await coordinatorOfAmsterdam()
    const acts = pages.as(await signedIn('coordinator', { organisationId }))

    const receipt = await reader.sendAndFollow(await reader.open('/reports/new'), 'report', SAID)
    const reference = /M-[2-9A-Z]{8}/.exec(textOf(receipt))?.[0] ?? 'none'
    const path = `/reports/${String((await ReportModel.findOne().lean())?._id)}`
    const list = await acts.open('/reports')
    await acts.sendAndFollow(await acts.open(path), 'follow', { code: 'contact-made' })
    const draft = await acts.sendAndFollow(await acts.open(path), 'request')
    const after = await reader.open(path)

    assert.match(textOf(receipt), /De melding is ontvangen.*HVO-Querido/)
    assert.match(receipt.text, /Bang voor &lt;iemand>/)
    assert.ok(textOf(list).includes(reference))
    assert.match(textOf(draft), /De aanvraag is gemaakt/)
    assert.match(
      textOf(after),
      /Afgerond.*plek gezocht.*contact met het slachtoffer.*opvang aangevraagd/,
    )
    assert.doesNotMatch(textOf(after), /Naar de aanvraag/)
    assert.equal(await RequestModel.countDocuments({ status: 'draft' }), 1)
  })

  it('says beside each field what is missing, and keeps what was said', async () => {
    const deps = testDeps()
    const reader = pagesOf(deps).as(await signedIn('reporter'))
    const form = await reader.open('/reports/new')

    const empty = await reader.send(form, 'report', { people: '0' })
    const noConsent = await reader.send(form, 'report', { ...SAID, consent: 'no' })

    const fields = ['forms', 'region', 'ageGroup', 'people', 'threatLevel', 'shelter']
    assert.deepEqual(
      errorLinks(empty),
      [...fields, 'reporterKind', 'ground'].map((name) => ({ id: `report-${name}`, there: true })),
    )
    assert.deepEqual(errorLinks(noConsent), [{ id: 'report-consent', there: true }])
    assert.match(noConsent.text, /Bang voor &lt;iemand>/)
    assert.equal(await ReportModel.countDocuments(), 0)
  })
})
