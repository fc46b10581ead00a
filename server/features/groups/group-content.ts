import { addYears } from '../../../matching/day.ts'
import type { Member } from '../../../matching/profile.ts'
import type { RequestContent } from '../requests/request-content.ts'
import type { Announcement, ExpectedHousehold } from './group.schema.ts'

/** The code of `data/criteria.json` for the exploitation that such an action is about. */
const LABOUR = 'arbeid-dienstverlening'

/** What is expected of each household, as a request says it: complete, and to be put right once they are there. */
export function expectedContents(announcement: Announcement, today: string): RequestContent[] {
  return announcement.households.flatMap((household) =>
    Array.from({ length: household.count }, () => contentOf(household, announcement, today)),
  )
}

export function peopleIn(households: readonly ExpectedHousehold[]): number {
  return households.reduce(
    (sum, { count, adults, children }) => sum + count * (adults + children),
    0,
  )
}

function contentOf(
  { adults, children }: ExpectedHousehold,
  { threatLevel, urgencyClass, facilityTypes = [], ...expected }: Announcement,
  today: string,
): RequestContent {
  const person = {
    gender: 'onbekend',
    nationalityGroup: expected.nationalityGroup,
  } as const
  const statuses = [{ status: expected.status, from: today }]
  const adult = (index: number): Member => ({
    ...person,
    role: index === 0 ? 'principal' : 'other-adult',
    statuses,
    birthDate: addYears(today, -expected.estimatedAge),
    facts: { exploitationForm: [LABOUR] },
  })
  const members = [
    ...Array.from({ length: adults }, (_none, index) => adult(index)),
    ...Array.from({ length: children }, () => ({
      ...{ ...person, statuses, role: 'child' as const, facts: {} },
    })),
  ]
  return {
    household: { members },
    safety: { threatLevel, forbiddenAreas: [] },
    urgency: { class: urgencyClass },
    facilityTypes: [...facilityTypes],
  }
}
