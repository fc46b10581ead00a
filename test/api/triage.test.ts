import assert from 'node:assert/strict'
import { z } from 'zod'
import { RequestModel } from '../../models/request.model.ts'
import { signedIn } from '../support/accounts.ts'
import type { Account } from '../support/accounts.ts'
import { apiOf, problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { statusOf } from '../support/offer-scene.ts'
import { assertRecordedOnce } from '../support/records.ts'
import { requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

const Request = z.looseObject({
  status: z.string(),
  triageBy: z.string().optional(),
  decideBy: z.string().optional(),
  claim: z.object({ userId: z.string(), role: z.string(), until: z.string() }).optional(),
  questions: z.array(
    z.looseObject({
      text: z.string(),
      answerBy: z.string().optional(),
      answer: z.object({ text: z.string(), at: z.string() }).optional(),
    }),
  ),
})

async function scene() {
  const deps = testDeps()
  const api = apiOf(deps)
  const [coordinator, desk, colleague] = [
    await signedIn('coordinator'),
    await signedIn('desk'),
    await signedIn('desk'),
  ]
  const id = await requests.submitted(deps, { coordinator, content: { urgency: { class: 2 } } })
  const path = `/v1/placement-requests/${id}`
  const take = (as: Account) => api.post(`${path}/claim`, { as })
  const decide = (as: Account, body: object) => api.post(`${path}/triage`, { as, body })
  const read = async () => bodyOf(Request, await api.get(path, { as: desk }))
  return { deps, api, coordinator, desk, colleague, id, path, take, decide, read }
}

const ACCEPT = { decision: 'accept' }
const ASK = { decision: 'ask', question: 'Welke titel geldt er?' }

describe('taking a request', () => {
  useDatabase()

  it('shows others who has it, and keeps them from deciding', async () => {
    const { desk, colleague, id, take, decide, read } = await scene()

    const taken = await take(desk)
    const second = await take(colleague)
    const decided = await decide(colleague, ACCEPT)

    assert.equal(taken.status, 200, taken.text)
    assert.deepEqual(
      [problemOf(second).name, problemOf(decided).name],
      Array(2).fill('being-decided'),
    )
    const { claim } = await read()
    assert.deepEqual(claim, { userId: desk.id, role: 'desk', until: '2026-02-02T12:30:00.000Z' })
    assert.equal(await statusOf(id), 'submitted')
    await assertRecordedOnce('request.taken', { by: desk, ids: { requestId: id }, of: id })
  })

  it('lets one of several who take it at once have it', async () => {
    const { desk, colleague, take } = await scene()

    const answers = await Promise.all([desk, colleague, desk, colleague].map(take))

    const statuses = answers.map(({ status }) => status)
    const byDesk = [200, 409, 200, 409]
    assert.ok(
      [byDesk, byDesk.toReversed()].some((one) => String(one) === String(statuses)),
      String(statuses),
    )
  })

  it('ends by itself: a second before the end not yet, at the end for whoever comes', async () => {
    const { deps, desk, colleague, take, read } = await scene()
    await take(desk)

    deps.clock.set('2026-02-02T12:29:59Z')
    const early = await take(colleague)
    deps.clock.set('2026-02-02T12:30:00Z')
    const { claim: ended } = await read()
    const late = await take(colleague)

    assert.deepEqual([early.status, ended, late.status], [409, undefined, 200])
    assert.equal((await read()).claim?.userId, colleague.id)
  })

  it('is renewed by who has it, and ends when let go or decided', async () => {
    const { deps, api, desk, colleague, path, take, decide, read } = await scene()
    await take(desk)
    deps.clock.forward(20)
    await take(desk)
    assert.equal((await read()).claim?.until, '2026-02-02T12:50:00.000Z')

    const others = await api.delete(`${path}/claim`, { as: colleague })
    assert.deepEqual([others.status, (await read()).claim?.userId], [204, desk.id])
    await api.delete(`${path}/claim`, { as: desk })
    assert.equal((await read()).claim, undefined)
    await take(colleague)
    await decide(colleague, ACCEPT)

    const { status, claim, triageBy } = await read()
    assert.deepEqual([status, claim, triageBy], ['waiting', undefined, undefined])
    assert.equal(problemOf(await take(desk)).name, 'wrong-state')
  })

  it('needs a mandate of a region', async () => {
    const { take } = await scene()

    const answer = await take(await signedIn('region'))

    assert.equal(problemOf(answer).name, 'no-authority')
  })
})

describe('asking and answering', () => {
  useDatabase()

  it('keeps every question with its answer, sealed', async () => {
    const { deps, api, coordinator, desk, id, path, decide, read } = await scene()
    const answer = (text: string) =>
      api.post(`${path}/answer`, { as: coordinator, body: { answer: text } })

    await decide(desk, ASK)
    assert.equal((await read()).questions[0]?.answerBy, '2026-02-03T12:00:00.000Z')
    deps.clock.set('2026-02-03T08:00:00Z')
    const sent = await answer('De Wmo, sinds maart.')
    await decide(desk, { ...ASK, question: 'En de gemeente?' })
    await answer('Amsterdam.')

    assert.equal(sent.status, 200, sent.text)
    const { status, questions, triageBy, decideBy } = await read()
    assert.deepEqual(
      questions.map(({ text, answer: said }) => [text, said?.text]),
      [
        ['Welke titel geldt er?', 'De Wmo, sinds maart.'],
        ['En de gemeente?', 'Amsterdam.'],
      ],
    )
    // Triage's own term begins anew; that of the household does not.
    assert.deepEqual([status, triageBy], ['submitted', '2026-02-03T12:00:00.000Z'])
    assert.equal(decideBy, '2026-02-05T23:00:00.000Z')
    const stored = JSON.stringify(await RequestModel.findById(id).lean())
    assert.doesNotMatch(stored, /Wmo|Amsterdam\.|gemeente/)
  })

  it('takes no answer where nothing was asked, and none without words', async () => {
    const { api, coordinator, desk, path, decide } = await scene()
    const answer = (text: string) =>
      api.post(`${path}/answer`, { as: coordinator, body: { answer: text } })

    const early = await answer('Zomaar.')
    await decide(desk, ASK)
    const empty = await answer('  ')

    assert.equal(problemOf(early).name, 'wrong-state')
    assert.deepEqual(problemOf(empty).errors, [
      { pointer: '#/answer', detail: 'must not be empty' },
    ])
  })
})

describe('the term of triage', () => {
  useDatabase()

  const terms: [urgency: 1 | 2 | 3 | 4, submitted: string, until: string][] = [
    // Friday evening in December: class 1 is danger now, the others are for who works by day.
    [1, '2026-12-24T22:30:00Z', '2026-12-24T23:30:00.000Z'],
    [2, '2026-12-24T15:00:00Z', '2026-12-28T11:00:00.000Z'],
    [3, '2026-12-24T15:00:00Z', '2026-12-28T15:00:00.000Z'],
    [4, '2026-03-27T15:00:00Z', '2026-03-31T14:00:00.000Z'],
  ]
  for (const [urgency, submitted, until] of terms) {
    it(`of class ${urgency} is in hours that somebody works`, async () => {
      const deps = testDeps()
      deps.clock.set(submitted)
      const id = await requests.submitted(deps, { content: { urgency: { class: urgency } } })

      const request = await RequestModel.findById(id).lean()

      assert.equal(request?.triageBy?.toISOString(), until)
    })
  }

  it('follows a change of class, and never becomes longer by it', async () => {
    const { api, coordinator, path, read } = await scene()
    const change = (urgency: number) =>
      api.patch(path, { as: coordinator, body: { urgency: { class: urgency } } })

    await change(4)
    const longer = await read()
    await change(1)
    const shorter = await read()

    assert.deepEqual(
      [longer.triageBy, shorter.triageBy],
      ['2026-02-02T16:00:00.000Z', '2026-02-02T13:00:00.000Z'],
    )
    assert.equal(shorter.decideBy, '2026-02-02T23:00:00.000Z')
  })
})
