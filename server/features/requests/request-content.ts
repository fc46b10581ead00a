import { z } from 'zod'
import { Member, Need, Profile, Safety } from '../../../matching/profile.ts'
import type { StoredCase } from '../../../models/case.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { Vault } from '../../vault.ts'

/** The sections of a request. A draft may leave any of them out; what is submitted is complete. */
export const RequestContent = z.object({
  household: z.object({ members: z.array(Member).max(20) }).optional(),
  needs: z.array(Need).max(60).optional(),
  safety: Safety.optional(),
  programmes: z.array(z.string().max(60)).max(10).optional(),
  facilityTypes: z.array(z.string().max(60)).max(20).optional(),
  urgency: z
    .object({
      class: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
      reason: z.string().max(60).optional(),
    })
    .optional(),
})
export type RequestContent = z.output<typeof RequestContent>

/** The need profile of a complete request: what matching may know. Throws a ZodError when a section is missing. */
export function profileOf(content: RequestContent): Profile {
  return Profile.parse({
    members: content.household?.members,
    needs: content.needs ?? [],
    safety: content.safety,
    programmes: content.programmes ?? [],
    facilityTypes: content.facilityTypes ?? [],
    urgencyClass: content.urgency?.class,
  })
}

/** The profile with the units that refused it, as matching must know them. */
export function withRefusals(
  profile: Profile,
  { exclusions = [] }: { readonly exclusions?: readonly { readonly unitId: string }[] },
): Profile {
  if (exclusions.length === 0) return profile
  return { ...profile, refusedBy: [...new Set(exclusions.map(({ unitId }) => unitId))] }
}

const PURPOSE = 'request-content'

/** Seals what a request says of a household under the key of its case. */
export function sealContent(
  content: RequestContent,
  theCase: Pick<StoredCase, 'wrappedKey'>,
  vault: Vault,
): string {
  return vault.seal(theCase.wrappedKey, PURPOSE, Buffer.from(JSON.stringify(content)))
}

export function openContent(
  request: Pick<StoredRequest, 'profile'>,
  theCase: Pick<StoredCase, 'wrappedKey'>,
  vault: Vault,
): RequestContent {
  const text = vault.open(theCase.wrappedKey, PURPOSE, request.profile).toString()
  return RequestContent.parse(JSON.parse(text))
}

/** Facts that by themselves make finding a place hard, by domain of life. */
const COMPLEX: Readonly<Record<string, readonly string[]>> = {
  addiction: [
    'activeUse:af-en-toe',
    'activeUse:dagelijks',
    'detoxStatus:nodig',
    'detoxStatus:lopend',
  ],
  psychiatry: [
    'psychiatricDisorder:vastgesteld',
    'psychosis:actueel',
    'psychiatricCrisis:true',
    'suicidality:plannen',
    'suicidality:recente-poging',
  ],
  disability: ['intellectualDisability:vastgesteld', 'intellectualDisability:vermoeden'],
  somatic: [
    'somaticCareLoad:dagelijks',
    'somaticCareLoad:intensief',
    'mobility:rolstoel',
    'mobility:bedgebonden',
  ],
  behaviour: ['aggressionRisk:fysiek', 'groupSuitability:niet-geschikt'],
}
const WITHOUT_STATUS = ['GEEN-VOLWASSEN', 'GEEN-MINDERJARIG', '8M-DUBLIN']
const GRAVE_THREATS = ['hoog', 'acuut']

/** How many domains make this household hard to place: a count for the waitlist, which tells no diagnosis. */
export function complexityOf(content: RequestContent): number {
  const members = content.household?.members ?? []
  const said = new Set(
    members.flatMap(({ facts }) =>
      Object.entries(facts).map(([code, value]) => `${code}:${String(value)}`),
    ),
  )
  const domains = Object.values(COMPLEX).filter((signs) => signs.some((sign) => said.has(sign)))
  const extra = [
    members.some(({ role }) => role === 'child'),
    members.some(({ statuses }) =>
      statuses.some(({ status, until }) => !until && WITHOUT_STATUS.includes(status)),
    ),
    GRAVE_THREATS.includes(content.safety?.threatLevel ?? ''),
  ]
  return domains.length + extra.filter(Boolean).length
}
