import assert from 'node:assert/strict'
import { z } from 'zod'
import { IdentityModel } from '../../models/case.model.ts'
import { MandateModel } from '../../models/mandate.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { signedIn } from '../support/accounts.ts'
import { apiOf, problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { statusOf } from '../support/offer-scene.ts'
import { assertRecordedOnce } from '../support/records.ts'
import { contentOf, requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

const Request = z.object({
  id: z.string(),
  status: z.string(),
  urgencyClass: z.number(),
  version: z.number(),
  waitingSince: z.string().optional(),
  decideBy: z.string().optional(),
})

async function scene() {
  const deps = testDeps()
  const api = apiOf(deps)
  const coordinator = await signedIn('coordinator')
  const desk = await signedIn('desk')
  const own = { coordinator }
  const post = (id: string, path: string, body?: object, as = coordinator) =>
    api.post(`/v1/placement-requests/${id}/${path}`, { as, body })
  return { deps, api, coordinator, desk, own, post }
}

describe('drafting a request', () => {
  useDatabase()

  it('keeps who it is about apart, sealed, and out of every answer', async () => {
    const { api, coordinator } = await scene()
    const identity = { givenNames: 'Aya', familyName: 'Verzonnen', birthDate: '1990-05-01' }
    const body = { region: 'amsterdam', identity, ...contentOf() }

    const made = await api.post('/v1/placement-requests', { as: coordinator, body })
    const { id } = bodyOf(Request, made)
    const read = await api.get(`/v1/placement-requests/${id}`, { as: coordinator })

    assert.deepEqual([made.status, read.status], [201, 200])
    assert.doesNotMatch(made.text + read.text, /Aya|Verzonnen/)
    const stored = JSON.stringify(await IdentityModel.find().lean())
    assert.match(stored, /sealed/)
    assert.doesNotMatch(stored, /Aya|Verzonnen|1990/)
    assert.doesNotMatch(
      JSON.stringify(await RequestModel.find().lean()),
      /1990|vastgesteld|seksueel/,
    )
    await assertRecordedOnce('request.drafted', { by: coordinator, ids: { requestId: id }, of: id })
  })

  it('may be incomplete, but cannot be submitted so', async () => {
    const { api, coordinator, post } = await scene()
    const body = { region: 'amsterdam', needs: [] }
    const made = await api.post('/v1/placement-requests', { as: coordinator, body })
    const { id } = bodyOf(Request, made)

    const answer = await post(id, 'submission')

    const pointers = problemOf(answer).errors.map(({ pointer }) => pointer)
    assert.deepEqual(pointers, ['#/household/members', '#/safety', '#/urgency'])
    assert.equal(await statusOf(id), 'draft')
  })

  it('is the author’s organisation’s own: no region and no other organisation knows it', async () => {
    const { deps, api, own, coordinator } = await scene()
    const id = await requests.draft(deps, own)
    const others = [await signedIn('coordinator'), await signedIn('region')]

    const statuses = []
    for (const as of [coordinator, ...others]) {
      statuses.push((await api.get(`/v1/placement-requests/${id}`, { as })).status)
    }

    assert.deepEqual(statuses, [200, 404, 404])
  })

  it('refuses a second live request for one case', async () => {
    const { deps, api, own, coordinator } = await scene()
    const request = await RequestModel.findById(await requests.draft(deps, own)).lean()
    const body = { region: 'amsterdam', caseId: String(request?.caseId) }

    const answer = await api.post('/v1/placement-requests', { as: coordinator, body })

    assert.equal(problemOf(answer).name, 'already-exists')
  })
})

describe('submitting and deciding', () => {
  useDatabase()

  it('starts the clock, with the term of the class', async () => {
    const { deps, coordinator, own, post } = await scene()
    const id = await requests.draft(deps, { ...own, content: { urgency: { class: 2 } } })

    const answer = await post(id, 'submission')

    const { status, waitingSince, decideBy } = bodyOf(Request, answer)
    assert.deepEqual([status, waitingSince], ['submitted', '2026-02-02'])
    assert.equal(decideBy, '2026-02-05T23:00:00.000Z')
    await assertRecordedOnce('request.submitted', {
      by: coordinator,
      ids: { requestId: id },
      of: id,
    })
  })

  it('with a question keeps the clock that ran', async () => {
    const { deps, desk, own, post } = await scene()
    const id = await requests.submitted(deps, own)
    const question = { decision: 'ask', question: 'Which title applies?' }
    await post(id, 'triage', question, desk)
    assert.equal(await statusOf(id), 'information-asked')
    deps.clock.set('2026-02-20T12:00:00Z')

    const again = await post(id, 'submission')

    assert.equal(bodyOf(Request, again).waitingSince, '2026-02-02')
  })

  it('puts it on the list, and says who decided', async () => {
    const { deps, desk, own, post } = await scene()
    const id = await requests.submitted(deps, own)

    const answer = await post(id, 'triage', { decision: 'accept' }, desk)

    assert.equal(bodyOf(Request, answer).status, 'waiting')
    await assertRecordedOnce('request.accepted', { by: desk, ids: { requestId: id }, of: id })
  })

  it('refuses with a coded reason, and ends the request', async () => {
    const { deps, desk, own, post } = await scene()
    const id = await requests.submitted(deps, own)
    const reason = 'not-eligible-as-victim'

    const wrong = await post(id, 'triage', { decision: 'refuse', reason: 'own-solution' }, desk)
    const right = await post(id, 'triage', { decision: 'refuse', reason }, desk)

    assert.equal(wrong.status, 400)
    assert.equal(bodyOf(Request, right).status, 'refused')
    assert.equal((await RequestModel.findById(id).lean())?.live, false)
    const ids = { requestId: id }
    await assertRecordedOnce('request.refused', { by: desk, ids, of: id, reason })
  })

  it('is for a region only under a mandate in force, and for its own requests', async () => {
    const { deps, own, post } = await scene()
    const id = await requests.submitted(deps, own)
    const [region, elsewhere] = [
      await signedIn('region'),
      await signedIn('region', { region: 'utrecht' }),
    ]
    const accept = { decision: 'accept' }

    const without = await post(id, 'triage', accept, region)
    for (const name of ['amsterdam', 'utrecht']) {
      const who = { reference: 'M-1', decider: 'college', from: '2026-01-01' }
      await MandateModel.create({ region: name, facilityTypes: ['MO'], ...who })
    }
    const foreign = await post(id, 'triage', accept, elsewhere)
    const under = await post(id, 'triage', accept, region)

    assert.deepEqual([without.status, foreign.status, under.status], [403, 404, 200])
  })

  it('in another state says in which it could be done', async () => {
    const { deps, desk, own, post } = await scene()
    const id = await requests.waiting(deps, own)

    const answer = await post(id, 'triage', { decision: 'accept' }, desk)

    assert.equal(problemOf(answer).name, 'wrong-state')
    assert.match(problemOf(answer).detail, /is waiting.*submitted/)
  })
})

describe('changing a request', () => {
  useDatabase()

  it('replaces the sections that are given and records their names, never their values', async () => {
    const { deps, api, coordinator, own } = await scene()
    const id = await requests.waiting(deps, own)
    const body = { programmes: ['trauma'] }

    const answer = await api.patch(`/v1/placement-requests/${id}`, { as: coordinator, body })

    const { programmes, household } = bodyOf(
      z.object({ programmes: z.array(z.string()), household: z.unknown() }),
      answer,
    )
    assert.deepEqual(programmes, ['trauma'])
    assert.ok(household)
    await assertRecordedOnce('request.changed', { by: coordinator, ids: { requestId: id }, of: id })
  })

  it('keeps the class that waiting has given', async () => {
    const { deps, api, coordinator, own } = await scene()
    const id = await requests.waiting(deps, own)
    await RequestModel.updateOne({ _id: id }, { $set: { urgencyClass: 2 } })
    const change = (body: object) =>
      api.patch(`/v1/placement-requests/${id}`, { as: coordinator, body })

    const sameClass = await change({ programmes: ['trauma'] })
    const lower = await change({ urgency: { class: 4 } })
    const higher = await change({ urgency: { class: 1 } })

    const classes = [sameClass, lower, higher].map((one) => bodyOf(Request, one).urgencyClass)
    assert.deepEqual(classes, [2, 4, 1])
  })

  it('is no longer possible once it has been placed', async () => {
    const { deps, api, coordinator, own } = await scene()
    const id = await requests.waiting(deps, own)
    await RequestModel.updateOne({ _id: id }, { $set: { status: 'placed' } })

    const body = { programmes: ['trauma'] }
    const answer = await api.patch(`/v1/placement-requests/${id}`, { as: coordinator, body })

    assert.equal(problemOf(answer).name, 'wrong-state')
  })

  it('of two at once loses neither', async () => {
    const { deps, api, coordinator, own } = await scene()
    const id = await requests.draft(deps, own)
    const bodies = [{ programmes: ['trauma'] }, { facilityTypes: ['OMM'] }]

    const answers = await Promise.all(
      bodies.map((body) => api.patch(`/v1/placement-requests/${id}`, { as: coordinator, body })),
    )

    const won = answers.filter(({ status }) => status === 200).length
    const read = await api.get(`/v1/placement-requests/${id}`, { as: coordinator })
    const Lists = z.object({ programmes: z.array(z.string()), facilityTypes: z.array(z.string()) })
    const { programmes, facilityTypes } = bodyOf(Lists, read)
    assert.equal(programmes.length + facilityTypes.length, won)
    assert.ok(answers.every(({ status }) => status === 200 || status === 409))
  })
})
