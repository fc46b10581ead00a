import { SessionModel, UserModel } from '../../../models/user.model.ts'
import type { StoredUser } from '../../../models/user.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { hashToken } from './token.ts'

/** How long this node believes a session without asking again; a revocation is heard at once. */
const BELIEVED_MS = 10_000
const MAX_REMEMBERED = 5_000

interface Known {
  readonly actor: Actor
  readonly until: number
}

/** One memory per service: sessions seen lately, so that a read needs no look-up. */
const memories = new WeakMap<Deps['bus'], Map<string, Known>>()

/** The user behind a session token, or undefined when it has ended, was revoked, or never was. */
export async function actorOfToken(token: string, deps: Deps): Promise<Actor | undefined> {
  const tokenHash = hashToken(token)
  const memory = memoryOf(deps)
  const now = deps.now().getTime()
  const known = memory.get(tokenHash)
  if (known && known.until > now) return known.actor

  const session = await SessionModel.findOne({ tokenHash }).lean()
  if (!session || session.revokedAt || session.expiresAt.getTime() <= now) return undefined
  const user = await UserModel.findById(session.userId).lean()
  if (!user || user.blockedAt) return undefined

  const actor = toActor(user, String(session._id))
  if (memory.size >= MAX_REMEMBERED) memory.clear()
  const until = Math.min(now + BELIEVED_MS, session.expiresAt.getTime())
  memory.set(tokenHash, { actor, until })
  return actor
}

export function toActor(user: StoredUser, sessionId: string): Actor {
  const { _id, role, organisationId, region } = user
  return {
    id: String(_id),
    role,
    organisationId: organisationId ? String(organisationId) : undefined,
    region: region ?? undefined,
    sessionId,
    purpose: PURPOSE[role],
  }
}

/** Codes of `data/processing-grounds.json`: why each role uses data of people. */
const PURPOSE = {
  coordinator: 'arrange-shelter',
  operator: 'wmo-provider',
  desk: 'arrange-shelter',
  region: 'wmo-college',
  reporter: 'registration-other',
  ministry: 'ministry-reporting',
  admin: 'none',
  auditor: 'audit-logging',
} as const satisfies Record<StoredUser['role'], string>

function memoryOf({ bus }: Deps): Map<string, Known> {
  const existing = memories.get(bus)
  if (existing) return existing
  const memory = new Map<string, Known>()
  memories.set(bus, memory)
  bus.subscribe(({ name, ids }) => {
    if (name !== 'session.revoked' && name !== 'user.changed') return
    for (const [hash, { actor }] of memory) {
      if (actor.sessionId === ids.sessionId || actor.id === ids.userId) memory.delete(hash)
    }
  })
  return memory
}
