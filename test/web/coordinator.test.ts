import assert from 'node:assert/strict'
import type { Response } from 'supertest'
import { RequestModel } from '../../models/request.model.ts'
import type { Actor } from '../../server/events/actor.ts'
import { draftRequest } from '../../server/features/requests/request.service.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { errorLinks, pagesOf, textOf } from '../support/pages.ts'
import type { Reader } from '../support/pages.ts'
import { contentOf, offers, requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

const HOUSEHOLD = {
  region: 'amsterdam',
  'members-0-role': 'principal',
  'members-0-birthDate': '1995-06-01',
  'members-0-gender': 'vrouw',
  'members-0-nationalityGroup': 'derde-land',
}

async function scene() {
  const deps = testDeps()
  const account = await signedIn('coordinator')
  return { deps, account, reader: pagesOf(deps).as(account) }
}

/** Sends the form of a step, and opens the step that comes next. */
const step = (reader: Reader, page: Response, said: Record<string, string | string[]>) =>
  reader.sendAndFollow(page, 'section', said)

describe('a new request on the web', () => {
  useDatabase()

  it('is made in six steps without script, and submitted', async () => {
    const { reader } = await scene()

    let page = await step(reader, await reader.open('/requests/new'), HOUSEHOLD)
    assert.match(textOf(page), /Stap 2 van 6 Wat er speelt/)
    page = await step(reader, page, {
      'members-0-facts-exploitationForm': ['seksueel', 'crimineel'],
      'members-0-facts-activeUse': 'dagelijks',
      'members-0-facts-pregnant': 'true',
      'need-singleRoom': 'essential',
    })
    page = await step(reader, page, {
      'safety-threatLevel': 'verhoogd',
      'safety-forbiddenAreas': 'Utrecht, amersfoort',
    })
    page = await step(reader, page, {
      'members-0-statuses-0-status': '8K-BEDENKTIJD',
      'members-0-statuses-0-from': '2026-01-20',
      'members-0-statuses-0-until': '2026-04-20',
    })
    page = await step(reader, page, { 'urgency-class': '2' })
    assert.match(textOf(page), /De aanvraag is compleet/)
    const sent = await reader.sendAndFollow(page, 'submit')

    assert.match(textOf(sent), /De aanvraag is ingediend.*Klasse 2: binnen drie dagen/)
    assert.match(textOf(sent), /Actief gebruik dagelijks/)
    assert.match(textOf(sent), /Utrecht, Amersfoort/)
    assert.equal(await RequestModel.countDocuments({ status: 'submitted', urgencyClass: 2 }), 1)
  })

  it('keeps every step, and says what is missing with a link to where it is asked', async () => {
    const { reader } = await scene()
    const first = await reader.open('/requests/new')

    const later = await reader.sendAndFollow(first, 'section', { ...HOUSEHOLD, then: 'later' })
    const { _id } = (await RequestModel.findOne().lean()) ?? {}
    const check = await reader.open(`/requests/${String(_id)}/edit/check`)
    const again = await reader.open(`/requests/${String(_id)}/edit/household`)

    assert.match(textOf(later), /Opgeslagen/)
    for (const section of ['safety', 'status', 'urgency']) {
      assert.match(check.text, new RegExp(`href="/requests/${String(_id)}/edit/${section}"`))
    }
    assert.match(again.text, /value="1995-06-01"/)
  })

  it('takes more people, and takes them away again', async () => {
    const { reader } = await scene()
    const first = await reader.open('/requests/new')

    const two = await reader.sendAndFollow(first, 'section', { ...HOUSEHOLD, then: 'add' })
    const child = {
      'members-1-role': 'child',
      'members-1-birthDate': '2020-03-01',
      'members-1-gender': 'man',
      'members-1-nationalityGroup': 'derde-land',
    }
    const saved = await step(reader, two, child)
    assert.match(textOf(saved), /Amsterdam, hoofdpersoon, kind/)
    const { _id } = (await RequestModel.findOne().lean()) ?? {}
    const back = await reader.open(`/requests/${String(_id)}/edit/household`)
    const alone = await step(reader, back, { 'members-1-remove': 'yes' })

    assert.equal(textOf(alone).includes('hoofdpersoon, kind'), false)
  })

  it('shows every faulty answer beside its question, and loses nothing', async () => {
    const { deps, account, reader } = await scene()
    const id = await requests.draft(deps, { coordinator: account })
    const safety = await reader.open(`/requests/${id}/edit/safety`)
    const people = await reader.open('/requests/new')

    const nowhere = await reader.send(safety, 'section', {
      'safety-forbiddenAreas': 'Utrecht, Nergenshuizen',
      'safety-moving': 'must-stay',
    })
    const nobody = await reader.send(people, 'section', { 'members-0-birthDate': '2999-01-01' })

    assert.equal(nowhere.status, 400)
    assert.deepEqual(
      errorLinks(nowhere).map(({ id: field }) => field),
      ['section-safety-forbiddenAreas', 'section-safety-investigationRegion'],
    )
    assert.match(nowhere.text, /value="Utrecht, Nergenshuizen"/)
    const faults = errorLinks(nobody)
    assert.equal(
      faults.every(({ there }) => there),
      true,
    )
    assert.deepEqual(
      faults.map(({ id: field }) => field.replace('section-', '')),
      ['members-0-gender', 'members-0-nationalityGroup', 'members-0-birthDate'],
    )
  })

  it('keeps facts that the form does not ask about', async () => {
    const { deps, account, reader } = await scene()
    const content = contentOf()
    const [member] = content.household?.members ?? []
    assert.ok(member)
    const members = [{ ...member, facts: { ...member.facts, diet: ['halal'] } }]
    const id = await requests.draft(deps, {
      coordinator: account,
      content: { household: { members } },
    })
    const page = await reader.open(`/requests/${id}/edit/needs`)

    await step(reader, page, { 'members-0-facts-activeUse': 'af-en-toe' })

    const said = textOf(await reader.open(`/requests/${id}`))
    assert.match(said, /Dieet halal/)
    assert.match(said, /Actief gebruik af en toe/)
  })
})

describe('a request on the web', () => {
  useDatabase()

  it('says where it stands and why', async () => {
    const { deps, account, reader } = await scene()
    const id = await requests.waiting(deps, { coordinator: account })

    const page = textOf(await reader.open(`/requests/${id}`))

    assert.match(page, /Nummer 1 van het land · Wacht sinds 2 feb 2026 · 0 dagen/)
    assert.match(page, /Urgentieklasse 3: besluit binnen twee weken/)
    assert.match(page, /gaat wie langer wacht voor/)
  })

  it('shows places that fit and places that do not, each with its reasons and who pays', async () => {
    const { deps, account, reader } = await scene()
    await makeUnit(deps, { facilityType: 'VO-CRISIS', places: 1 })
    await makeUnit(deps, { features: { unitGenderMix: 'mannen' }, places: 1 })
    const id = await requests.waiting(deps, { coordinator: account })

    const judged = await reader.open(`/requests/${id}/matches?verdict=blocked`)
    const blocked = await reader.open(judged.headers['location'] ?? '')

    assert.match(judged.headers['location'] ?? '', /verdict=blocked&run=[0-9a-f]{24}/)
    assert.match(textOf(blocked), /Past 1 Mens moet kijken 0 Past niet 1/)
    assert.match(blocked.text, /<li class="no">/)
    assert.match(textOf(blocked), /Bed: .* Behandeling: .* Levensonderhoud:/)
    assert.equal(textOf(blocked).includes('Deze plek voorstellen'), false)
  })

  it('is withdrawn only after a look at what that brings about', async () => {
    const { deps, account, reader } = await scene()
    const unit = await makeUnit(deps)
    const requestId = await requests.waiting(deps, { coordinator: account })
    await offers.open(deps, unit, { requestId })
    const page = await reader.open(`/requests/${requestId}/withdrawal`)
    assert.match(textOf(page), /Het voorstel aan Afdeling.* eindigt.*Deze plek komt vrij/)

    const bare = await reader.send(page, 'withdraw', { reason: '' })
    const done = await reader.sendAndFollow(page, 'withdraw', { reason: 'own-solution' })

    assert.deepEqual(errorLinks(bare), [{ id: 'withdraw-reason', there: true }])
    assert.match(textOf(done), /De aanvraag is ingetrokken.*Zelf onderdak gevonden/)
  })

  it('shows nobody who it is about', async () => {
    const { deps, account, reader } = await scene()
    const identity = { givenNames: 'Ximena', familyName: 'Quirarte', birthDate: '1990-05-01' }
    const { id: author, organisationId } = account
    const actor: Actor = { id: author, role: 'coordinator', organisationId, purpose: 'none' }
    const request = await draftRequest(
      { region: 'amsterdam', identity, content: contentOf() },
      actor,
      deps,
    )
    const id = String(request._id)

    const pages = await Promise.all(
      [
        '/requests',
        `/requests/${id}`,
        `/requests/${id}/edit/household`,
        `/requests/${id}/edit/check`,
      ].map((path) => reader.open(path)),
    )

    for (const page of pages) {
      assert.equal(page.status, 200)
      assert.equal(/Ximena|Quirarte/.test(page.text), false)
    }
  })

  it('is unknown to other organisations', async () => {
    const { deps, account } = await scene()
    const id = await requests.waiting(deps, { coordinator: account })
    const stranger = pagesOf(deps).as(await signedIn('coordinator'))

    for (const path of ['', '/matches', '/edit/safety', '/withdrawal']) {
      assert.equal((await stranger.open(`/requests/${id}${path}`)).status, 404, path)
    }
  })
})
