import { storedWait, turnClock } from '../../../matching/wait-clock.ts'
import type { ClockState, Spell } from '../../../matching/wait-clock.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { Reference } from '../../reference/reference.ts'

/** What of a request its clock follows from. */
export type Clocked = Pick<
  StoredRequest,
  | 'status'
  | 'waitStatus'
  | 'waitStatusSet'
  | 'clockStop'
  | 'parking'
  | 'waitingSince'
  | 'clockStandsAt'
> & { readonly spells?: readonly StoredSpell[] }

type StoredSpell = StoredRequest['spells'][number]

/** Every stretch of its clock. One that never stood has run since the day it came on the list. */
export function spellsOf({
  spells = [],
  waitingSince,
}: Pick<Clocked, 'spells' | 'waitingSince'>): Spell[] {
  if (spells.length === 0 && waitingSince) return [{ from: waitingSince, ...RUNNING }]
  return spells.map(({ from, until, kind, reason }) => ({
    ...{ from, kind, reason },
    ...(until && { until }),
  }))
}

const RUNNING = { kind: 'running', reason: 'waits' } as const

/**
 * Whether the clock runs, and why: first where it is, then what somebody stopped it for, then what its wait status says.
 */
export function clockStateOf(request: Clocked, reference: Reference): ClockState {
  const { status: where, clockStop, parking, waitStatus } = request
  if (where === 'lost-contact') return { kind: 'stopped', reason: where }
  if (parking && reference.clockReasons.get(parking.reason)?.whileParked === 'stopped') {
    return { kind: 'stopped', reason: parking.reason }
  }
  if (clockStop) return { kind: 'stopped', reason: clockStop.reason }
  return byStatus(waitStatus, reference)
}

function byStatus(
  waitStatus: Clocked['waitStatus'],
  { waitStatuses, waitNorms }: Reference,
): ClockState {
  const status = waitStatuses.get(waitStatus ?? '')
  const stands = status && waitNorms.get(status.norm)?.clock === 'stopped'
  return stands ? { kind: 'stopped', reason: status.code } : RUNNING
}

/** Fields to set and to clear, so that the clock does what follows from the request as it is after an act. */
export function clockAfter(
  after: Clocked,
  today: string,
  reference: Reference,
): { readonly set: Readonly<Record<string, unknown>>; readonly clear: readonly string[] } {
  const before = spellsOf(after)
  const spells = turnClock(before, clockStateOf(after, reference), today)
  const { waitingSince, clockStandsAt } = storedWait(spells, today)
  return {
    set: { spells, waitingSince, ...(clockStandsAt && { clockStandsAt }) },
    clear: clockStandsAt ? [] : ['clockStandsAt'],
  }
}
