import assert from 'node:assert/strict'
import { z } from 'zod'
import { inOrder, listAt } from '../../matching/waitlist/list-moves.ts'
import { ListMoveModel } from '../../models/list-move.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { acceptOffer } from '../../server/features/offers/answer-offer.service.ts'
import { sealAudit } from '../../server/features/governance/seal-audit.service.ts'
import { withdrawRequest } from '../../server/features/requests/withdraw-request.service.ts'
import { openLedger } from '../../server/features/waitlist/open-ledger.service.ts'
import { promoteWaiting } from '../../server/features/waitlist/promote-waiting.service.ts'
import { verifyLedger } from '../../server/features/waitlist/verify-ledger.service.ts'
import { SYSTEM } from '../../server/events/actor.ts'
import { signedIn } from '../support/accounts.ts'
import { apiOf } from '../support/api.ts'
import { useNodes } from '../support/audit.ts'
import { bodyOf } from '../support/body.ts'
import { useDatabase } from '../support/database.ts'
import { makeUnit } from '../support/landscape.ts'
import { pagesOf, textOf } from '../support/pages.ts'
import { offers, requests } from '../support/requests.ts'
import { testDeps } from '../support/test-deps.ts'

const Because = z.object({ code: z.string(), textNl: z.string(), textEn: z.string() })
const Positions = z.object({
  token: z.string(),
  position: z.number().optional(),
  items: z.array(
    z.object({
      at: z.string(),
      from: z.number().optional(),
      to: z.number().optional(),
      because: Because,
    }),
  ),
})
const Key = z.object({ class: z.number(), since: z.string(), draw: z.number() })
const Ledger = z.object({
  items: z.array(
    z.object({
      token: z.string(),
      at: z.string(),
      cause: z.string(),
      before: Key.optional(),
      after: Key.optional(),
    }),
  ),
})

/** A household of class 3, and three above it: one gets a place, one withdraws, one more urgent comes. */
async function scene() {
  const deps = testDeps()
  const [api, desk] = [apiOf(deps), await signedIn('desk')]
  const coordinator = await signedIn('coordinator')
  const urgent = (own: 1 | 2 | 3 | 4) => ({ content: { urgency: { class: own } } })
  const placed = await requests.waiting(deps, urgent(2))
  const gone = await requests.waiting(deps, urgent(2))
  const id = await requests.waiting(deps, { coordinator })
  const { offerId } = await offers.open(deps, await makeUnit(deps), { requestId: placed })
  deps.clock.forward(60)
  await acceptOffer(offerId, SYSTEM, deps)
  deps.clock.forward(60)
  await withdrawRequest(gone, 'own-solution', SYSTEM, deps)
  deps.clock.forward(60)
  await requests.waiting(deps, urgent(1))
  const positions = async () =>
    bodyOf(Positions, await api.get(`/v1/placement-requests/${id}/positions`, { as: coordinator }))
  return { ...{ deps, api, desk, coordinator, id, placed, gone, positions } }
}

