import type { Types } from 'mongoose'
import { OPEN_END } from '../../../matching/day.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem, wrongState } from '../../problem.ts'
import { WITH_INTERIM } from '../../states.ts'
import {
  idsOfRequest,
  requireCase,
  requireRequest,
  visibleRequests,
} from '../requests/request-move.ts'
import { runningOn } from './interim-nights.ts'
import type { NewInterim } from './interim.schema.ts'

/**
 * Records where a household stays while it waits. Throws `not-found`, `wrong-state` for a draft or what has ended, and
 * `already-exists` when one of the nights belongs to another interim solution.
 */
export async function startInterim(
  id: string,
  { until = OPEN_END, ...solution }: NewInterim,
  actor: Actor,
  deps: Deps,
): Promise<StoredRequest> {
  return transact(deps, actor, async (tx) => {
    // Half-open nights, [from, until): one may begin on the day another ends.
    const overlapping = { $elemMatch: { from: { $lt: until }, until: { $gt: solution.from } } }
    const free = { _id: id, status: { $in: WITH_INTERIM }, interims: { $not: overlapping } }
    const interim = { ...solution, until, startedBy: actor.id, startedAt: tx.at }
    const request = await RequestModel.findOneAndUpdate(
      { $and: [free, visibleRequests(actor)] },
      { $push: { interims: interim }, $inc: { version: 1 } },
      { returnDocument: 'after', session: tx.session },
    ).lean()
    if (!request) throw whyNot(await requireRequest(id, tx))
    await record('request.interim-started', request, solution.kind, tx)
    return request
  })
}

function whyNot({ status }: StoredRequest): Problem {
  const states: readonly string[] = WITH_INTERIM
  if (!states.includes(status)) return wrongState('request', status, states)
  const detail = 'some of these nights belong to another interim solution: end that one first'
  return new Problem('already-exists', 'A household is in one place a night.', [
    { pointer: '#/from', detail },
  ])
}

/**
 * Ends the interim solution that runs, today or on an earlier day of it. Throws `not-found`, `wrong-state` when none
 * runs, and `invalid-input` for another day.
 */
export async function endInterim(
  id: string,
  { reason, on }: { readonly reason: string; readonly on?: string | undefined },
  actor: Actor,
  deps: Deps,
): Promise<StoredRequest> {
  return transact(deps, actor, async (tx) => {
    const before = await requireRequest(id, tx)
    const running = runningOn(before, tx.today)
    if (!running) throw wrongState('interim solution', 'not running', ['running'])
    const day = on ?? tx.today
    if (day < running.from || day > tx.today) {
      const detail = `must lie between ${running.from} and ${tx.today}`
      throw new Problem('invalid-input', 'It cannot end on that day.', [
        { pointer: '#/on', detail },
      ])
    }
    return endOn(before, { day, reason }, tx)
  })
}

/** Within an act that ends the wait: whatever interim solution runs, ends with it, today. */
export async function endInterimWith(
  requestId: Types.ObjectId,
  reason: 'shelter-found' | 'request-ended',
  tx: Tx,
): Promise<void> {
  const request = await RequestModel.findById(requestId, null, { session: tx.session }).lean()
  if (request && runningOn(request, tx.today)) {
    await endOn(request, { day: tx.today, reason }, tx)
  }
}

/** What ends on its first day had no night: then only the log knows of it. */
async function endOn(
  request: StoredRequest,
  { day, reason }: { readonly day: string; readonly reason: string },
  tx: Tx,
): Promise<StoredRequest> {
  const { from = day } = runningOn(request, tx.today) ?? {}
  const running = { from, until: { $gt: tx.today } }
  const ending = {
    'interims.$[one].until': day,
    'interims.$[one].endReason': reason,
    'interims.$[one].endedBy': tx.actor.id,
    'interims.$[one].endedAt': tx.at,
  }
  const after = await RequestModel.findOneAndUpdate(
    { _id: request._id, interims: { $elemMatch: running } },
    {
      ...(day === from ? { $pull: { interims: { from } } } : { $set: ending }),
      $inc: { version: 1 },
    },
    {
      ...{ returnDocument: 'after', session: tx.session },
      ...(day > from && { arrayFilters: [{ 'one.from': from }] }),
    },
  ).lean()
  if (!after) throw new Problem('changed-meanwhile', 'Look at the request again.')
  await record('request.interim-ended', after, reason, tx)
  return after
}

async function record(
  event: 'request.interim-started' | 'request.interim-ended',
  request: StoredRequest,
  reason: string,
  tx: Tx,
): Promise<void> {
  const { token } = await requireCase(request.caseId, tx.session)
  tx.record(event, idsOfRequest(request), { fields: ['interims'], reason, caseTokens: [token] })
}
