import assert from 'node:assert/strict'
import { RequestModel } from '../../models/request.model.ts'
import { signedIn } from '../support/accounts.ts'
import { useDatabase } from '../support/database.ts'
import { errorLinks, pagesOf, textOf } from '../support/pages.ts'
import { requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

describe('taking and asking on the web', () => {
  useDatabase()

  it('shows a colleague who has it instead of the ways to decide', async () => {
    const deps = testDeps()
    const pages = pagesOf(deps)
    const [mine, other] = [pages.as(await signedIn('desk')), pages.as(await signedIn('desk'))]
    const page = `/requests/${await requests.submitted(deps)}`

    const taken = await mine.sendAndFollow(await mine.open(page), 'take')
    const before = await other.open(page)
    const queue = await other.open('/triage')
    const refused = await other.send(taken, 'accept')
    const free = await mine.sendAndFollow(taken, 'let-go')

    assert.match(textOf(taken), /U hebt deze aanvraag in behandeling tot/)
    assert.match(textOf(before), /@demo\.onderdak\.example is bezig met deze aanvraag/)
    assert.doesNotMatch(before.text, /value="accept"/)
    assert.match(textOf(queue), /@demo\.onderdak\.example, tot/)
    assert.equal(refused.status, 403, 'a form belongs to the session it was made for')
    assert.match(textOf(free), /weer vrij.*Nog niemand/)
  })

  it('lets the coordinator answer where the question is', async () => {
    const deps = testDeps()
    const pages = pagesOf(deps)
    const coordinator = await signedIn('coordinator')
    const [asks, answers] = [pages.as(await signedIn('desk')), pages.as(coordinator)]
    const id = await requests.submitted(deps, { coordinator })
    const path = `/requests/${id}`
    await asks.sendAndFollow(await asks.open(path), 'ask', { question: 'Welke titel?' })

    const page = await answers.open(path)
    const empty = await answers.send(page, 'answer', { answer: ' ' })
    const sent = await answers.sendAndFollow(page, 'answer', { answer: 'De <Wmo>.' })

    assert.match(textOf(page), /Welke titel\?.*Nog geen antwoord/)
    assert.deepEqual(errorLinks(empty), [{ id: 'answer-answer', there: true }])
    assert.match(sent.text, /De &lt;Wmo>\./)
    assert.equal((await RequestModel.findById(id).lean())?.status, 'submitted')
    assert.match(textOf(await asks.open(path)), /De <Wmo/)
  })
})
