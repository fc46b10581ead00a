import { GroupModel } from '../../../models/group.model.ts'
import type { StoredGroup } from '../../../models/group.model.ts'
import type { Actor } from '../../events/actor.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'

/** Whose groups: as with requests. */
export function visibleGroups({ role, organisationId, region }: Actor): Record<string, unknown> {
  if (role === 'desk' || role === 'system') return {}
  if (role === 'region') return { region: region ?? 'none' }
  return { organisationId: organisationId ?? null }
}

/** The group, if the actor may know it. Throws `not-found`. */
export async function requireGroup(
  id: string,
  { actor, session }: { readonly actor: Actor; readonly session?: Tx['session'] },
): Promise<StoredGroup> {
  const filter = { $and: [{ _id: id }, visibleGroups(actor)] }
  const group = await GroupModel.findOne(filter, null, { session: session ?? null }).lean()
  if (!group) throw new Problem('not-found', 'There is no such group, or you may not see it.')
  return group
}
