import type { StatusPeriod } from '../../../matching/profile.ts'
import type { Reference } from '../../reference/reference.ts'
import type { Fault } from './request-check.ts'

/**
 * A status timeline says for every day from its first to its last period what someone's legal status is:
 * in order, without gaps or overlaps, and only the last period may be open.
 */
export function checkTimeline(statuses: readonly StatusPeriod[], reference: Reference): Fault[] {
  return statuses.flatMap((period, index) => [
    ...checkPeriod(period, index, reference),
    ...checkJoin(statuses[index - 1], period, index),
  ])
}

function checkPeriod(
  { status, from, until }: StatusPeriod,
  index: number,
  reference: Reference,
): Fault[] {
  const faults: Fault[] = []
  if (!reference.statuses.has(status)) {
    const message = 'is not a known residence status: see GET /v1/reference/residence-statuses'
    faults.push({ path: ['statuses', index, 'status'], message })
  }
  if (until !== undefined && until <= from) {
    const message = `must lie after ${from}: it is the first day on which the status no longer holds`
    faults.push({ path: ['statuses', index, 'until'], message })
  }
  return faults
}

function checkJoin(
  earlier: StatusPeriod | undefined,
  { from }: StatusPeriod,
  index: number,
): Fault[] {
  if (!earlier || earlier.until === from) return []
  const path = ['statuses', index, 'from']
  if (earlier.until === undefined) {
    return [{ path, message: 'follows an open period: give that one an end first' }]
  }
  if (from < earlier.until) {
    return [{ path, message: `overlaps the period before it, which ends on ${earlier.until}` }]
  }
  return [{ path, message: `leaves a gap: the period before it ends on ${earlier.until}` }]
}
