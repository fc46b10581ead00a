import { z } from 'zod'
import type { StoredAuditEntry } from '../../../models/audit.model.ts'
import type { Deps } from '../../deps.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { searchAudit } from './audit.query.ts'
import type { AuditEntry } from './audit.schema.ts'
import { AuditChain, AuditPage, AuditQuery, Nothing } from './audit.schema.ts'
import { checkAudit } from './verify-audit.service.ts'

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
        const { page, pageSize, ...wish } = query
        const found = await searchAudit(wish, { page, pageSize }, actor, deps)
        return { ...found, items: found.items.map(present) }
      },
    ),
    route(
      {
        id: 'checkAuditChain',
        method: 'get',
        path: '/v1/audit-chain',
        summary: 'Check that nothing in the log was changed or removed',
        tag: 'Accountability',
        access: 'see-audit',
        input: Nothing,
        output: AuditChain,
        problems: [],
      },
      async (_input, actor) => {
        const { faults, ...counts } = await checkAudit(actor, deps)
        return { ...counts, whole: faults.length === 0, faults: [...faults] }
      },
    ),
  ]
}

const Ids = z.record(z.string(), z.unknown())

function present(entry: StoredAuditEntry): z.input<typeof AuditEntry> {
  const { _id, act, at, actor, caseTokens, fields, purpose, reason, listMoves, sealedIn } = entry
  const { id, role, organisationId } = actor
  return {
    id: String(_id),
    act,
    at: at.toISOString(),
    actor: { id, role, ...(organisationId && { organisationId }) },
    ids: Ids.parse(entry.ids),
    ...{ caseTokens, fields, purpose },
    ...(reason && { reason }),
    ...(listMoves && { listMoves }),
    ...(sealedIn != null && { seal: sealedIn }),
  }
}
