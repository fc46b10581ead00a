import { z } from 'zod'
import { AuditEntryModel } from '../../../models/audit.model.ts'
import type { StoredAuditEntry } from '../../../models/audit.model.ts'
import type { Deps } from '../../deps.ts'
import { recordRead } from '../../events/transact.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import type { AuditEntry } from './audit.schema.ts'
import { AuditPage, AuditQuery } from './audit.schema.ts'

export function auditRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'listAuditEntries',
        method: 'get',
        path: '/v1/audit-entries',
        summary: 'Who saw and did what, on which ground, newest first',
        tag: 'Accountability',
        access: 'see-audit',
        input: AuditQuery,
        output: AuditPage,
        problems: [],
      },
      async ({ query }, actor) => {
        const { page, pageSize, ...wanted } = query
        const filter = filterOf(wanted)
        const total = await AuditEntryModel.countDocuments(filter)
        const rows = await AuditEntryModel.find(filter)
          .sort({ at: -1, _id: -1 })
          .skip((page - 1) * pageSize)
          .limit(pageSize)
          .lean()
        // Searching the log is itself logged (NEN 7513, ch. 6).
        await recordRead(deps, actor, { act: 'audit.searched', fields: Object.keys(wanted) })
        return { page, pageSize, total, items: rows.map(present) }
      },
    ),
  ]
}

function filterOf(wanted: Omit<z.output<typeof AuditQuery>['query'], 'page' | 'pageSize'>) {
  const { caseToken, actorId, act, from, until } = wanted
  const period = { ...(from && { $gte: new Date(from) }), ...(until && { $lt: new Date(until) }) }
  return {
    ...(caseToken && { caseTokens: caseToken }),
    ...(actorId && { 'actor.id': actorId }),
    ...(act && { act }),
    ...(Object.keys(period).length > 0 && { at: period }),
  }
}

const Ids = z.record(z.string(), z.unknown())

function present(entry: StoredAuditEntry): z.input<typeof AuditEntry> {
  const { _id, act, at, actor, caseTokens, fields, purpose, reason, sealedIn } = entry
  const { id, role, organisationId } = actor
  return {
    id: String(_id),
    act,
    at: at.toISOString(),
    actor: { id, role, ...(organisationId && { organisationId }) },
    ids: Ids.parse(entry.ids),
    ...{ caseTokens, fields, purpose },
    ...(reason && { reason }),
    ...(sealedIn != null && { seal: sealedIn }),
  }
}
