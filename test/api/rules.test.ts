import assert from 'node:assert/strict'
import { z } from 'zod'
import { AuditEntryModel } from '../../models/audit.model.ts'
import { signedIn } from '../support/accounts.ts'
import type { Account } from '../support/accounts.ts'
import { apiOf, problemOf } from '../support/api.ts'
import type { Api } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { requests } from '../support/requests.ts'
import { TODAY, testDeps } from '../support/test-deps.ts'

const View = z.looseObject({ id: z.string(), status: z.string(), version: z.number() })
const Preview = z.object({
  findings: z.array(z.looseObject({ level: z.string(), textEn: z.string() })),
  changes: z.array(
    z.object({
      requestId: z.string(),
      gained: z.number(),
      lost: z.number(),
      fitsBefore: z.number(),
      fitsAfter: z.number(),
    }),
  ),
  lastChanceLost: z.number(),
})
const Counts = z.looseObject({ counts: z.looseObject({ fits: z.number(), blocked: z.number() }) })

/** Nobody of this demo fits a place without a lift: easy to see the effect of. */
const noRooms = {
  code: 'no-rooms-at-all',
  kind: 'hard',
  owner: { level: 'country' },
  appliesTo: 'household',
  test: { fact: 'place.kind', isNot: 'room' },
  effectiveFrom: TODAY,
  source: 'M1',
  textNl: 'Kamers worden niet gebruikt.',
  textEn: 'Rooms are not used.',
  examples: [
    { facts: { 'place.kind': 'bed' }, outcome: 'yes' },
    { facts: { 'place.kind': 'room' }, outcome: 'no' },
    { facts: {}, outcome: 'unknown' },
  ],
}

