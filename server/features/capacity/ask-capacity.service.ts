import { OutboxEventModel } from '../../../models/outbox-event.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import { UnitModel } from '../../../models/unit.model.ts'
import type { BoardUnit } from '../../board/capacity-board.ts'
import type { Deps } from '../../deps.ts'
import { SYSTEM } from '../../events/actor.ts'
import { EventIds } from '../../events/events.ts'
import { transact } from '../../events/transact.ts'
import { dayOf } from '../../today.ts'
import { OFFICE_HOURS, workingHoursBetween } from '../../working-hours.ts'
import { presentUnit } from './capacity.query.ts'
import { existsOn } from './numbers.ts'
import { worthAsking } from './worth-asking.ts'

/** What a house does by itself says as much as a count. */
const WORDS = [
  'stay.arrived',
  'stay.departed',
  'stay.not-arrived',
  'place.closed',
  'place.reopened',
]

const MINUTE_MS = 60_000
const PAUSE_MS = 24 * 60 * MINUTE_MS

/** Asks houses whether their number is still true, where the answer is worth asking for. Safe to run twice. */
export async function askCapacity(deps: Deps): Promise<{ asked: number }> {
  const now = deps.now()
  const soon = new Date(now.getTime() + MINUTE_MS)
  const atWork = workingHoursBetween(now, soon, OFFICE_HOURS) > 0
  if (!atWork) return { asked: 0 }
  const waiting = await RequestModel.countDocuments({ status: { $in: ['waiting', 'offered'] } })
  const heard = await lastHeard()
  const askedAt = await lastAsked()
  let asked = 0
  for (const entry of deps.board.units()) {
    const unitId = String(entry.unit._id)
    if (!existsOn(entry.unit, dayOf(now))) continue
    const { available } = presentUnit(entry, deps)
    const lastWord = latest(entry.unit.attestation?.at, heard.get(unitId))
    const facts = { now, lastWord, lastAsked: askedAt.get(unitId), available, waiting, atWork }
    const { ask, because } = worthAsking(facts)
    if (ask && (await askOne(entry, because, deps))) asked += 1
  }
  return { asked }
}

async function askOne({ unit }: BoardUnit, because: string, deps: Deps): Promise<boolean> {
  const { _id, organisationId, region } = unit
  return transact(deps, SYSTEM, async (tx) => {
    const before = new Date(tx.at.getTime() - PAUSE_MS)
    const { modifiedCount } = await UnitModel.updateOne(
      { _id, $or: [{ askedAt: { $exists: false } }, { askedAt: { $lte: before } }] },
      { $set: { askedAt: tx.at } },
      { session: tx.session },
    )
    if (modifiedCount === 0) return false
    const whose = { organisationIds: [String(organisationId)], regions: [region] }
    tx.record('unit.confirmation-asked', { unitId: String(_id), ...whose }, { reason: because })
    return true
  }).catch((error: unknown) => {
    // One unit that cannot be asked must not keep the others from it.
    deps.log.error({ error, unitId: String(_id) }, 'unit not asked')
    return false
  })
}

/** When something last happened in each unit, as far back as the outbox goes. */
async function lastHeard(): Promise<Map<string, Date>> {
  const events = await OutboxEventModel.find({ name: { $in: WORDS } })
    .sort({ at: 1 })
    .lean()
  return new Map(
    events.flatMap(({ ids, at }) =>
      (EventIds.parse(ids).unitIds ?? []).map((unitId) => [unitId, at] as const),
    ),
  )
}

async function lastAsked(): Promise<Map<string, Date>> {
  const asked = { askedAt: { $exists: true } }
  const units = await UnitModel.find(asked, { askedAt: 1 }).lean()
  return new Map(units.flatMap(({ _id, askedAt }) => (askedAt ? [[String(_id), askedAt]] : [])))
}

function latest(one: Date | undefined, other: Date | undefined): Date | undefined {
  if (!one || !other) return one ?? other
  return one > other ? one : other
}
