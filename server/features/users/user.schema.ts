import { z } from 'zod'
import { ROLES } from '../../../models/user.model.ts'
import { PAGE, PAGE_QUERY } from '../../http/page.ts'
import { NONE } from '../../http/route.ts'

const Id = z.string().regex(/^[0-9a-f]{24}$/, 'must be an id of 24 hexadecimal digits')
const IdParams = z.strictObject({ id: Id })

export const ManagedUser = z
  .object({
    id: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    organisationId: z.string().optional(),
    region: z.string().optional(),
    /** Until then the invitation can be used to choose a password. */
    invitedUntil: z.iso.datetime().optional(),
    blockedAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'ManagedUser' })
export type ManagedUser = z.output<typeof ManagedUser>

export const Invited = ManagedUser.extend({
  /** To hand over in person; with it somebody chooses a password once. */
  code: z.string(),
}).meta({ id: 'InvitedUser' })
export type Invited = z.output<typeof Invited>

export const ManagedUserPage = z.object({ ...PAGE, items: z.array(ManagedUser) })

export const ListUsers = z.object({
  params: NONE,
  query: z.strictObject({
    ...PAGE_QUERY,
    role: z.enum(ROLES).optional(),
    organisationId: Id.optional(),
    blocked: z.enum(['true', 'false']).optional(),
  }),
  body: NONE,
})

const PLACE = {
  role: z.enum(ROLES, `must be one of: ${ROLES.join(', ')}`),
  organisationId: Id.optional(),
  /** Centrumgemeente vrouwenopvang; of a region user. */
  region: z.string().max(60).optional(),
} as const

export const InviteUser = z.object({
  params: NONE,
  query: NONE,
  body: z.strictObject({ email: z.email('must be an e-mail address').max(200), ...PLACE }),
})
export type NewUser = z.output<typeof InviteUser>['body']

export const MoveUser = z.object({ params: IdParams, query: NONE, body: z.strictObject(PLACE) })
export type UserPlace = z.output<typeof MoveUser>['body']

export const OneUser = z.object({ params: IdParams, query: NONE, body: NONE })

export const ChoosePassword = z.object({
  params: NONE,
  query: NONE,
  body: z.strictObject({
    email: z.email('must be an e-mail address').max(200),
    code: z.string().trim().min(1, 'must not be empty').max(60),
    /** NIST SP 800-63B: long, and no rules about characters. */
    password: z.string().min(15, 'must have at least 15 characters').max(200),
  }),
})
