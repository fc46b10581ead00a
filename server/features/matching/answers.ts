import type { Profile } from '../../../matching/profile.ts'

/** One answer of a request that can be taken away, and the profile without it. */
export interface Answer {
  /** Code of the fact, the criterion or the section it belongs to. */
  readonly name: string
  /** What it says; absent where the answer is a whole section. */
  readonly value?: unknown
  readonly without: Profile
}

/** Every answer by which places may drop out. Who the household is and how urgent it is are no choices. */
export function answersOf(profile: Profile): Answer[] {
  return [...factAnswers(profile), ...needAnswers(profile), ...otherAnswers(profile)]
}

function factAnswers(profile: Profile): Answer[] {
  return profile.members.flatMap(({ facts }, index) =>
    Object.entries(facts).map(([name, value]) => ({
      ...{ name, value },
      without: {
        ...profile,
        members: profile.members.map((member, at) => {
          const { [name]: _taken, ...rest } = member.facts
          return at === index ? { ...member, facts: rest } : member
        }),
      },
    })),
  )
}

function needAnswers(profile: Profile): Answer[] {
  return profile.needs
    .filter(({ importance }) => importance === 'essential')
    .map(({ criterion, value }) => ({
      ...{ name: criterion, value },
      without: {
        ...profile,
        needs: profile.needs.filter((need) => need.criterion !== criterion),
      },
    }))
}

function otherAnswers(profile: Profile): Answer[] {
  const { safety, facilityTypes, programmes } = profile
  const { securityLevel: _level, ...anyLevel } = safety
  return [
    ...(safety.forbiddenAreas.length > 0
      ? [
          {
            name: 'forbiddenAreas',
            without: { ...profile, safety: { ...safety, forbiddenAreas: [] } },
          },
        ]
      : []),
    ...(safety.securityLevel === undefined
      ? []
      : [{ name: 'securityLevel', without: { ...profile, safety: anyLevel } }]),
    ...(facilityTypes.length > 0
      ? [{ name: 'facilityTypes', without: { ...profile, facilityTypes: [] } }]
      : []),
    ...(programmes.length > 0
      ? [{ name: 'programmes', without: { ...profile, programmes: [] } }]
      : []),
  ]
}
