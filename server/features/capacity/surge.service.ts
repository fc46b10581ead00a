import { randomUUID } from 'node:crypto'
import { Types } from 'mongoose'
import { PlaceModel } from '../../../models/place.model.ts'
import type { StoredPlace } from '../../../models/place.model.ts'
import { UnitModel } from '../../../models/unit.model.ts'
import type { StoredUnit } from '../../../models/unit.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import { idsOf, requireUnit } from './capacity.service.ts'
import { isOverdue } from './numbers.ts'
import type { NewSurge, Surge } from './surge.schema.ts'

/** Nobody sleeps in support without stay. */
const WITHOUT_STAY = 'AMB'

/**
 * Opens extra places in a unit for an event: places like any other that exist on their own nights only, with staff and
 * money of their own. On their last day they close by themselves. Throws `invalid-input` and `not-found`.
 */
export async function openSurge(
  unitId: string,
  wish: NewSurge,
  actor: Actor,
  deps: Deps,
): Promise<Surge> {
  return transact(deps, actor, async (tx) => {
    const unit = await requireUnit(unitId, tx)
    requirePossible(unit, wish, tx)
    const { places, staffed = places, funded = places, from, until, reason } = wish
    const surge = { id: randomUUID(), reason, places, staffed, funded, from, until }
    await UnitModel.updateOne(
      { _id: unit._id },
      { $push: { surges: surge }, $inc: { version: 1 } },
      { session: tx.session },
    )
    await PlaceModel.insertMany(newPlaces(unit, wish, surge.id), { session: tx.session })
    tx.record('unit.surge-opened', { ...idsOf(unit), unitId }, { reason, fields: ['surges'] })
    return { ...surge, status: from > tx.today ? 'planned' : 'open' }
  })
}

function requirePossible(unit: StoredUnit, { from }: NewSurge, { today }: Tx): void {
  const errors = []
  if (from < today) errors.push({ pointer: '#/from', detail: `must be ${today} or later` })
  if (unit.facilityType === WITHOUT_STAY) {
    const detail = 'is support without stay, where nobody sleeps: choose another unit'
    errors.push({ parameter: 'unitId', detail })
  }
  if (errors.length > 0) throw new Problem('invalid-input', 'No places can be opened so.', errors)
}

/** Units of before there were extra places have none. */
function surgesIn({ surges }: { readonly surges?: readonly Known[] }): readonly Known[] {
  return surges ?? []
}

interface Known {
  readonly id: string
  readonly until: string
}

function newPlaces(unit: StoredUnit, wish: NewSurge, surgeId: string) {
  const { places, kind, sleeps, from, until } = wish
  const opened = surgesIn(unit).length
  return Array.from({ length: places }, (_, index) => ({
    _id: new Types.ObjectId(),
    ...{ unitId: unit._id, organisationId: unit.organisationId },
    code: `${unit.code}-surge-${opened + 1}-${index + 1}`,
    label: `Extra plek ${opened + 1}.${index + 1}`,
    ...{ kind, sleeps, surge: { id: surgeId }, bookings: [] },
    features: { singleRoom: kind === 'room' },
    ...{ validFrom: from, validUntil: until },
  }))
}

interface Closing {
  readonly unitId: string
  readonly surgeId: string
  readonly when: 'now' | 'when-empty'
}

/**
 * Closes extra places before their day. `now` is refused while somebody has one of them or is expected; `when-empty`
 * takes nobody in any more, and each place is gone when its household has left. Throws `wrong-state` and `not-found`.
 */
export async function closeSurge(
  { unitId, surgeId, when }: Closing,
  actor: Actor,
  deps: Deps,
): Promise<void> {
  await transact(deps, actor, async (tx) => {
    const { session, today } = tx
    const unit = await requireUnit(unitId, tx)
    const surge = surgesIn(unit).find(({ id, until }) => id === surgeId && until > today)
    if (!surge) throw new Problem('not-found', 'There are no such extra places, or they are over.')
    const own = { unitId: unit._id, 'surge.id': surgeId }
    if (when === 'now') requireUnused(await PlaceModel.find(own, null, { session }).lean(), tx)
    // Every place is written, so whoever books one at the same moment and this act meet in one write.
    await PlaceModel.updateMany(own, { $set: { 'surge.closing': true } }, { session })
    await UnitModel.updateOne(
      { _id: unit._id, 'surges.id': surgeId },
      { $set: { 'surges.$.closing': true }, $inc: { version: 1 } },
      { session },
    )
    const why = { reason: when, fields: ['surges'] }
    tx.record('unit.surge-closed', { ...idsOf(unit), unitId }, why)
  })
}

function requireUnused(places: readonly StoredPlace[], { today }: Tx): void {
  const used = places.filter(({ bookings }) =>
    bookings.some(
      (booking) =>
        isOverdue(booking, today) ||
        (['hold', 'stay'].includes(booking.kind) && booking.until > today),
    ),
  )
  if (used.length === 0) return
  throw new Problem(
    'wrong-state',
    `${used.length} of the ${places.length} extra places are taken or promised: close them when empty, or move those households first.`,
  )
}
