import { Types } from 'mongoose'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import { touchUnits } from '../capacity/booking.service.ts'
import type { RowKind } from './landscape-rows.ts'
import {
  archiveThing,
  findThing,
  placesWithin,
  restoreThing,
  unitsWithin,
} from './landscape-parts.ts'
import type { Thing } from './landscape-parts.ts'

export interface ArchiveOutcome {
  readonly id: string
  readonly code: string
  readonly archivedAt?: Date
}

/**
 * Takes something out of use, with everything in it. It stays readable, and can be restored.
 * Throws `not-found`, and `wrong-state` when it is archived already or somebody stays or will stay there: a closure
 * goes with the place.
 */
export async function archive(
  kind: RowKind,
  id: string,
  actor: Actor,
  deps: Deps,
): Promise<ArchiveOutcome> {
  return transact(deps, actor, async (tx) => {
    const thing = await requireThing(kind, id, tx)
    if (thing.archivedAt) throw new Problem('wrong-state', `This ${kind} is archived already.`)
    await requireNobodyThere(kind, thing, tx)
    const at = { archivedAt: tx.at }
    await archiveThing(kind, thing, at, tx.session)
    await recordChange(kind, thing, 'archived', tx)
    return { id: String(thing._id), code: thing.code, ...at }
  })
}

/**
 * Brings back what was archived, with everything that was archived with it at that moment.
 * Throws `not-found`, and `wrong-state` when it is not archived or what it belongs to still is.
 */
export async function restore(
  kind: RowKind,
  id: string,
  actor: Actor,
  deps: Deps,
): Promise<ArchiveOutcome> {
  return transact(deps, actor, async (tx) => {
    const thing = await requireThing(kind, id, tx)
    if (!thing.archivedAt) throw new Problem('wrong-state', `This ${kind} is not archived.`)
    await requireParent(kind, thing, tx)
    await restoreThing(kind, thing, tx.session)
    await recordChange(kind, thing, 'restored', tx)
    return { id: String(thing._id), code: thing.code }
  })
}

async function requireThing(kind: RowKind, id: string, { session }: Tx): Promise<Thing> {
  const thing = await findThing(kind, new Types.ObjectId(id), session)
  if (!thing) throw new Problem('not-found', `There is no such ${kind}.`)
  return thing
}

/** The places are written in this same transaction: a booking that comes in meanwhile makes it run again. */
async function requireNobodyThere(kind: RowKind, thing: Thing, tx: Tx): Promise<void> {
  const places = await placesWithin(kind, thing, tx.session)
  const busy = places.filter(({ bookings }) =>
    bookings.some(
      ({ kind: booked, until, present }) =>
        (booked === 'hold' || booked === 'stay') && (until > tx.today || present === true),
    ),
  )
  if (busy.length === 0) return
  const codes = busy.slice(0, 5).map(({ code }) => code)
  throw new Problem(
    'wrong-state',
    `${busy.length} place(s) have a hold or a stay today or later (${codes.join(', ')}): this can be done when those have ended.`,
  )
}

async function requireParent(kind: RowKind, thing: Thing, { session }: Tx): Promise<void> {
  const { facilityId, unitId, organisationId } = thing
  const parents: readonly (readonly [RowKind, Types.ObjectId | undefined])[] = [
    ['unit', unitId],
    ['facility', facilityId],
    ['organisation', organisationId],
  ]
  for (const [parentKind, parentId] of parents) {
    const parent = parentId && (await findThing(parentKind, parentId, session))
    if (!parent?.archivedAt) continue
    const message = `The ${parentKind} of this ${kind} is archived: restore that first.`
    throw new Problem('wrong-state', message)
  }
}

async function recordChange(
  kind: RowKind,
  thing: Thing,
  reason: 'archived' | 'restored',
  tx: Tx,
): Promise<void> {
  const unitIds = await unitsWithin(kind, thing, tx.session)
  await touchUnits(unitIds, tx)
  tx.record('landscape.changed', { unitIds }, { fields: [kind, thing.code], reason })
}
