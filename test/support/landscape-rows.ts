import type { Deps } from '../../server/deps.ts'
import type { Actor } from '../../server/events/actor.ts'
import { importLandscape } from '../../server/features/landscape/import-landscape.service.ts'
import type { ImportReport } from '../../server/features/landscape/import-landscape.service.ts'
import { readCsv } from '../../server/features/landscape/read-csv.ts'

export const IMPORTER: Actor = { id: 'import', role: 'system', purpose: 'none' }

/** A small landscape; line 1 holds the names of the columns. */
export const ROWS = {
  organisation: 'organisation,ORG,Huis,shelter|care-coordination,,,,,,,,,,,2020-01-01,',
  facility: 'facility,FAC,Locatie,,ORG,OMM,amsterdam,,,,,,,,2020-01-01,',
  unit: 'unit,UNIT,Afdeling,,,,,FAC,2,2,,,,,2020-01-01,vrouwen',
  room: 'place,ROOM,,,,,,,,,UNIT,Kamer 1,room,2,2020-01-01,',
  bed: 'place,BED,,,,,,,,,UNIT,Bed 2,bed,,2020-01-01,',
}
export const HEAD =
  'kind,code,name,roles,organisation,facilityType,municipality,facility,staffed,funded,unit,label,placeKind,sleeps,validFrom,features.unitGenderMix'
const { organisation, facility, unit, room, bed } = ROWS
export const GOOD = [HEAD, organisation, facility, unit, room, bed]

export const csv = (lines: readonly string[]) => readCsv(lines.join('\n'))

export async function load(lines: readonly string[], deps: Deps): Promise<ImportReport> {
  return importLandscape(csv(lines), IMPORTER, deps)
}
