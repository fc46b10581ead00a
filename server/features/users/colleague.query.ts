import { UserModel } from '../../../models/user.model.ts'

/** How colleagues are called among each other: the address of their account, by its id. */
export async function colleagueNames(
  userIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (userIds.length === 0) return new Map()
  const users = await UserModel.find({ _id: { $in: [...userIds] } }, { email: 1 }).lean()
  return new Map(users.map(({ _id, email }) => [String(_id), email]))
}
