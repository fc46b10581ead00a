import assert from 'node:assert/strict'
import { z } from 'zod'
import { AuditEntryModel } from '../../models/audit.model.ts'
import { ReportModel } from '../../models/report.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { signedIn } from '../support/accounts.ts'
import { apiOf, problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase, useOneDatabase } from '../support/database.ts'
import { recordsOf } from '../support/records.ts'
import { coordinatorOfAmsterdam, reportOf, reports } from '../support/reports.ts'
import { testDeps } from '../support/test-deps.ts'

const Report = z.looseObject({
  id: z.string(),
  reference: z.string(),
  status: z.string(),
  actBy: z.string().optional(),
  owner: z.looseObject({ kind: z.string(), name: z.string().optional() }),
  followUps: z.array(z.object({ code: z.string(), at: z.string() })),
  outcome: z.string().optional(),
  shelterStatus: z.string().optional(),
  requestId: z.string().optional(),
})

async function scene() {
  const deps = testDeps()
  const api = apiOf(deps)
  const organisationId = await coordinatorOfAmsterdam()
  const [reporter, coordinator] = [
    await signedIn('reporter'),
    await signedIn('coordinator', { organisationId }),
  ]
  const file = (own: object = {}) =>
    api.post('/v1/reports', { as: reporter, body: { ...reportOf(), ...own } })
  const follow = (id: string, code: string, as = coordinator) =>
    api.post(`/v1/reports/${id}/follow-ups`, { as, body: { code } })
  const read = async (id: string, as = reporter) =>
    bodyOf(Report, await api.get(`/v1/reports/${id}`, { as }))
  return { deps, api, reporter, coordinator, file, follow, read }
}

describe('filing a report', () => {
  useDatabase()

  it('answers with a receipt: reference, who acts, by when', async () => {
    const { reporter, file } = await scene()

    const answer = await file()

    assert.equal(answer.status, 201, answer.text)
    const { id, reference, status, owner, actBy } = bodyOf(Report, answer)
    assert.match(reference, /^M-[2-9A-HJ-NP-Z]{8}$/)
    assert.deepEqual([status, owner.name], ['received', 'HVO-Querido'])
    // Four working hours from one o'clock in the afternoon.
    assert.equal(actBy, '2026-02-02T16:00:00.000Z')
    const { audits, events } = await recordsOf('report.received')
    assert.deepEqual(
      audits.map(({ actor, reason }) => [actor.id, reason]),
      [[reporter.id, 'registration-police']],
    )
    assert.deepEqual(z.looseObject({ reportId: z.string() }).parse(events[0]?.ids).reportId, id)
  })

  it('keeps what it says of people sealed', async () => {
    const { file } = await scene()

    await file({ note: 'Ze is bang voor haar neef.' })

    const stored = JSON.stringify(await ReportModel.find().lean())
    assert.doesNotMatch(stored, /neef|seksueel|23-plus|laag/)
    assert.doesNotMatch(JSON.stringify(await AuditEntryModel.find().lean()), /neef|seksueel/)
  })

  it('goes to the desk where the organisation of the region does not take part', async () => {
    const { file } = await scene()

    const { owner } = bodyOf(Report, await file({ region: 'venlo' }))

    assert.equal(owner.kind, 'desk')
  })

  it('is the same report when it is sent twice', async () => {
    const { api, reporter } = await scene()
    const call = { as: reporter, body: reportOf(), key: 'once' }

    const answers = await Promise.all([1, 2].map(() => api.post('/v1/reports', call)))

    const ids = answers.map((answer) => bodyOf(Report, answer).id)
    assert.equal(new Set(ids).size, 1)
    assert.equal(await ReportModel.countDocuments(), 1)
  })
})

