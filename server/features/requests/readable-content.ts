import { z } from 'zod'
import {
  Day,
  FactValue,
  MEMBER_ROLES,
  Member,
  Need,
  Safety,
  StatusPeriod,
} from '../../../matching/profile.ts'
import type { RequestContent } from './request-content.ts'

/**
 * As much of a request as could be read, whatever else is wrong with it: a part of the wrong form is left out or taken
 * as unremarkable. So that one answer can name what is of the wrong form and what contradicts itself.
 */
export function readableContent(body: unknown): RequestContent {
  return Readable.parse(body)
}

const { gender, nationalityGroup } = Member.shape

const Facts = z.record(z.string(), z.unknown()).transform((facts) =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([code, value]) => {
      const fact = FactValue.safeParse(value)
      return fact.success ? [[code, fact.data] as const] : []
    }),
  ),
)

function readableMember(member: unknown, index: number): Member {
  return z
    .object({
      role: z.enum(MEMBER_ROLES).catch(index === 0 ? 'principal' : 'other-adult'),
      birthDate: Day.optional().catch(undefined),
      gender: gender.catch('onbekend'),
      nationalityGroup: nationalityGroup.catch('onbekend'),
      statuses: z.array(StatusPeriod).catch([]),
      facts: Facts.catch({}),
    })
    .parse(z.looseObject({}).catch({}).parse(member))
}

const Readable = z
  .object({
    household: z
      .object({ members: z.array(z.unknown()).transform((all) => all.map(readableMember)) })
      .optional()
      .catch(undefined),
    needs: z.array(Need).optional().catch(undefined),
    safety: Safety.optional().catch(undefined),
    facilityTypes: z.array(z.string()).optional().catch(undefined),
  })
  .catch({})
