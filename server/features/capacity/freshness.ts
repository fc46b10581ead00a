import type { StoredUnit } from '../../../models/unit.model.ts'

export const FRESHNESS = ['fresh', 'ageing', 'stale', 'unknown'] as const
export type Freshness = (typeof FRESHNESS)[number]

const DAY_MS = 86_400_000
/** COSM reports weekly, women's shelters daily (domain norm `cosm-bezettingsopgave`, `vo-zelfde-dag`). */
const FRESH_DAYS = 2
const STALE_DAYS = 8

const CONFIDENCE = { fresh: 1, ageing: 0.8, stale: 0.5, unknown: 0.4 } as const
const WHEN_COUNTS_DIFFER = 0.6

/** How old the operator's last word is. */
export function freshnessOf(
  { attestation }: Pick<StoredUnit, 'attestation'>,
  now: Date,
): Freshness {
  if (!attestation) return 'unknown'
  const days = (now.getTime() - attestation.at.getTime()) / DAY_MS
  if (days < FRESH_DAYS) return 'fresh'
  return days < STALE_DAYS ? 'ageing' : 'stale'
}

/** How sure we are that what looks free is free, 0 to 1: less with age, and while counts differ. */
export function confidenceOf(unit: Pick<StoredUnit, 'attestation'>, now: Date): number {
  const { attestation } = unit
  const differs = attestation != null && attestation.available !== attestation.derived
  const confidence = CONFIDENCE[freshnessOf(unit, now)] * (differs ? WHEN_COUNTS_DIFFER : 1)
  return Math.round(confidence * 100) / 100
}
