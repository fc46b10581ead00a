import type { FactValue, Facts, Member, Need } from '../../../matching/profile.ts'
import type { Deps } from '../../deps.ts'
import type { PlacementRequest } from '../../features/requests/request.schema.ts'
import { PLACE_NEEDS, QUESTIONS, takesSeveral } from './questions.ts'
import type { Section } from './sections.ts'

type Said = Readonly<Record<string, unknown>>
type Before = Pick<PlacementRequest, 'household' | 'needs'>

/**
 * What a section of the form says, in the shape the API takes. It is not checked here: the API's own schema
 * does that. What the form does not ask about stays as it was.
 */
export function readSection(
  section: Section,
  fields: URLSearchParams,
  before: Before,
  deps: Deps,
): Said {
  switch (section) {
    case 'household':
      return { ...readHousehold(fields, before), region: textOf(fields, 'region') }
    case 'needs':
      return readNeeds(fields, before, deps)
    case 'safety':
      return { safety: readSafety(fields, deps) }
    case 'status':
      return {
        household: {
          members: membersOf(before).map((member, index) => readStatuses(fields, member, index)),
        },
      }
    case 'urgency':
      return {
        urgency: { class: Number(textOf(fields, 'urgency-class') ?? 0) },
        facilityTypes: fields.getAll('facilityTypes'),
      }
    case 'check':
      return {}
  }
}

/** The household as the first step says it. */
export function readHousehold(fields: URLSearchParams, before: Before): Said {
  const count = Math.min(Number(fields.get('count') ?? 1) || 1, MOST_MEMBERS)
  const members = Array.from({ length: count }, (_one, index) => index)
    .filter((index) => fields.get(`members-${index}-remove`) !== 'yes')
    .map((index) => {
      const said = (name: string) => textOf(fields, `members-${index}-${name}`)
      const { statuses = [], facts = {} } = membersOf(before)[index] ?? {}
      const birthDate = said('birthDate')
      return {
        ...{ role: said('role'), gender: said('gender') },
        nationalityGroup: said('nationalityGroup'),
        ...{ statuses, facts },
        ...(birthDate !== undefined && { birthDate }),
      }
    })
  return { household: { members } }
}
const MOST_MEMBERS = 20

function membersOf({ household }: Before): readonly Member[] {
  return household?.members ?? []
}

function readNeeds(fields: URLSearchParams, before: Before, deps: Deps): Said {
  const [principal, ...others] = membersOf(before)
  const asked: readonly string[] = PLACE_NEEDS
  const kept = before.needs.filter(({ criterion }) => !asked.includes(criterion))
  const needs = PLACE_NEEDS.flatMap((criterion): Need[] => {
    const importance = fields.get(`need-${criterion}`)
    if (importance !== 'essential' && importance !== 'desirable') return []
    return [{ criterion, value: true, importance }]
  })
  const household = principal && {
    members: [{ ...principal, facts: readFacts(fields, principal.facts, deps) }, ...others],
  }
  return { needs: [...kept, ...needs], ...(household && { household }) }
}

function readFacts(fields: URLSearchParams, before: Facts, deps: Deps): Facts {
  const asked: readonly string[] = QUESTIONS
  const kept = Object.entries(before).filter(([code]) => !asked.includes(code))
  const said = QUESTIONS.flatMap((code): [string, FactValue][] => {
    const values = fields.getAll(`members-0-facts-${code}`).filter((value) => value !== '')
    const [first] = values
    if (first === undefined) return []
    if (takesSeveral(code, deps)) return [[code, values]]
    return [[code, first === 'true' || first === 'false' ? first === 'true' : first]]
  })
  return Object.fromEntries([...kept, ...said])
}

function readStatuses(fields: URLSearchParams, member: Member, index: number): Said {
  const statuses = Array.from({ length: member.statuses.length + 1 }, (_one, row) => {
    const said = (name: string) => textOf(fields, `members-${index}-statuses-${row}-${name}`)
    const [status, from, until] = [said('status'), said('from'), said('until')]
    const empty = status === undefined && from === undefined && until === undefined
    return empty ? [] : [{ status: status ?? '', from, ...(until !== undefined && { until }) }]
  }).flat()
  return { ...member, statuses }
}

function readSafety(fields: URLSearchParams, deps: Deps): Said {
  const text = (name: string) => textOf(fields, `safety-${name}`)
  const moving = fields.getAll('safety-moving')
  const radius = text('forbiddenRadiusKm')
  const [securityLevel, investigationRegion] = [text('securityLevel'), text('investigationRegion')]
  return {
    threatLevel: text('threatLevel'),
    forbiddenAreas: areasOf(text('forbiddenAreas') ?? '', deps),
    ...(securityLevel !== undefined && { securityLevel }),
    ...(radius !== undefined && { forbiddenRadiusKm: Number(radius) }),
    ...(investigationRegion !== undefined && { investigationRegion }),
    ...(moving.includes('must-stay') && { mustStayInRegion: true }),
    ...(moving.includes('out-of-region') && { outOfRegionAllowed: true }),
  }
}

/** "Utrecht, Amersfoort" as areas; what is no known name goes on as it is, for the schema to refuse. */
function areasOf(text: string, { reference }: Deps): string[] {
  const find = (name: string) => {
    const same = ({ nameNl }: { nameNl: string }) => nameNl.toLowerCase() === name.toLowerCase()
    const municipality = [...reference.municipalities.values()].find(same)
    if (municipality) return `municipality:${municipality.code}`
    const region = [...reference.policeRegions.values()].find(same)
    return region ? `police-region:${region.code}` : name
  }
  return text
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map(find)
}

function textOf(fields: URLSearchParams, name: string): string | undefined {
  const text = fields.get(name)?.trim() ?? ''
  return text === '' ? undefined : text
}
