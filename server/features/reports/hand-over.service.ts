import { OrganisationModel } from '../../../models/organisation.model.ts'
import type { StoredReport } from '../../../models/report.model.ts'
import { UserModel } from '../../../models/user.model.ts'
import type { Role } from '../../../models/user.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import { REPORT_MOVES } from '../../states.ts'
import { actingOn, idsOfReport, moveReport, requireReport } from './report-access.ts'

type Owner = StoredReport['owner']

export interface HandOver {
  /** `desk`, `region` (the municipality of the report's own region), or the id of an organisation. */
  readonly to: string
  /** Code of `data/handover-reasons.json`. */
  readonly reason: string
}

/**
 * Gives a report to another owner, who has to take it up within the term it had: passing on wins nobody time. Both
 * hear of it. Throws `invalid-input` for an owner where nobody acts or that has it already, `wrong-state` once it is
 * closed, and `not-found`.
 */
export async function handOverReport(
  id: string,
  { to, reason }: HandOver,
  actor: Actor,
  deps: Deps,
): Promise<StoredReport> {
  return transact(deps, actor, async (tx) => {
    const before = await requireReport(id, actingOn(actor), tx.session)
    const owner = await ownerNamed(to, before, tx, deps)
    if (isSame(owner, before.owner)) throw wrongOwner('has this report already')
    const handedOver = { reason, at: tx.at, by: actor.id, from: before.owner }
    const moved = await moveReport(
      id,
      REPORT_MOVES.handOver,
      { set: { owner }, push: { handOvers: handedOver }, unset: {} },
      tx,
    )
    tx.record('report.handed-over', bothHear(before, moved), { fields: ['owner'], reason })
    return moved
  })
}

/** The owner that is meant, if somebody acts there. */
async function ownerNamed(
  to: string,
  { region }: StoredReport,
  tx: Tx,
  { reference }: Deps,
): Promise<Owner> {
  if (to === 'desk') return { kind: 'desk' }
  if (to === 'region') {
    await requireSomebody('region', { region }, tx)
    return { kind: 'region', name: reference.regions.get(region)?.nameNl ?? region }
  }
  await requireSomebody('coordinator', { organisationId: to }, tx)
  const works = { _id: to, archivedAt: { $exists: false } }
  const found = await OrganisationModel.findOne(works, null, { session: tx.session }).lean()
  if (!found) throw wrongOwner('is no organisation that takes part')
  return { kind: 'organisation', organisationId: found._id, name: found.name }
}

async function requireSomebody(
  role: Role,
  where: Readonly<Record<string, string>>,
  { session }: Tx,
): Promise<void> {
  const acts = { role, ...where, blockedAt: { $exists: false } }
  if (await UserModel.exists(acts).session(session)) return
  throw wrongOwner('has nobody who acts on reports: choose the desk or another organisation')
}

function wrongOwner(detail: string): Problem {
  return new Problem('invalid-input', 'The report cannot be handed over so.', [
    { pointer: '#/to', detail },
  ])
}

function isSame(one: Owner, other: Owner): boolean {
  return (
    one.kind === other.kind &&
    String(one.organisationId ?? '') === String(other.organisationId ?? '')
  )
}

/** Who had it, and who has it now. */
function bothHear(before: StoredReport, after: StoredReport) {
  const [had, has] = [idsOfReport(before), idsOfReport(after)]
  return {
    ...has,
    organisationIds: [...(had.organisationIds ?? []), ...(has.organisationIds ?? [])],
    regions: [...(had.regions ?? []), ...(has.regions ?? [])],
  }
}
