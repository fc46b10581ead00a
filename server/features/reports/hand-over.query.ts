import { OrganisationModel } from '../../../models/organisation.model.ts'
import { UserModel } from '../../../models/user.model.ts'

/** Organisations with somebody who acts on reports, by name. */
export async function actingOrganisations(): Promise<{ id: string; name: string }[]> {
  const acting = { role: 'coordinator', blockedAt: { $exists: false } } as const
  const users = await UserModel.find(acting, { organisationId: 1 }).lean()
  const ids = users.flatMap(({ organisationId }) => (organisationId ? [organisationId] : []))
  const works = { _id: { $in: ids }, archivedAt: { $exists: false } }
  const found = await OrganisationModel.find(works, { name: 1 }).sort({ name: 1 }).lean()
  return found.map(({ _id, name }) => ({ id: String(_id), name }))
}