describe('the ledger of the waitlist', () => {
  useDatabase()
  const newNode = useNodes()

  it('tells every change of a position with its cause, and never who', async () => {
    const { positions, placed, gone } = await scene()

    const { items, position } = await positions()

    assert.deepEqual(
      items.map(({ at, from, to, because }) => [at.slice(11, 16), from, to, because.code]),
      [
        ['15:00', 1, 2, 'joined-urgent'],
        ['14:00', 2, 1, 'left:request.withdrawn'],
        ['13:00', 3, 2, 'left:offer.accepted'],
        ['12:00', undefined, 3, 'own-joined'],
      ],
    )
    assert.equal(position, 2)
    const [joined, , left] = items.map(({ because }) => because)
    assert.match(joined?.textNl ?? '', /Een huishouden met een dringender klasse kwam op de lijst/)
    assert.match(left?.textEn ?? '', /A household higher on the list got a place/)
    const said = JSON.stringify(items)
    for (const id of [placed, gone]) assert.equal(said.includes(id), false)
  })

  it('gives the desk and the auditor what they need to compute any position at any moment', async () => {
    const { api, desk, positions } = await scene()
    const auditor = await signedIn('auditor')
    const { token } = await positions()

    const seen = []
    for (const as of [desk, auditor]) {
      const ledger = bodyOf(Ledger, await api.get('/v1/waitlist/ledger', { as }))
      const moves = ledger.items.map(({ token: id, ...move }) => ({ id, ...move }))
      seen.push(
        ['12:30', '13:30', '14:30', '15:30'].map(
          (time) => inOrder(listAt(moves, `2026-02-02T${time}:00.000Z`)).indexOf(token) + 1,
        ),
      )
    }

    assert.deepEqual(seen, [
      [3, 2, 1, 2],
      [3, 2, 1, 2],
    ])
    const part = '/v1/waitlist/ledger?from=2026-02-02T13:00:00Z&until=2026-02-02T14:00:00Z'
    const { items } = bodyOf(Ledger, await api.get(part, { as: desk }))
    assert.deepEqual(
      items.map(({ cause, after }) => [cause, after]),
      [['offer.accepted', undefined]],
    )
  })

  it('says why somebody moved of itself, and that it left', async () => {
    const { deps, id, positions } = await scene()
    await RequestModel.updateOne({ _id: id }, { $set: { urgencyClass: 4, askedClass: 4 } })
    await openLedger(deps)
    deps.clock.forward(90 * 24 * 60)
    await promoteWaiting(deps)
    await withdrawRequest(id, 'own-solution', SYSTEM, deps)

    const { items, position } = await positions()

    const own = items.slice(0, 3).map(({ because }) => [because.code, because.textNl])
    assert.deepEqual(own, [
      ['own-left', 'Van de lijst: ingetrokken.'],
      ['own-class', 'Zelf van klasse 4 naar 3 door het lange wachten.'],
      ['own-class', 'Zelf van klasse 3 naar 4.'],
    ])
    assert.equal(position, undefined)
  })

  it('begins with everybody who waits already, once, and the chain holds it', async () => {
    const deps = newNode()
    const waiting = await requests.waiting(deps)
    await ListMoveModel.deleteMany({})
    await RequestModel.updateMany({}, { $set: { waitingSince: '2026-01-05' } })
    const { faults } = await verifyLedger(deps)

    const opened = [await openLedger(deps), await openLedger(deps)]

    assert.equal(
      faults.some((fault) => fault.includes(waiting)),
      true,
    )
    assert.deepEqual(opened, [1, 0])
    const after = (await verifyLedger(deps)).faults
    assert.deepEqual(after, ['1 list moves that the audit log names are gone'])
  })

  it('shows what was changed, removed or put in', async () => {
    const { deps, api } = await scene()
    const auditor = await signedIn('auditor')
    while ((await sealAudit(deps)) > 0);
    assert.deepEqual((await verifyLedger(deps)).faults, [])
    const Chain = z.object({ faults: z.array(z.string()), listMoves: z.number() })

    const [first, second] = await ListMoveModel.find().sort({ _id: 1 }).lean()
    await ListMoveModel.updateOne({ _id: first?._id }, { $set: { 'after.class': 1 } })
    await ListMoveModel.deleteOne({ _id: second?._id })
    const { faults, listMoves } = bodyOf(Chain, await api.get('/v1/audit-chain', { as: auditor }))

    assert.ok(faults.includes(`list move ${String(first?._id)} was changed`), faults.join('\n'))
    assert.ok(faults.includes('1 list moves that the audit log names are gone'))
    assert.equal(listMoves, 5)
  })

  it('keeps one row when several acts move one request at the same moment', async () => {
    const deps = testDeps()
    const id = await requests.waiting(deps)

    const leave = () => withdrawRequest(id, 'own-solution', SYSTEM, deps)
    const results = await Promise.allSettled([leave(), leave(), leave()])

    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
    const rows = await ListMoveModel.find({ requestId: id }).sort({ step: 1 }).lean()
    assert.deepEqual(
      rows.map(({ step, cause }) => [step, cause]),
      [
        [1, 'request.accepted'],
        [2, 'request.withdrawn'],
      ],
    )
  })

  it('is a short history on the page of the request', async () => {
    const { deps, coordinator, id } = await scene()

    const page = textOf(await pagesOf(deps).as(coordinator).open(`/requests/${id}`))

    assert.match(page, /Hoe de plaats veranderde, en waarom/)
    assert.match(page, /2 feb 2026 plaats 2/)
    assert.match(page, /Een huishouden hoger op de lijst kreeg een plek\./)
  })
})
