import { OPEN_END } from '../../../matching/day.ts'
import { PlaceModel } from '../../../models/place.model.ts'
import { UnitModel } from '../../../models/unit.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import { touchUnits } from './booking.service.ts'
import { idsOf, requirePlace, requireUnit } from './capacity.service.ts'
import type { Closure, ProfileClosure } from './capacity.schema.ts'
import { keepRevision } from './closure-revisions.ts'

export interface ClosureChange {
  /** First night open again; `null` for not known yet; absent to leave it. */
  readonly until?: string | null | undefined
  readonly reason?: string | undefined
}

/**
 * Changes end or reason of a closure of a place; what it said before is kept. Throws `place-taken` when somebody
 * has one of the added nights, `invalid-input`, `not-found`.
 */
export async function changeClosure(
  { placeId, closureId }: { placeId: string; closureId: string },
  change: ClosureChange,
  actor: Actor,
  deps: Deps,
): Promise<Closure> {
  return transact(deps, actor, async (tx) => {
    const { place, unit } = await requirePlace(placeId, tx)
    const closure = place.bookings.find(({ id, kind }) => id === closureId && kind === 'closure')
    const { from, until, reason } = changed(closure, change, tx)
    // The nights must be nobody else's: the filter of the write says so.
    const others = {
      $elemMatch: { id: { $ne: closureId }, from: { $lt: until }, until: { $gt: from } },
    }
    const own = { $elemMatch: { id: closureId, kind: 'closure' as const } }
    const { matchedCount } = await PlaceModel.updateOne(
      { _id: placeId, $and: [{ bookings: own }, { bookings: { $not: others } }] },
      { $set: { 'bookings.$[own].until': until, 'bookings.$[own].reason': reason } },
      { session: tx.session, arrayFilters: [{ 'own.id': closureId }] },
    )
    if (matchedCount === 0) {
      throw new Problem(
        'place-taken',
        'Somebody has this place in the added nights: choose an earlier end.',
      )
    }
    await keepRevision({ id: closureId, about: placeId, act: 'changed', from, until, reason }, tx)
    await touchUnits([unit._id], tx)
    tx.record(
      'place.closure-changed',
      { ...idsOf(unit), placeId },
      { reason, fields: fieldsOf(change) },
    )
    return { id: closureId, placeId, from, reason, ...(until !== OPEN_END && { until }) }
  })
}

/** Changes end or reason of a closure for a need profile; what it said before is kept. Throws as `changeClosure`. */
export async function changeProfileClosure(
  { unitId, closureId }: { unitId: string; closureId: string },
  change: ClosureChange,
  actor: Actor,
  deps: Deps,
): Promise<ProfileClosure> {
  return transact(deps, actor, async (tx) => {
    const unit = await requireUnit(unitId, tx)
    const closure = unit.closedFor.find(({ id }) => id === closureId)
    const { from, until, reason } = changed(closure, change, tx)
    const { criterion, values } = closure ?? { criterion: '', values: [] }
    await UnitModel.updateOne(
      { _id: unitId, 'closedFor.id': closureId },
      { $set: { 'closedFor.$.until': until, 'closedFor.$.reason': reason }, $inc: { version: 1 } },
      { session: tx.session },
    )
    const profile = { criterion, values: [...values] }
    await keepRevision(
      { id: closureId, about: unitId, act: 'changed', from, until, reason, profile },
      tx,
    )
    tx.record('unit.closure-changed', idsOf(unit), { reason, fields: fieldsOf(change) })
    return { id: closureId, unitId, ...profile, from, reason, ...(until !== OPEN_END && { until }) }
  })
}

interface Stands {
  readonly from: string
  readonly until: string
  readonly reason?: string | null | undefined
}

/** What the closure will say. What has ended is history, and nights that were closed were closed. */
function changed(closure: Stands | undefined, change: ClosureChange, { today }: Tx) {
  if (!closure || closure.until <= today) {
    throw new Problem('not-found', 'There is no such closure, or it has ended.')
  }
  const { from } = closure
  const until = change.until === undefined ? closure.until : (change.until ?? OPEN_END)
  if (until <= from || until < today) {
    const least = from < today ? `${today} or later` : `after ${from}`
    throw new Problem('invalid-input', 'The end is not possible.', [
      { pointer: '#/until', detail: `must be ${least}; to open at once, remove the closure` },
    ])
  }
  return { from, until, reason: change.reason ?? closure.reason ?? '' }
}

function fieldsOf(change: ClosureChange): string[] {
  return (['until', 'reason'] as const).filter((field) => change[field] !== undefined)
}
