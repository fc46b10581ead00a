import assert from 'node:assert/strict'
import { Types } from 'mongoose'
import { z } from 'zod'
import { CaseModel, IdentityModel } from '../../models/case.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import type { Actor } from '../../server/events/actor.ts'
import { DuplicatePage } from '../../server/features/duplicates/duplicate.schema.ts'
import { draftRequest } from '../../server/features/requests/request.service.ts'
import { signedIn } from '../support/accounts.ts'
import { apiOf, problemOf } from '../support/api.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { recordsOf } from '../support/records.ts'
import { contentOf } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

const AYA = { givenNames: 'Aya', familyName: 'Verzonnen', birthDate: '1990-05-01' }

async function scene() {
  const deps = testDeps()
  const api = apiOf(deps)
  const desk = await signedIn('desk')
  const caseOf = async (identity: typeof AYA & { foreignerNumber?: string }): Promise<string> => {
    const organisationId = String(new Types.ObjectId())
    const actor: Actor = { id: 'x', role: 'system', purpose: 'arrange-shelter', organisationId }
    const wish = { region: 'amsterdam', identity, content: contentOf() }
    return String((await draftRequest(wish, actor, deps)).caseId)
  }
  const list = async () => {
    const answer = await api.get('/v1/duplicates', { as: desk })
    return { answer, items: bodyOf(DuplicatePage, answer).items }
  }
  const resolve = (keep: string, other: string, decision: string) =>
    api.post('/v1/duplicates', { as: desk, body: { keep, other, decision } })
  const pairs = async () =>
    (await list()).items.map(({ left, right, sharedBy }) => [
      new Set([left.caseId, right.caseId]),
      sharedBy,
    ])
  return { deps, desk, caseOf, list, pairs, resolve }
}

const statusesOf = async (caseId: string) =>
  (await RequestModel.find({ caseId }).lean()).map(({ status }) => status)

describe('duplicates', () => {
  useDatabase()

  it('are found however a name was written, and shown without it', async () => {
    const { caseOf, list, pairs } = await scene()
    const first = await caseOf(AYA)
    const swapped = { ...AYA, givenNames: 'Verzonnen', familyName: 'Áya' }
    const second = await caseOf(swapped)
    await caseOf({ ...AYA, birthDate: '1991-05-01' })

    const { answer, items } = await list()

    assert.deepEqual(await pairs(), [[new Set([first, second]), ['swapped']]])
    assert.deepEqual(items[0]?.left.request?.age, 35)
    assert.doesNotMatch(answer.text, /Aya|Verzonnen|1990/i)
    assert.doesNotMatch(JSON.stringify(await IdentityModel.find().lean()), /Aya|Verzonnen|1990/i)
    assert.equal((await recordsOf('case.merged')).audits.length, 0)
  })

  it('are found by first letters, and by V-number whatever the name', async () => {
    const { caseOf, pairs } = await scene()
    const one = await caseOf({ ...AYA, foreignerNumber: '1234567890' })
    const spelled = await caseOf({ ...AYA, familyName: 'Verzonen' })
    const number = await caseOf({
      ...{ givenNames: 'Bo', familyName: 'Anders', birthDate: '1988-01-01' },
      foreignerNumber: '1234567890',
    })

    const found = await pairs()

    assert.deepEqual(
      found.toSorted((a, b) => JSON.stringify(a[1]).localeCompare(JSON.stringify(b[1]))),
      [
        [new Set([one, number]), ['foreigner-number']],
        [new Set([one, spelled]), ['initials']],
      ],
    )
  })

  it('that are the same go on as one; what the other asked for ends', async () => {
    const { desk, caseOf, pairs, resolve } = await scene()
    const [kept, other] = [await caseOf(AYA), await caseOf(AYA)]

    const answer = await resolve(kept, other, 'same')

    assert.equal(answer.status, 201, answer.text)
    assert.deepEqual(await pairs(), [])
    assert.deepEqual([await statusesOf(kept), await statusesOf(other)], [['draft'], ['withdrawn']])
    const { audits } = await recordsOf('case.merged')
    const tokens = await CaseModel.find({ _id: { $in: [kept, other] } }).lean()
    assert.deepEqual(
      [audits[0]?.actor.id, new Set(audits[0]?.caseTokens)],
      [desk.id, new Set(tokens.map(({ token }) => token))],
    )
    assert.equal(problemOf(await resolve(kept, other, 'different')).name, 'wrong-state')
  })

  it('that are different are not shown again, also not after a merge', async () => {
    const { caseOf, pairs, resolve } = await scene()
    const [a, b, c] = [await caseOf(AYA), await caseOf(AYA), await caseOf(AYA)]

    await resolve(a, b, 'different')
    await resolve(b, c, 'same')
    const contrary = await resolve(a, b, 'same')

    assert.deepEqual(await pairs(), [])
    assert.equal(problemOf(contrary).name, 'wrong-state')
    assert.deepEqual(await statusesOf(a), ['draft'])
  })

  it('are decided once: of two who decide otherwise at once one is told', async () => {
    const { caseOf, resolve } = await scene()
    const [a, b] = [await caseOf(AYA), await caseOf(AYA)]

    const answers = await Promise.all([resolve(a, b, 'same'), resolve(b, a, 'same')])

    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [201, 409])
    assert.equal(await RequestModel.countDocuments({ live: true }), 1)
  })

  it('need two cases', async () => {
    const { caseOf, resolve } = await scene()
    const a = await caseOf(AYA)

    const errors = [...problemOf(await resolve(a, a, 'same')).errors]

    assert.deepEqual(
      z.array(z.looseObject({ pointer: z.string() })).parse(errors)[0]?.pointer,
      '#/other',
    )
    assert.equal(problemOf(await resolve(a, 'f'.repeat(24), 'same')).name, 'not-found')
  })
})
