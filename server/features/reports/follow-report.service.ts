import type { StoredReport } from '../../../models/report.model.ts'
import { ReportModel } from '../../../models/report.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import { REPORT_MOVES } from '../../states.ts'
import { openDraft } from '../requests/request.service.ts'
import { actingOn, idsOfReport, moveReport, requireReport } from './report-access.ts'
import { escalateFrom, heardWithin } from './report-clock.ts'
import { contentFrom, openReport } from './report-content.ts'

/**
 * Feeds a coded message back to who reported. The first takes the report up; some close it, with the type of
 * dossier that came of it. Throws `not-found` for who does not act on it, and `wrong-state` once it is closed.
 */
export async function followReport(
  id: string,
  code: string,
  actor: Actor,
  deps: Deps,
): Promise<StoredReport> {
  const { reportRouting: routing } = deps.reference
  const closesAs = routing.followUps.find((one) => one.code === code)?.closesAs
  return transact(deps, actor, async (tx) => {
    const push = { followUps: { code, at: tx.at, by: actor.id } }
    const actBy = heardWithin(routing, tx.at)
    const moved =
      closesAs === undefined
        ? await moveReport(
            id,
            REPORT_MOVES.follow,
            {
              set: { actBy, level: 0, escalateAt: escalateFrom(actBy, 0, routing) },
              ...{ push, unset: {} },
            },
            tx,
          )
        : await moveReport(
            id,
            REPORT_MOVES.close,
            { set: { outcome: closesAs }, push, unset: { escalateAt: 1 } },
            tx,
          )
    const event = closesAs === undefined ? 'report.followed-up' : 'report.closed'
    tx.record(event, idsOfReport(moved), { fields: ['followUps'], reason: code })
    return moved
  })
}

/** Which follow-up a request of shelter is. */
const BY_REQUEST = 'shelter-requested'

/**
 * Makes a case with a draft request of a report, with all that the report said, and closes the report: once,
 * whoever asks. Throws `not-found` and `wrong-state`.
 */
export async function requestFromReport(
  id: string,
  actor: Actor,
  deps: Deps,
): Promise<StoredReport> {
  const { vault, reference } = deps
  return transact(deps, actor, async (tx) => {
    const report = await requireReport(id, actingOn(actor), tx.session)
    const content = contentFrom(openReport(report, vault), reference.reportRouting)
    const request = await openDraft({ region: report.region, content }, tx, deps)
    const moved = await moveReport(
      id,
      REPORT_MOVES.close,
      {
        set: { outcome: 'registration-shelter', requestId: request._id },
        push: { followUps: { code: BY_REQUEST, at: tx.at, by: actor.id } },
        unset: { escalateAt: 1 },
      },
      tx,
    )
    const ids = { ...idsOfReport(moved), requestId: String(request._id) }
    tx.record('report.closed', ids, { fields: ['requestId'], reason: BY_REQUEST })
    return moved
  })
}

/** Tells the next level of a report nobody acted on in time. Does nothing when somebody just did. */
export async function escalateReport(id: string, actor: Actor, deps: Deps): Promise<boolean> {
  const { reportRouting: routing } = deps.reference
  return transact(deps, actor, async (tx) => {
    const due = { _id: id, status: { $in: REPORT_MOVES.follow.from }, escalateAt: { $lte: tx.at } }
    const before = await ReportModel.findOne(due, null, { session: tx.session }).lean()
    if (!before) return false
    const level = before.level + 1
    const next = escalateFrom(before.actBy, level, routing)
    const escalated = await ReportModel.findOneAndUpdate(
      // Of two nodes that find it at once, one gets through.
      { ...due, level: before.level },
      {
        $set: { level, ...(next && { escalateAt: next }) },
        ...(!next && { $unset: { escalateAt: 1 } }),
        $inc: { version: 1 },
      },
      { returnDocument: 'after', session: tx.session },
    ).lean()
    if (!escalated) return false
    const event = level === 1 ? 'report.escalated' : 'report.escalated-further'
    tx.record(event, idsOfReport(escalated), { reason: `level-${level}` })
    return true
  })
}
