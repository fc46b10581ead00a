import assert from 'node:assert/strict'
import { gunzipSync } from 'node:zlib'
import type { Response } from 'supertest'
import { z } from 'zod'
import { CaseModel } from '../../models/case.model.ts'
import { MatchRunModel } from '../../models/match-run.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { UnitModel } from '../../models/unit.model.ts'
import { recordDeparture } from '../../server/features/stays/stay.service.ts'
import { SYSTEM } from '../../server/events/actor.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { offerScene } from '../support/offer-scene.ts'
import { caseTokenOf } from '../support/records.ts'
import { contentOf, requests, stays } from '../support/requests.ts'

const Matches = z.looseObject({
  matches: z.array(
    z.looseObject({
      placeId: z.string(),
      verdict: z.string(),
      reasons: z.array(z.looseObject({ ruleId: z.string() })),
    }),
  ),
})

/** A house with somebody in it, and what a household with these links and facts is told of its free place. */
async function scene() {
  const made = await offerScene({ places: 2 })
  const { deps, unit, api, desk } = made
  const resident = await stays.arrived(deps, unit)
  const free = unit.placeIds[1] ?? ''
  const token = await caseTokenOf(resident.requestId)
  const ask = async (own: { linkedTo?: string[]; facts?: Record<string, boolean> } = {}) => {
    const { linkedTo = [], facts = {} } = own
    const [member] = contentOf().household?.members ?? []
    assert.ok(member)
    const members = [{ ...member, facts: { ...member.facts, ...facts } }]
    const requestId = await requests.waiting(deps, { content: { household: { members } } })
    const { caseId } = await RequestModel.findById(requestId).orFail().lean()
    await CaseModel.updateOne({ _id: caseId }, { $set: { linkedTokens: linkedTo } })
    const answer = await api.get(`/v1/placement-requests/${requestId}/matches`, { as: desk })
    return { answer, requestId, ...verdictOf(answer, free) }
  }
  return { ...made, resident, free, token, ask }
}

function verdictOf(answer: Response, placeId: string) {
  const match = bodyOf(Matches, answer).matches.find((one) => one.placeId === placeId)
  const conflict = match?.reasons.some(({ ruleId }) => ruleId === 'conflict-check')
  return { verdict: match?.verdict, conflict }
}

describe('a linked case in the house', () => {
  useDatabase()

  it('asks for a human, and blocks the place where living together is not safe', async () => {
    const { ask, token } = await scene()

    const [stranger, linked, accused] = [
      await ask(),
      await ask({ linkedTo: [token] }),
      await ask({ linkedTo: [token], facts: { coAccused: true } }),
    ]

    assert.deepEqual([stranger.verdict, stranger.conflict], ['fits', false])
    assert.deepEqual([linked.verdict, linked.conflict], ['assess', true])
    assert.deepEqual([accused.verdict, accused.conflict], ['blocked', true])
  })

  it('counts who is expected and who stays in another unit of the house, not who has left', async () => {
    const { ask, deps, unit, resident, token } = await scene()
    const elsewhere = await makeUnit(deps, { places: 1 })
    const planned = await stays.planned(deps, elsewhere, { from: '2026-02-10' })
    const expected = await caseTokenOf(planned.requestId)

    const apart = await ask({ linkedTo: [expected] })
    const house = deps.board.unit(unit.unitId)?.unit.facilityId
    await moveIntoHouse(elsewhere.unitId, house)
    await deps.board.load()
    const together = await ask({ linkedTo: [expected] })
    await recordDeparture(resident.stayId, { destination: 'own-home' }, SYSTEM, deps)
    const gone = await ask({ linkedTo: [token] })

    assert.deepEqual([apart.verdict, together.verdict, gone.verdict], ['fits', 'assess', 'fits'])
  })

  it('is never named: not in the answer, and a kept run holds no token but linked ones', async () => {
    const { ask, deps, token } = await scene()
    const known = await ask({ linkedTo: [token] })
    const stranger = await ask({ facts: { linkedCase: true } })

    const inputsOf = async (requestId: string) => {
      const run = await MatchRunModel.findOne({ requestId }).orFail().lean()
      const { wrappedKey } = await CaseModel.findById(run.caseId).orFail().lean()
      return gunzipSync(deps.vault.open(wrappedKey, 'match-run-inputs', run.inputs)).toString()
    }

    assert.equal(stranger.verdict, 'assess', 'a link is reported and somebody lives there')
    for (const { answer } of [known, stranger]) assert.equal(answer.text.includes(token), false)
    assert.equal((await inputsOf(known.requestId)).includes(token), true)
    assert.equal((await inputsOf(stranger.requestId)).includes(token), false)
  })
})

async function moveIntoHouse(unitId: string, facilityId: unknown): Promise<void> {
  await UnitModel.updateOne({ _id: unitId }, { $set: { facilityId } })
}
