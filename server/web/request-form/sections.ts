import { missingSections } from '../../features/requests/request-check.ts'
import type { PlacementRequest } from '../../features/requests/request.schema.ts'
import type { Key } from '../texts.ts'

/** The steps of a request, in the order in which they are asked. */
export const SECTIONS = ['household', 'needs', 'safety', 'status', 'urgency', 'check'] as const
export type Section = (typeof SECTIONS)[number]

export function sectionOf(name: string | undefined): Section | undefined {
  return SECTIONS.find((section) => section === name)
}

export function nextSection(section: Section): Section {
  return SECTIONS[SECTIONS.indexOf(section) + 1] ?? 'check'
}

export interface Missing {
  readonly section: Section
  readonly text: Key
}

/** What the service would miss if the request were submitted now, each with the step where it is asked. */
export function missingIn(request: PlacementRequest): Missing[] {
  const { household, safety } = request
  const urgency = request.urgency && { class: request.urgencyClass }
  const said = { household, safety, urgency: urgencyOf(urgency?.class) }
  return missingSections(said).map(({ path }) => MISSING[String(path.at(-1))] ?? OTHERWISE)
}

function urgencyOf(urgency: number | undefined) {
  const known = ([1, 2, 3, 4] as const).find((one) => one === urgency)
  return known && { class: known }
}

const MISSING: Readonly<Record<string, Missing>> = {
  members: { section: 'household', text: 'fault.birthDate' },
  birthDate: { section: 'household', text: 'fault.birthDate' },
  statuses: { section: 'status', text: 'fault.statuses' },
  safety: { section: 'safety', text: 'fault.safety' },
  urgency: { section: 'urgency', text: 'fault.urgency' },
}
const OTHERWISE: Missing = { section: 'household', text: 'fault.general' }
