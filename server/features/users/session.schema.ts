import { z } from 'zod'
import { ROLES } from '../../../models/user.model.ts'
import { NONE } from '../../http/route.ts'

export const User = z
  .object({
    id: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    organisationId: z.string().optional(),
    region: z.string().optional(),
  })
  .meta({ id: 'User' })
export type User = z.output<typeof User>

export const SignIn = z.object({
  params: NONE,
  query: NONE,
  body: z.strictObject({
    email: z.email('must be an e-mail address').max(200),
    password: z.string('must be text').min(1, 'must not be empty').max(200),
  }),
})

export const Session = z
  .object({ token: z.string(), expiresAt: z.iso.datetime(), user: User })
  .meta({ id: 'Session' })

export const Nothing = z.object({ params: NONE, query: NONE, body: NONE })
