import type { PlaceFacts } from '../../../matching/place-facts.ts'
import type { Member, Profile } from '../../../matching/profile.ts'

/** An unremarkable place of a women's shelter; a test says only what is special about it. */
export function aPlace(placeId: string, own: Partial<PlaceFacts> = {}): PlaceFacts {
  return {
    placeId,
    unitId: `unit-of-${placeId}`,
    organisationId: 'organisation-1',
    facilityType: 'VO-CRISIS',
    municipality: 'utrecht',
    policeRegion: 'midden-nederland',
    kind: 'room',
    sleeps: 2,
    free: true,
    programmesWithSeat: [],
    confidence: 0.9,
    caseTokens: [],
    ...own,
    features: {
      unitGenderMix: 'vrouwen',
      securityLevel: 'besloten',
      acceptsChildren: true,
      staffing24x7: true,
      accessible: false,
      ...own.features,
    },
  }
}

/** An adult Dutch woman of whom nothing else is known. */
export function aMember(own: Partial<Member> = {}): Member {
  return {
    role: 'principal',
    birthDate: '1994-03-02',
    gender: 'vrouw',
    nationalityGroup: 'nederland',
    statuses: [{ status: 'NL', from: '1994-03-02' }],
    facts: {},
    ...own,
  }
}

export function aChild(own: Partial<Member> = {}): Member {
  return aMember({
    role: 'child',
    birthDate: '2020-05-05',
    statuses: [{ status: 'NL', from: '2020-05-05' }],
    ...own,
  })
}

type Own = Omit<Partial<Profile>, 'safety'> & { readonly safety?: Partial<Profile['safety']> }

/** A plain request for that woman alone. */
export function aProfile(own: Own = {}): Profile {
  return {
    members: [aMember()],
    needs: [],
    programmes: [],
    facilityTypes: [],
    urgencyClass: 2,
    ...own,
    safety: { threatLevel: 'laag', forbiddenAreas: [], ...own.safety },
  }
}
