import { Types } from 'mongoose'
import { z } from 'zod'
import { OrganisationModel } from '../../../models/organisation.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import type { Organisation } from './landscape.schema.ts'

/** What organisations in the field do. */
export const ORGANISATION_ROLES = [
  'shelter',
  'care-coordination',
  'national-desk',
  'municipality',
  'asylum-reception',
  'guardian',
  'registration',
  'youth-care',
] as const

export const NewOrganisation = z.strictObject({
  code: z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,39}$/, 'must be capitals, digits and dashes'),
  name: z.string().trim().min(1, 'must not be empty').max(200),
  roles: z.array(z.enum(ORGANISATION_ROLES)).min(1, 'must name at least one'),
})
export type NewOrganisation = z.output<typeof NewOrganisation>

/** An organisation that exists from today on. Throws `already-exists` for its code. */
export async function addOrganisation(
  { code, name, roles }: NewOrganisation,
  actor: Actor,
  deps: Deps,
): Promise<Organisation> {
  return transact(deps, actor, async (tx) => {
    if (await OrganisationModel.exists({ code }).session(tx.session)) {
      throw new Problem('already-exists', 'There is an organisation with this code.')
    }
    const _id = new Types.ObjectId()
    const organisation = { _id, code, name, roles, validFrom: tx.today }
    await OrganisationModel.insertMany([organisation], { session: tx.session })
    const why = { fields: ['organisation', code], reason: 'added' }
    tx.record('landscape.changed', { unitIds: [] }, why)
    return { id: String(_id), code, name, roles: [...roles], validFrom: tx.today, invented: false }
  })
}