describe('the ground of a report', () => {
  useOneDatabase()

  const police = { reporterKind: 'police', ground: 'registration-police' }
  const other = { reporterKind: 'ngo', ground: 'registration-other' }
  const interest = { reporterKind: 'ngo', ground: 'arrange-shelter-legitimate-interest' }
  const vital = { reporterKind: 'care', ground: 'vital-interest', shelter: 'today' }
  const cases: [what: string, said: object, pointers: string[]][] = [
    ['the police, no shelter, no consent', { ...police, shelter: 'no', consent: false }, []],
    ['the police, shelter, no consent', { ...police, consent: false }, ['#/consent']],
    ['the police, shelter and consent', { ...police, consent: true }, []],
    ['another, no consent', { ...other, shelter: 'no', consent: false }, ['#/consent']],
    ['another with consent', { ...other, consent: true }, []],
    [
      'another on the ground of the police',
      { ...other, ground: 'registration-police' },
      ['#/ground'],
    ],
    ['a legitimate interest', { ...interest, consent: false }, []],
    ['an emergency without a reason', { ...vital, consent: false }, ['#/note']],
    ['an emergency with a reason', { ...vital, consent: false, note: 'Bewusteloos.' }, []],
    ['a ground that is no ground of a report', { ground: 'bsn' }, ['#/ground']],
  ]
  for (const [what, said, pointers] of cases) {
    it(`is held against the list: ${what}`, async () => {
      const { file } = await scene()

      const answer = await file(said)

      if (pointers.length === 0) assert.equal(answer.status, 201, answer.text)
      else
        assert.deepEqual(
          problemOf(answer).errors.map(({ pointer }) => pointer),
          pointers,
        )
    })
  }

  it('names every wrong field, and has no field for a name', async () => {
    const { file } = await scene()

    const answer = await file({ region: 'atlantis', forms: [], ageGroup: '40', name: 'X' })

    const { errors } = problemOf(answer)
    assert.deepEqual(errors.map(({ pointer }) => pointer).toSorted(), [
      '#/ageGroup',
      '#/forms',
      '#/name',
      '#/region',
    ])
  })
})

describe('following a report', () => {
  useDatabase()

  it('feeds back to the reporter, and moves the term', async () => {
    const { deps, reporter, file, follow, read } = await scene()
    const { id } = bodyOf(Report, await file())
    deps.clock.set('2026-02-02T13:00:00Z')

    await follow(id, 'taken-up')
    await follow(id, 'contact-made')

    const { status, followUps, actBy } = await read(id, reporter)
    assert.deepEqual(
      [status, followUps.map(({ code }) => code)],
      ['taken-up', ['taken-up', 'contact-made']],
    )
    // Five working days on.
    assert.equal(actBy, '2026-02-09T13:00:00.000Z')
  })

  it('closes with what came of it, and then takes nothing more', async () => {
    const { file, follow, read } = await scene()
    const { id } = bodyOf(Report, await file())

    await follow(id, 'advice-given')
    const late = await follow(id, 'contact-made')

    assert.equal(problemOf(late).name, 'wrong-state')
    const { status, outcome, actBy } = await read(id)
    assert.deepEqual([status, outcome, actBy], ['closed', 'registration-advice', undefined])
  })

  it('becomes a case with a draft, and the reporter hears how it goes on', async () => {
    const { api, coordinator, reporter, file, read } = await scene()
    const { id } = bodyOf(Report, await file({ threatLevel: 'hoog', shelter: 'today' }))
    const make = () => api.post(`/v1/reports/${id}/request`, { as: coordinator })

    const answers = await Promise.all([make(), make()])

    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 409])
    assert.equal(await RequestModel.countDocuments(), 1)
    const { requestId = '', outcome } = await read(id, coordinator)
    assert.equal(outcome, 'registration-shelter')
    const request = await api.get(`/v1/placement-requests/${requestId}`, { as: coordinator })
    const { household, safety, urgencyClass, region, status } = bodyOf(
      z.looseObject({
        status: z.string(),
        region: z.string(),
        urgencyClass: z.number(),
        household: z.object({ members: z.array(z.looseObject({ facts: z.unknown() })) }),
        safety: z.looseObject({ threatLevel: z.string() }),
      }),
      request,
    )
    assert.deepEqual([status, region, urgencyClass], ['draft', 'amsterdam', 1])
    assert.deepEqual(household.members[0]?.facts, { exploitationForm: ['seksueel'] })
    assert.equal(safety.threatLevel, 'hoog')
    const told = await read(id, reporter)
    assert.deepEqual([told.shelterStatus, told.requestId], ['sought', undefined])
    await RequestModel.updateOne({ _id: requestId }, { $set: { status: 'placed' } })
    assert.equal((await read(id, reporter)).shelterStatus, 'found')
  })

  it('is for who acts on it alone', async () => {
    const { deps, api, reporter, follow } = await scene()
    const minor = await reports.received(deps, reporter, { ageGroup: 'under-18' })
    const [amsterdam, utrecht] = [
      await signedIn('region'),
      await signedIn('region', { region: 'utrecht' }),
    ]
    const stranger = await signedIn('reporter')

    const statuses = [
      (await follow(minor, 'taken-up')).status,
      (await follow(minor, 'taken-up', utrecht)).status,
      (await follow(minor, 'taken-up', reporter)).status,
      (await follow(minor, 'taken-up', amsterdam)).status,
      (await api.get(`/v1/reports/${minor}`, { as: stranger })).status,
    ]

    assert.deepEqual(statuses, [404, 404, 403, 201, 404])
  })
})
