import { addDays, daysBetween } from '../../matching/day.ts'
import { fingerprint } from '../../matching/judge/tie.ts'
import { storedWait } from '../../matching/wait-clock.ts'
import type { Spell } from '../../matching/wait-clock.ts'
import type { Deps } from '../../server/deps.ts'
import { nextCheckIn } from '../../server/features/waitlist/check-in-terms.ts'
import { dayOf } from '../../server/today.ts'
import type { JourneyRequest } from './journeys/journey.ts'

/** How long ago somebody who was lost from view was last spoken to. */
const LOST_DAYS = 12

/** The clock and the check-ins of a household of the demo country, as the service's own acts would have left them. */
export function waitRow({ id, status, submittedOn, waitStatus }: JourneyRequest, deps: Deps) {
  if (submittedOn === undefined) return {}
  const today = dayOf(deps.now())
  if (status === 'lost-contact') return { ...lostWait(submittedOn, addDays(today, -LOST_DAYS)) }
  if (status !== 'waiting' && status !== 'offered') return { waitingSince: submittedOn }
  const { dueOn } = nextCheckIn({ waitStatus: waitStatus ?? 'active' }, today, deps)
  // Everybody was spoken to on another day.
  const left = fingerprint(id) % Math.max(1, daysBetween(today, dueOn))
  return { waitingSince: submittedOn, checkIn: { dueOn: addDays(today, left) } }
}

function lostWait(submittedOn: string, lostOn: string) {
  const spells: Spell[] = [
    { from: submittedOn, until: lostOn, kind: 'running', reason: 'waits' },
    { from: lostOn, kind: 'stopped', reason: 'lost-contact' },
  ]
  return { spells, ...storedWait(spells, lostOn) }
}
