import { NoticeSettingsModel } from '../../../models/notice-settings.model.ts'
import type { StoredNoticeSettings } from '../../../models/notice-settings.model.ts'
import type { Way } from '../../../models/notice.model.ts'
import { UserModel } from '../../../models/user.model.ts'
import type { Role, StoredUser } from '../../../models/user.model.ts'
import type { EventIds } from '../../events/events.ts'
import type { Tx } from '../../events/transact.ts'
import { USUAL_QUIET } from './mail-time.ts'
import type { Quiet } from './mail-time.ts'
import { kindOf } from './notice-table.ts'

/** How one person wants to be told, with what is usual where nothing was chosen. */
export interface Wishes {
  readonly wayOf: (kind: string) => Way
  readonly quiet: Quiet
}

export interface Recipient extends Wishes {
  readonly userId: StoredUser['_id']
}

/** Who may hear of an event, by role: as on the live feed. Who did it knows already. */
export async function recipientsOf(
  roles: readonly Role[],
  ids: EventIds,
  by: string | undefined,
  { session }: Tx,
): Promise<Recipient[]> {
  // An event that only settles what was told before concerns nobody anew; and $or takes no empty list.
  if (roles.length === 0) return []
  const concerned = { $or: roles.map((role) => ({ role, ...scopeOf(role, ids) })) }
  const users = await UserModel.find(concerned, null, { session }).lean()
  const told = users.filter(({ _id, blockedAt }) => !blockedAt && String(_id) !== by)
  const settings = await NoticeSettingsModel.find(
    { _id: { $in: told.map(({ _id }) => _id) } },
    null,
    { session },
  ).lean()
  return told.map(({ _id }) => ({
    userId: _id,
    ...wishesOf(settings.find((one) => _id.equals(one._id))),
  }))
}

export function wishesOf(settings: StoredNoticeSettings | undefined): Wishes {
  return {
    wayOf: (kind) => {
      const usual = kindOf(kind)
      if (usual?.urgent) return 'mail'
      return settings?.choices.find((choice) => choice.kind === kind)?.way ?? usual?.way ?? 'app'
    },
    quiet: {
      from: settings?.quietFrom ?? USUAL_QUIET.from,
      until: settings?.quietUntil ?? USUAL_QUIET.until,
    },
  }
}

function scopeOf(role: Role, { organisationIds = [], regions = [], userId }: EventIds): object {
  if (role === 'reporter') return { _id: userId ?? null }
  if (role === 'operator' || role === 'coordinator') {
    return { organisationId: { $in: [...organisationIds] } }
  }
  return role === 'region' ? { region: { $in: [...regions] } } : {}
}
