import { UnitModel } from '../../../models/unit.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Window } from '../../working-hours.ts'
import { requireUnit } from './capacity.service.ts'

export interface DutyHours {
  readonly unitId: string
  readonly windows: readonly Window[]
}

/** When somebody of a unit is there to answer, as its own people see it. Throws `not-found`. */
export async function readDutyHours(unitId: string, actor: Actor): Promise<DutyHours> {
  const { dutyHours } = await requireUnit(unitId, { actor })
  return {
    unitId,
    windows: dutyHours.map(({ weekday, from, until }) => ({ weekday, from, until })),
  }
}

/**
 * Says when somebody of a unit is there to answer; no windows mean day and night. Offers made before keep their clocks.
 * Throws `not-found`.
 */
export async function setDutyHours(
  unitId: string,
  windows: readonly Window[],
  actor: Actor,
  deps: Deps,
): Promise<{ unitId: string; windows: Window[] }> {
  return transact(deps, actor, async (tx) => {
    const { organisationId, region } = await requireUnit(unitId, tx)
    const dutyHours = windows.map(({ weekday, from, until }) => ({ weekday, from, until }))
    await UnitModel.updateOne(
      { _id: unitId },
      { $set: { dutyHours }, $inc: { version: 1 } },
      { session: tx.session },
    )
    const ids = { unitIds: [unitId], organisationIds: [String(organisationId)], regions: [region] }
    tx.record('unit.duty-hours-set', ids, { fields: ['dutyHours'] })
    return { unitId, windows: dutyHours }
  })
}
