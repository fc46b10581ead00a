import type { Ground, Reference } from '../../reference/reference.ts'

interface Grounded {
  readonly ground: string
  readonly reporterKind: string
  readonly consent: boolean
  readonly shelter: string
  readonly note?: string | undefined
}

interface GroundFault {
  readonly path: 'ground' | 'consent' | 'note'
  readonly message: string
}

/** Answers to "is shelter needed" after which somebody will look for it. */
const WANTS_SHELTER = ['today', 'soon']

/**
 * Whether a report rests on what it says it rests on (`data/processing-grounds.json`):
 *
 * 1. The ground is open to this kind of reporter: only who must report may do so without consent (Vc B8/3.4).
 * 2. Where the ground asks for consent, it is there in writing.
 * 3. Arranging shelter asks for consent too, unless the ground itself covers it.
 * 4. An emergency says why nobody could be asked.
 */
export function groundFaults(
  { ground, reporterKind, consent, shelter, note }: Grounded,
  { grounds, reportRouting }: Reference,
): GroundFault[] {
  const rule = reportRouting.grounds.find((one) => one.ground === ground)
  const asked = grounds.get(ground)?.consent
  if (!rule || asked === undefined) return []
  const needs = neededConsent(asked, WANTS_SHELTER.includes(shelter) && !rule.coversShelter)
  const faults: (GroundFault | false)[] = [
    notFor(rule.reporters, reporterKind),
    needs !== undefined && !consent && { path: 'consent', message: needs },
    rule.needsReason &&
      note === undefined && { path: 'note', message: 'must say why the victim could not be asked' },
  ]
  return faults.filter((fault) => fault !== false)
}

function notFor(reporters: readonly string[] | undefined, kind: string): GroundFault | false {
  if (!reporters || reporters.includes(kind)) return false
  return { path: 'ground', message: `is only for ${reporters.join(', ')}: choose another ground` }
}

/** Why written consent is needed; undefined where it is not. */
function neededConsent(asked: Ground['consent'], forShelter: boolean): string | undefined {
  if (asked === 'written-first' || asked === 'required') {
    return 'must be given in writing first on this ground'
  }
  if (!forShelter) return undefined
  return 'must be given in writing to arrange shelter: else report without shelter'
}
