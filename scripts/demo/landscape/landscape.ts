import type { Reference } from '../../../server/reference/reference.ts'
import type { Random } from '../random.ts'
import { addArchivable } from './archivable.ts'
import { inventedUnits } from './invented.ts'
import type { Published } from './published.ts'
import { publishedUnits } from './published.ts'
import { FOUNDED, addUnit } from './unit-plan.ts'
import type { LandscapeFile, UnitPlan } from './unit-plan.ts'

/**
 * The demo country as an import file: everything that sources publish, and around it an invented country of about
 * 1,000 places and 60 programmes, each invented thing marked so. Pure: the same seed gives the same file.
 */
export function demoLandscape(
  published: Published,
  reference: Reference,
  random: Random,
): LandscapeFile {
  const file: LandscapeFile = {
    organisations: [],
    facilities: [],
    units: [],
    programmes: [],
    places: [],
  }
  for (const { code, name, roles } of published.organisations) {
    file.organisations.push({ code, name, roles, validFrom: FOUNDED })
  }
  const plans = [...publishedUnits(published, random), ...inventedUnits(reference, random)]
  addInventedOrganisations(file, plans, reference)
  for (const plan of plans) addUnit(file, plan)
  addArchivable(file)
  return file
}

function addInventedOrganisations(
  file: LandscapeFile,
  plans: readonly UnitPlan[],
  reference: Reference,
): void {
  const known = new Set(file.organisations.map(({ code }) => code))
  for (const { organisation } of plans) {
    if (known.has(organisation)) continue
    known.add(organisation)
    const name = inventedName(organisation, reference)
    file.organisations.push({
      code: organisation,
      name,
      roles: ['shelter'],
      validFrom: FOUNDED,
      invented: true,
    })
  }
}

function inventedName(code: string, { municipalities, policeRegions }: Reference): string {
  const [prefix, rest] = splitCode(code)
  const place =
    municipalities.get(rest.toLowerCase())?.nameNl ??
    policeRegions.get(rest.toLowerCase())?.nameNl.replace('Politie-eenheid ', '')
  if (prefix !== undefined && place !== undefined) return `${prefix} ${place} (demo)`
  const words = code.toLowerCase().replaceAll('-', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} (demo)`
}

const PREFIXES: readonly (readonly [string, string])[] = [
  ['VO-', 'Vrouwenopvang regio'],
  ['MANNENOPVANG-', 'Mannenopvang'],
  ['OPVANG-EN-WONEN-', 'Opvang en wonen'],
]

function splitCode(code: string): [string | undefined, string] {
  const found = PREFIXES.find(([prefix]) => code.startsWith(prefix))
  return found ? [found[1], code.slice(found[0].length)] : [undefined, code]
}
