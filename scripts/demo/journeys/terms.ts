import type { Random } from '../random.ts'

/** How long people stay and how long they waited before, in days, by facility type. Made up. */
const TERMS: Readonly<
  Record<string, { stay: readonly [number, number]; wait: readonly [number, number] }>
> = {
  'VO-NOOD': { stay: [2, 12], wait: [0, 1] },
  'VO-CRISIS': { stay: [20, 110], wait: [0, 12] },
  // The monitor of 2022-2023 counts 259 days on average (source S7).
  'VO-VERVOLG': { stay: [120, 400], wait: [14, 90] },
  COSM: { stay: [25, 110], wait: [0, 10] },
  OMM: { stay: [60, 320], wait: [10, 120] },
  'SZW-BED': { stay: [10, 70], wait: [0, 4] },
  MANNEN: { stay: [40, 200], wait: [3, 40] },
  MO: { stay: [15, 150], wait: [0, 14] },
  BW: { stay: [200, 480], wait: [60, 300] },
  'JEUGD-SPEC': { stay: [150, 480], wait: [14, 70] },
}
const OTHERWISE = { stay: [40, 250], wait: [7, 60] } as const

export function stayDays(facilityType: string, random: Random): number {
  const [least, most] = (TERMS[facilityType] ?? OTHERWISE).stay
  return random.between(least, most)
}

export function waitDays(facilityType: string, random: Random): number {
  const [least, most] = (TERMS[facilityType] ?? OTHERWISE).wait
  return random.between(least, most)
}

/** Where people go (codes of `data/departure-destinations.json`). */
export function someDestination(facilityType: string, random: Random): string {
  if (facilityType === 'COSM') {
    return random.pick([
      'womens-shelter-follow-up',
      'womens-shelter-crisis',
      'omm',
      'return-country-of-origin',
      'unknown-mob',
    ] as const)
  }
  if (facilityType === 'OMM') {
    return random.pick([
      'supported-housing-bw',
      'omm-through-flow',
      'own-home-with-support',
      'mental-health-clinic',
      'unknown-mob',
    ] as const)
  }
  return random.weighted([
    ['own-home-with-support', 4],
    ['own-home-urgency', 2],
    ['own-home', 2],
    ['womens-shelter-follow-up', facilityType.startsWith('VO-') ? 4 : 0],
    ['family-or-friends', 2],
    ['guided-housing', 2],
    ['unknown-mob', 1],
    ['partner', 1],
  ])
}
