import assert from 'node:assert/strict'
import { Types } from 'mongoose'
import { RequestModel } from '../../models/request.model.ts'
import { draftRequest } from '../../server/features/requests/request.service.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { errorLinks, pagesOf, textOf } from '../support/pages.ts'
import { contentOf, requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

describe('duplicates on the web', () => {
  useDatabase()

  it('are shown side by side without names, and decided with one tap', async () => {
    const deps = testDeps()
    const identity = { givenNames: 'Aya', familyName: 'Verzonnen', birthDate: '1990-05-01' }
    const caseIds = []
    for (const region of ['amsterdam', 'utrecht']) {
      const organisationId = String(new Types.ObjectId())
      const actor = { id: 'x', role: 'system', purpose: 'arrange-shelter', organisationId } as const
      const made = await draftRequest({ region, identity, content: contentOf() }, actor, deps)
      caseIds.push(String(made.caseId))
    }
    const reader = pagesOf(deps).as(await signedIn('desk'))
    const [one = '', two = ''] = caseIds.toSorted()

    const page = await reader.open('/duplicates')
    const after = await reader.sendAndFollow(page, `same-${two}-${one}`)

    assert.match(textOf(page), /naam en geboortedatum.*Amsterdam.*Utrecht|Utrecht.*Amsterdam/)
    assert.doesNotMatch(page.text, /Aya|Verzonnen/)
    assert.match(textOf(after), /samengevoegd.*geen mogelijke dubbelen/)
    assert.equal((await RequestModel.findOne({ live: true }).lean())?.caseId.equals(two), true)
  })

  it('are found from what coordinators write of who it is, which no page shows again', async () => {
    const deps = testDeps()
    const identity = { givenNames: 'Aya', familyName: 'Verzonnen', birthDate: '1990-05-01' }
    for (const region of ['amsterdam', 'utrecht']) {
      const coordinator = await signedIn('coordinator', { region })
      const requestId = await requests.draft(deps, { coordinator })
      const reader = pagesOf(deps).as(coordinator)
      const page = await reader.open(`/requests/${requestId}/identity`)

      const bare = await reader.send(page, 'identity', { ...identity, foreignerNumber: '12' })
      const done = await reader.sendAndFollow(page, 'identity', identity)
      const again = await reader.open(`/requests/${requestId}/identity`)

      assert.deepEqual(errorLinks(bare), [{ id: 'identity-foreignerNumber', there: true }])
      assert.match(textOf(done), /apart en versleuteld bewaard/)
      assert.match(textOf(again), /Er zijn al gegevens bewaard/)
      assert.doesNotMatch(done.text + again.text, /Aya|Verzonnen/)
    }

    const desk = await pagesOf(deps)
      .as(await signedIn('desk'))
      .open('/duplicates')

    assert.match(textOf(desk), /naam en geboortedatum/)
    assert.doesNotMatch(desk.text, /Aya|Verzonnen/)
  })
})
