import { CapacityConflictModel } from '../../../models/capacity-conflict.model.ts'
import type {
  CONFLICT_STATUSES,
  StoredCapacityConflict,
} from '../../../models/capacity-conflict.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem, wrongState } from '../../problem.ts'
import type { Conflict } from './feed.schema.ts'
import { countCapacity, placeState } from './numbers.ts'
import { presentConflict } from './reconcile-feed.service.ts'
import { requirePlace, readUnit } from './capacity.service.ts'

function ownConflicts({ role, organisationId }: Actor) {
  return role === 'desk' ? {} : { organisationId: organisationId ?? null }
}

/** What house and calendar disagree on, the oldest first. */
export async function listConflicts(
  status: (typeof CONFLICT_STATUSES)[number] | undefined,
  actor: Actor,
): Promise<Conflict[]> {
  const filter = { ...ownConflicts(actor), ...(status !== undefined && { status }) }
  const found = await CapacityConflictModel.find(filter).sort({ since: 1, _id: 1 }).lean()
  return found.map(presentConflict)
}

/**
 * Closes a conflict: the calendar was right after all, or it has been corrected, which is looked at.
 * Throws `wrong-state` when it is closed or the calendar still differs, and `not-found`.
 */
export async function resolveConflict(
  id: string,
  resolution: 'calendar-right' | 'corrected',
  actor: Actor,
  deps: Deps,
): Promise<Conflict> {
  return transact(deps, actor, async (tx) => {
    const own = { _id: id, ...ownConflicts(actor) }
    const before = await CapacityConflictModel.findOne(own, null, { session: tx.session }).lean()
    if (!before) throw new Problem('not-found', 'There is no such conflict, or it is not yours.')
    if (before.status !== 'open') throw wrongState('conflict', before.status, ['open'])
    if (resolution === 'corrected') await requireAgreement(before, tx)
    const resolved = await CapacityConflictModel.findOneAndUpdate(
      { ...own, status: 'open', said: before.said },
      { $set: { status: 'resolved', resolution, resolvedAt: tx.at, resolvedBy: actor.id } },
      { returnDocument: 'after', session: tx.session },
    ).lean()
    if (!resolved) throw new Problem('changed-meanwhile', 'Look at the conflict again.')
    const { unitId, organisationId, region } = before
    const ids = { unitId: String(unitId), organisationIds: [String(organisationId)] }
    tx.record('capacity.conflict-resolved', { ...ids, regions: [region] }, { reason: resolution })
    return presentConflict(resolved)
  })
}

async function requireAgreement(conflict: StoredCapacityConflict, tx: Tx): Promise<void> {
  const known = await knownNow(conflict, tx)
  if (known === conflict.said) return
  throw new Problem(
    'wrong-state',
    `The calendar still says ${known}, the house said ${conflict.said}: correct the calendar first.`,
  )
}

async function knownNow({ unitId, placeId }: StoredCapacityConflict, tx: Tx): Promise<string> {
  const { today } = tx
  if (placeId) return placeState((await requirePlace(String(placeId), tx)).place, today, today)
  const { unit, places } = await readUnit(String(unitId), tx)
  return String(countCapacity(unit, places, { night: today, today }).available)
}
