import assert from 'node:assert/strict'
import { Types } from 'mongoose'
import { RequestModel } from '../../models/request.model.ts'
import { draftRequest } from '../../server/features/requests/request.service.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { pagesOf, textOf } from '../support/pages.ts'
import { contentOf } from '../support/requests.ts'
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
})
