import { randomInt } from 'node:crypto'
import { Types } from 'mongoose'
import { OrganisationModel } from '../../../models/organisation.model.ts'
import { ReportModel } from '../../../models/report.model.ts'
import type { StoredReport } from '../../../models/report.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { ownerOf, termOf } from '../../reference/report-routing.ts'
import type { ReportOwner } from '../../reference/report-routing.ts'
import { idsOfReport } from './report-access.ts'
import { sealReport } from './report-content.ts'
import { actWithin, escalateFrom } from './report-clock.ts'
import type { NewReport } from './report.schema.ts'

/**
 * Takes in a report: routed by rules that are data, with one owner who acts within a term. Where the organisation
 * that should act does not work with the service, the desk does.
 */
export async function fileReport(said: NewReport, actor: Actor, deps: Deps): Promise<StoredReport> {
  const { vault, reference } = deps
  const { reportRouting: routing } = reference
  return transact(deps, actor, async (tx) => {
    const { region, reporterKind, ground, consent, ...content } = said
    const { road, ...owner } = await resolve(ownerOf(said, routing), tx, deps)
    const wrappedKey = vault.newCaseKey()
    const term = termOf(said, routing)
    const actBy = actWithin(term, tx.at)
    const report = new ReportModel({
      _id: new Types.ObjectId(),
      reference: newReference(),
      ...{ wrappedKey, sealed: sealReport(content, wrappedKey, vault) },
      ...{ region, road, owner, reporterKind, ground, consent },
      status: 'received',
      reportedBy: actor.id,
      urgencyClass: term.urgencyClass,
      receivedAt: tx.at,
      ...{ actBy, escalateAt: escalateFrom(actBy, 0, routing) },
    }).toObject()
    await ReportModel.insertMany([report], { session: tx.session })
    tx.record('report.received', idsOfReport(report), { reason: ground })
    return report
  })
}

type Stored = Pick<StoredReport, 'road'> & StoredReport['owner']

async function resolve(owner: ReportOwner, { session }: Tx, { reference }: Deps): Promise<Stored> {
  const { road, kind } = owner
  if (owner.kind === 'desk') return { road, kind }
  if (owner.kind === 'region') {
    return { road, kind, name: reference.regions.get(owner.region)?.nameNl ?? owner.region }
  }
  const works = { code: owner.organisation, archivedAt: { $exists: false } }
  const found = await OrganisationModel.findOne(works, null, { session }).lean()
  return found
    ? { road, kind, organisationId: found._id, name: found.name }
    : { road, kind: 'desk' }
}

/** Without letters and digits that are mistaken for each other on the telephone. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const LENGTH = 8

/** What the reporter quotes: nobody can guess another's, and it tells nothing. */
function newReference(): string {
  return `M-${Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('')}`
}
