import type { Safety } from '../profile.ts'
import type { Truth } from '../truth.ts'

/**
 * Whether a place honours "stay in the police region of the investigation" (Vc B8/3: during the
 * bedenktijd preferably inside it).
 *
 * 1. Nothing asks to stay: yes.
 * 2. The region must and must not be stayed in at once: unknown outside it, a human chooses. Inside
 *    it the forbidden area already blocks: safety comes before the investigation.
 * 3. Otherwise inside is a yes, outside a no; outside stays open when leaving is allowed as well.
 */
export function regionAnswer(safety: Safety, policeRegion: string): Truth {
  if (!mustStay(safety)) return 'yes'
  if (safety.investigationRegion === undefined) return 'unknown'
  if (safety.investigationRegion === policeRegion) return 'yes'
  return isContradictory(safety) ? 'unknown' : 'no'
}

function mustStay({ mustStayInRegion, outOfRegionAllowed }: Safety): boolean {
  return mustStayInRegion === true || outOfRegionAllowed === false
}

/** Whether the household is asked to stay in a region and to leave it at once. */
export function isContradictory(safety: Safety): boolean {
  if (!mustStay(safety) || safety.investigationRegion === undefined) return false
  return (
    safety.outOfRegionAllowed === true ||
    safety.forbiddenAreas.includes(`police-region:${safety.investigationRegion}`)
  )
}
