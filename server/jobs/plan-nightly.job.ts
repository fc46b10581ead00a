import type { Deps } from '../deps.ts'
import { SYSTEM } from '../events/actor.ts'
import { failStalePlans, startPlan } from '../features/plans/start-plan.service.ts'
import type { StartedPlan } from '../features/plans/start-plan.service.ts'
import { PlanModel } from '../../models/plan.model.ts'
import { Problem } from '../problem.ts'
import { dayOf } from '../today.ts'

/** From three in the night, Amsterdam time; a service that was away catches up until six. */
const FROM_HOUR = 3
const UNTIL_HOUR = 6

const HOUR_IN_AMSTERDAM = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  hourCycle: 'h23',
})

/**
 * Starts the plan of the night once, whichever node looks first, and marks plans as failed whose node has died.
 * Looks more often than it starts, so that neither a restart at three nor a clock change loses a night.
 */
export async function planNightly(deps: Deps): Promise<StartedPlan | undefined> {
  await failStalePlans(deps)
  const hour = Number(HOUR_IN_AMSTERDAM.format(deps.now()))
  if (hour < FROM_HOUR || hour >= UNTIL_HOUR) return undefined
  const night = dayOf(deps.now())
  if (await PlanModel.exists({ night })) return undefined
  try {
    return await startPlan({ night }, SYSTEM, deps)
  } catch (error: unknown) {
    // The desk makes one just now, or another node was first: the next look will see.
    if (error instanceof Problem && error.problem === 'plan-running') return undefined
    throw error
  }
}
