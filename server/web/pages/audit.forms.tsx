import { addDays } from '../../../matching/day.ts'
import { UserModel } from '../../../models/user.model.ts'
import { caseTokenOf, searchAudit } from '../../features/governance/audit.query.ts'
import type { AuditWish } from '../../features/governance/audit.query.ts'
import { checkAudit } from '../../features/governance/verify-audit.service.ts'
import { Problem } from '../../problem.ts'
import { endOfDay } from '../../today.ts'
import { Shown } from '../http/screen.ts'
import type { Form } from '../http/screen.ts'
import { fieldOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { AuditPage, auditScreen } from './audit.page.tsx'

const PAGE_SIZE = 50
const DAY = /^\d{4}-\d{2}-\d{2}$/

const searchForm: Form = {
  path: '/audit/search',
  access: 'see-audit',
  on: auditScreen,
  act: async (visit) => {
    const page = Math.max(1, Math.floor(Number(fieldOf(visit, 'page') ?? 1)) || 1)
    const wish = await wishOf(visit)
    const found = await searchAudit(wish, { page, pageSize: PAGE_SIZE }, visit.actor, visit.deps)
    const people = await peopleOf(found.items.map(({ actor }) => actor.id))
    return new Shown(AuditPage({ visit, found: { ...found, people } }))
  },
}

const checkForm: Form = {
  path: '/audit/check',
  access: 'see-audit',
  on: auditScreen,
  act: async (visit) =>
    new Shown(AuditPage({ visit, report: await checkAudit(visit.actor, visit.deps) })),
}

export const auditForms: readonly Form[] = [searchForm, checkForm]

/** Throws `invalid-input` beside the field that names nobody, nothing or no day. */
async function wishOf(visit: Visit): Promise<AuditWish> {
  return {
    act: fieldOf(visit, 'act'),
    caseToken: await householdIn(visit),
    actorId: await personIn(visit),
    ...periodIn(visit),
  }
}

async function householdIn(visit: Visit): Promise<string | undefined> {
  const subject = fieldOf(visit, 'subject')
  if (subject === undefined) return undefined
  const token = await caseTokenOf(subject)
  if (token === undefined) throw fault('subject')
  return token
}

async function personIn(visit: Visit): Promise<string | undefined> {
  const email = fieldOf(visit, 'person')?.toLowerCase()
  if (email === undefined) return undefined
  const user = await UserModel.findOne({ email }, { _id: 1 }).lean()
  if (!user) throw fault('person')
  return String(user._id)
}

/** Whole days in Amsterdam. */
function periodIn(visit: Visit): Pick<AuditWish, 'from' | 'until'> {
  const [since, till] = [dayIn(visit, 'since'), dayIn(visit, 'till')]
  if (since !== undefined && till !== undefined && till < since) throw fault('till')
  return {
    ...(since !== undefined && { from: endOfDay(addDays(since, -1)).toISOString() }),
    ...(till !== undefined && { until: endOfDay(till).toISOString() }),
  }
}

function dayIn(visit: Visit, name: string): string | undefined {
  const day = fieldOf(visit, name)
  if (day === undefined) return undefined
  if (!DAY.test(day) || Number.isNaN(Date.parse(day))) throw fault(name)
  return day
}

function fault(field: string): Problem {
  return new Problem('invalid-input', `Correct ${field}.`, [
    { pointer: `#/${field}`, detail: 'is not known' },
  ])
}

const ID = /^[0-9a-f]{24}$/

async function peopleOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids)].filter((id) => ID.test(id))
  const users = await UserModel.find({ _id: { $in: asked } }, { email: 1 }).lean()
  return new Map(users.map(({ _id, email }) => [String(_id), email]))
}