describe('rules', () => {
  useDatabase()

  async function scene() {
    const deps = testDeps()
    await makeUnit(deps, { places: 2, kind: 'room' })
    const requestId = await requests.waiting(deps)
    const [admin, desk] = [await signedIn('admin'), await signedIn('desk')]
    return { deps, api: apiOf(deps), requestId, admin, desk }
  }

  const draft = async (api: Api, as: Account, body: unknown = noRooms) =>
    bodyOf(View, await api.post('/v1/rules', { as, body }))

  const fitting = async (api: Api, as: Account, requestId: string) =>
    bodyOf(Counts, await api.get(`/v1/placement-requests/${requestId}/matches`, { as })).counts.fits

  it('holds only after two different people approved it, and then at once', async () => {
    const { api, requestId, admin, desk } = await scene()
    const { id } = await draft(api, admin)
    assert.equal(await fitting(api, desk, requestId), 2)

    const first = await api.post(`/v1/rules/${id}/approval`, { as: admin })
    assert.equal(bodyOf(View, first).status, 'draft')
    const again = await api.post(`/v1/rules/${id}/approval`, { as: admin })
    assert.equal(problemOf(again).name, 'wrong-state')
    assert.equal(await fitting(api, desk, requestId), 2)

    const second = await api.post(`/v1/rules/${id}/approval`, { as: desk })
    assert.equal(bodyOf(View, second).status, 'approved')
    assert.equal(await fitting(api, desk, requestId), 0)
    assert.equal(await AuditEntryModel.countDocuments({ act: 'rule.approved' }), 1)
  })

  it('is written anew as a draft, which takes away the names that were put to it', async () => {
    const { api, admin, desk } = await scene()
    const { id } = await draft(api, admin)
    await api.post(`/v1/rules/${id}/approval`, { as: admin })

    const body = { ...noRooms, textEn: 'Rooms are never used.' }
    const revised = bodyOf(View, await api.put(`/v1/rules/${id}`, { as: desk, body }))
    const moved = await api.put(`/v1/rules/${id}`, { as: desk, body: { ...body, code: 'other' } })
    const second = await api.post(`/v1/rules/${id}/approval`, { as: desk })
    const third = await api.post(`/v1/rules/${id}/approval`, { as: admin })
    const late = await api.put(`/v1/rules/${id}`, { as: desk, body })

    assert.equal(revised.version, 1)
    assert.equal(problemOf(moved).errors[0]?.['pointer'], '#/code')
    assert.equal(bodyOf(View, second).status, 'draft')
    assert.equal(bodyOf(View, third).status, 'approved')
    assert.equal(problemOf(late).name, 'wrong-state')
  })

  it('stops holding when it is withdrawn', async () => {
    const { api, requestId, admin, desk } = await scene()
    const { id } = await draft(api, admin)
    await api.post(`/v1/rules/${id}/approval`, { as: admin })
    await api.post(`/v1/rules/${id}/approval`, { as: desk })

    const body = { reason: 'Not what was meant' }
    const withdrawn = await api.post(`/v1/rules/${id}/withdrawal`, { as: desk, body })

    assert.equal(bodyOf(View, withdrawn).status, 'withdrawn')
    assert.equal(await fitting(api, desk, requestId), 2)
  })

  it('is refused when it would judge nothing', async () => {
    const { api, admin } = await scene()

    const answer = await api.post('/v1/rules', {
      as: admin,
      body: { ...noRooms, kind: 'priority' },
    })

    assert.deepEqual(problemOf(answer).errors, [
      {
        pointer: '#/kind',
        detail: 'must be hard or soft: who pays and who goes first are tables, not rules',
      },
    ])
  })

  it('does not hold before its date', async () => {
    const { api, deps, requestId, admin, desk } = await scene()
    const { id } = await draft(api, admin, { ...noRooms, effectiveFrom: '2026-02-05' })
    await api.post(`/v1/rules/${id}/approval`, { as: admin })
    await api.post(`/v1/rules/${id}/approval`, { as: desk })

    assert.equal(await fitting(api, desk, requestId), 2)
    deps.clock.set('2026-02-05T00:00:01+01:00')
    assert.equal(await fitting(api, desk, requestId), 0)
  })

  it('is not approved for a date that has passed', async () => {
    const { api, admin } = await scene()
    const { id } = await draft(api, admin, { ...noRooms, effectiveFrom: '2026-02-01' })

    const answer = await api.post(`/v1/rules/${id}/approval`, { as: admin })

    assert.equal(problemOf(answer).name, 'wrong-state')
  })

  it('shows beforehand who on the waitlist loses by it', async () => {
    const { api, requestId, admin } = await scene()
    const { id } = await draft(api, admin)

    const preview = bodyOf(Preview, await api.get(`/v1/rules/${id}/preview`, { as: admin }))

    assert.deepEqual(preview.changes, [
      { requestId, gained: 0, lost: 2, fitsBefore: 2, fitsAfter: 0 },
    ])
    assert.equal(preview.lastChanceLost, 1)
  })

  it('is not approved while an example of its own does not come true', async () => {
    const { api, admin } = await scene()
    const examples = [{ facts: { 'place.kind': 'bed' }, outcome: 'no' }]
    const { id } = await draft(api, admin, { ...noRooms, examples })

    const answer = await api.post(`/v1/rules/${id}/approval`, { as: admin })

    assert.equal(problemOf(answer).name, 'rule-not-sound')
    assert.ok(problemOf(answer).errors.length > 0)
  })

  it('gives each new version of a code the next number', async () => {
    const { api, admin } = await scene()

    assert.equal((await draft(api, admin)).version, 1)
    assert.equal((await draft(api, admin)).version, 2)
    assert.equal((await draft(api, admin, { ...noRooms, code: 'women-unit' })).version, 2)
  })

  it('lists the delivered national set with a sentence in both languages', async () => {
    const { api, admin } = await scene()

    const answer = await api.get('/v1/rules?code=women-unit', { as: admin })

    const { items } = bodyOf(
      z.object({ items: z.array(z.looseObject({ textNl: z.string(), textEn: z.string() })) }),
      answer,
    )
    assert.equal(items.length, 1)
    assert.ok(items.every(({ textNl, textEn }) => textNl.length > 5 && textEn.length > 5))
  })
})
