import type { LandscapeFile } from './unit-plan.ts'
import { FOUNDED } from './unit-plan.ts'

/** What the documentation's examples archive, and what they restore: one of every kind, in a house of their own. */
export const TO_ARCHIVE = 'example-to-archive'
export const TO_RESTORE = 'example-archived'

const HOUSE = 'VOORBEELDEN'
const DATED = { validFrom: FOUNDED, invented: true }

/** Adds empty things that nothing else in the demo uses. None of them has a place to sleep. */
export function addArchivable(file: LandscapeFile): void {
  for (const code of [HOUSE, TO_ARCHIVE, TO_RESTORE]) {
    const name = `${code === HOUSE ? 'Voorbeelden' : code} (demo)`
    file.organisations.push({ code, name, roles: ['shelter'], ...DATED })
    const facility = { organisation: HOUSE, facilityType: 'AMB', municipality: 'utrecht' }
    file.facilities.push({ code, name, ...facility, ...DATED })
    const empty = { staffed: 0, funded: 0, features: { securityLevel: 'open' } }
    file.units.push({ code, facility: HOUSE, name, ...empty, ...DATED })
    const programme = { nameNl: 'Voorbeeldprogramma', nameEn: 'Example programme' }
    file.programmes.push({
      code,
      unit: HOUSE,
      ...programme,
      programmeKind: 'daytime-activities',
      ...DATED,
    })
    const seat = { label: 'Plaats 1', placeKind: 'seat', programme: HOUSE } as const
    file.places.push({ code, unit: HOUSE, ...seat, ...DATED })
  }
}
