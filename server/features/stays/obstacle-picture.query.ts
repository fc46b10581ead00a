import { StayModel } from '../../../models/stay.model.ts'
import type { Deps } from '../../deps.ts'
import { LEAST_SHOWN, suppress } from '../monitoring/suppress.ts'
import { count } from '../monitoring/tally.ts'

/** What keeps households that are somewhere now from moving on: aggregates only, never a person. */
export async function obstaclePicture({ now }: Deps) {
  const present = await StayModel.find({
    status: 'arrived',
    programmeWaitId: { $exists: false },
  }).lean()
  const standing = present.flatMap(({ obstacles }) =>
    (obstacles ?? []).filter(({ resolvedOn }) => !resolvedOn),
  )
  const overstays = present.flatMap(({ overstay }) =>
    overstay?.status === 'approved' ? [overstay] : [],
  )
  return {
    asOf: now().toISOString(),
    leastShown: LEAST_SHOWN,
    byObstacle: suppress(count(standing, ({ code }) => code)),
    byOverstayReason: suppress(count(overstays, ({ reason }) => reason)),
  }
}
