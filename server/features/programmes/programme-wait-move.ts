import type { Types } from 'mongoose'
import type { StoredCase } from '../../../models/case.model.ts'
import { ProgrammeWaitModel } from '../../../models/programme-wait.model.ts'
import type {
  ProgrammeWaitStatus,
  StoredProgrammeWait,
} from '../../../models/programme-wait.model.ts'
import type { Actor } from '../../events/actor.ts'
import type { EventIds, EventName } from '../../events/events.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import { requireCase } from '../requests/request-move.ts'
import type { Vault } from '../../vault.ts'

const PURPOSE = 'programme-wait'

/** Seals the kind of programme a household waits for under the key of its case. */
export function sealProgramme(
  programme: string,
  { wrappedKey }: Pick<StoredCase, 'wrappedKey'>,
  vault: Vault,
): string {
  return vault.seal(wrappedKey, PURPOSE, Buffer.from(programme))
}

/** The kind of programme that is waited for. */
export function programmeOf(
  { programme }: Pick<StoredProgrammeWait, 'programme'>,
  { wrappedKey }: Pick<StoredCase, 'wrappedKey'>,
  vault: Vault,
): string {
  return vault.open(wrappedKey, PURPOSE, programme).toString()
}

/** Equal for the same household and the same kind, and for nobody else. */
export function waitToken(caseId: Types.ObjectId, programme: string, vault: Vault): string {
  return vault.token(PURPOSE, `${String(caseId)}\n${programme}`)
}

/** Whose waits: those of the requests an actor may see. */
export function visibleWaits({ role, organisationId, region }: Actor): Record<string, unknown> {
  if (role === 'desk' || role === 'system') return {}
  if (role === 'region') return { region: region ?? 'none' }
  return { organisationId: organisationId ?? null }
}

/** The wait, if the actor may know it. Throws `not-found`. */
export async function requireWait(
  id: string | Types.ObjectId,
  { actor, session }: { actor: Actor; session?: Tx['session'] },
): Promise<StoredProgrammeWait> {
  const filter = { $and: [{ _id: id }, visibleWaits(actor)] }
  const wait = await ProgrammeWaitModel.findOne(filter, null, { session: session ?? null }).lean()
  if (!wait) throw new Problem('not-found', 'Nobody waits under this id, or you may not see it.')
  return wait
}

interface Move {
  readonly from: readonly ProgrammeWaitStatus[]
  readonly to: ProgrammeWaitStatus
}

/** Moves a wait along its table of states, in one conditional write, and records it; null when it is elsewhere. */
export async function moveWait(
  id: Types.ObjectId,
  { from, to }: Move,
  change: Readonly<Record<string, unknown>>,
  tx: Tx,
): Promise<StoredProgrammeWait | null> {
  const moved = await ProgrammeWaitModel.findOneAndUpdate(
    { _id: id, status: { $in: from } },
    { $set: { ...change, status: to } },
    { returnDocument: 'after', session: tx.session },
  ).lean()
  if (moved) await recordWait('programme-wait.changed', moved, tx)
  return moved
}

/** Writes down what happened to a wait, and to whose: never for which programme. */
export async function recordWait(
  event: EventName & `programme-wait.${string}`,
  wait: StoredProgrammeWait,
  tx: Tx,
): Promise<void> {
  const { token } = await requireCase(wait.caseId, tx.session)
  const reason = wait.ending?.code
  tx.record(event, idsOfWait(wait), { fields: ['status'], reason, caseTokens: [token] })
}

function idsOfWait({ _id, requestId, organisationId, region, status }: StoredProgrammeWait) {
  const ids: EventIds = {
    ...{ programmeWaitId: String(_id), requestId: String(requestId), status },
    organisationIds: [String(organisationId)],
    regions: [region],
  }
  return ids
}
