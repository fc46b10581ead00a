import { Types } from 'mongoose'
import { checkRules } from '../../../matching/rules/checks/check-rules.ts'
import { Rule } from '../../../matching/rules/rule.ts'
import { RuleModel } from '../../../models/rule.model.ts'
import type { StoredRule } from '../../../models/rule.model.ts'
import { canonicalJson } from '../../canonical-json.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { invalidFields } from '../../invalid-fields.ts'
import { Problem, wrongState } from '../../problem.ts'

/** Four eyes: two different people put their name to a rule before it holds. */
const APPROVALS_NEEDED = 2

export type NewRule = Omit<Rule, 'version' | 'status' | 'approvedBy'>

/** Writes a new version of a rule as a draft. Throws `invalid-input`, and `already-exists` when two do so at once. */
export async function draftRule(draft: NewRule, actor: Actor, deps: Deps): Promise<StoredRule> {
  return transact(deps, actor, async (tx) => {
    const version = (await newestVersion(draft.code, tx, deps)) + 1
    const parsed = Rule.safeParse({ ...draft, version, status: 'draft', approvedBy: [] })
    if (!parsed.success) throw invalidFields(parsed.error.issues)
    const rule = new RuleModel({
      _id: new Types.ObjectId(),
      code: draft.code,
      version,
      document: canonicalJson(parsed.data),
      status: 'draft',
      draftedBy: actor.id,
      draftedAt: tx.at,
    }).toObject()
    await RuleModel.insertMany([rule], { session: tx.session })
    tx.record('rule.drafted', idsOf(rule), { reason: `${draft.code}-${version}` })
    return rule
  })
}

/**
 * Writes a draft anew, under its code and version. Names that were put to it lapse: they were put to
 * other words. Throws `not-found`, `wrong-state` when it is no draft, and `invalid-input`.
 */
export async function reviseRule(
  id: string,
  draft: NewRule,
  actor: Actor,
  deps: Deps,
): Promise<StoredRule> {
  return transact(deps, actor, async (tx) => {
    const { code, version, status } = await requireRule(id, tx)
    if (status !== 'draft') throw wrongState('rule', status, ['draft'])
    if (draft.code !== code) throw otherCode(code)
    const parsed = Rule.safeParse({ ...draft, version, status, approvedBy: [] })
    if (!parsed.success) throw invalidFields(parsed.error.issues)
    const after = await RuleModel.findOneAndUpdate(
      { _id: id, status: 'draft' },
      { $set: { document: canonicalJson(parsed.data), approvals: [] } },
      { returnDocument: 'after', session: tx.session },
    ).lean()
    if (!after) throw wrongState('rule', status, ['draft'])
    tx.record('rule.drafted', idsOf(after), { fields: ['document'], reason: 'revised' })
    return after
  })
}

function otherCode(code: string): Problem {
  const detail = `must stay "${code}": draft a new rule for another code`
  return new Problem('invalid-input', 'The body is not valid: see "errors".', [
    { pointer: '#/code', detail },
  ])
}

/**
 * Puts one name to a draft. With the second, of somebody else, it is published and holds from its date on.
 * Throws `wrong-state` when it is no draft, was approved by the same person, or its date has passed;
 * `rule-not-sound` with what the checks found.
 */
export async function approveRule(id: string, actor: Actor, deps: Deps): Promise<StoredRule> {
  return transact(deps, actor, async (tx) => {
    const draft = await requireRule(id, tx)
    const rule = Rule.parse(JSON.parse(draft.document))
    if (draft.approvals.some(({ by }) => by === actor.id)) {
      throw new Problem(
        'wrong-state',
        'You have approved this rule: somebody else must be the second.',
      )
    }
    requireDateAhead(rule, tx)
    requireSound(rule, deps)
    const approvals = [...draft.approvals, { by: actor.id, at: tx.at }]
    const published = approvals.length >= APPROVALS_NEEDED
    const approvedBy = approvals.map(({ by }) => by)
    const document = canonicalJson({ ...rule, status: 'approved', approvedBy })
    const change = published ? { approvals, status: 'approved', document } : { approvals }
    const after = await RuleModel.findOneAndUpdate(
      { _id: id, status: 'draft', approvals: { $size: draft.approvals.length } },
      { $set: change },
      { returnDocument: 'after', session: tx.session },
    ).lean()
    if (!after) throw wrongState('rule', draft.status, ['draft'])
    const reason = published ? 'published' : 'first-of-two'
    tx.record(published ? 'rule.approved' : 'rule.drafted', idsOf(after), {
      fields: ['approvals'],
      reason,
    })
    return after
  })
}

/** Takes a rule, with all its versions, out of force from now on; a draft is simply dropped. Throws `wrong-state`. */
export async function withdrawRule(
  id: string,
  reason: string,
  actor: Actor,
  deps: Deps,
): Promise<StoredRule> {
  return transact(deps, actor, async (tx) => {
    const { code, status } = await requireRule(id, tx)
    if (status === 'withdrawn') throw wrongState('rule', status, ['draft', 'approved'])
    const which = status === 'draft' ? { _id: id } : { code, status: 'approved' as const }
    await RuleModel.updateMany(
      which,
      { $set: { status: 'withdrawn', withdrawal: { by: actor.id, at: tx.at, reason } } },
      { session: tx.session },
    )
    const after = await requireRule(id, tx)
    tx.record(status === 'draft' ? 'rule.drafted' : 'rule.withdrawn', idsOf(after), { reason })
    return after
  })
}

/** The rule as it would hold beside the others: what the checks find in which it has a part. */
export function findingsFor(rule: Rule, { tables }: Deps) {
  const others = tables.rules.filter(({ code }) => code !== rule.code)
  const { words } = tables.tablesOn(rule.effectiveFrom)
  const together = [...others, { ...rule, status: 'approved' as const }]
  return checkRules(together, words).filter(({ rules }) => rules.includes(rule.code))
}

function requireSound(rule: Rule, deps: Deps): void {
  const errors = findingsFor(rule, deps).filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return
  throw new Problem(
    'rule-not-sound',
    `${errors.length} finding(s) must be mended before approval: see "errors".`,
    errors.map(({ text }) => ({ pointer: '#', detail: text.en })),
  )
}

function requireDateAhead({ effectiveFrom }: Rule, { today }: Tx): void {
  if (effectiveFrom >= today) return
  throw new Problem(
    'wrong-state',
    `It would hold from ${effectiveFrom}, which has passed: draft it anew with a date of ${today} or later.`,
  )
}

async function newestVersion(code: string, { session }: Tx, { tables }: Deps): Promise<number> {
  const newest = await RuleModel.findOne({ code }, { version: 1 }, { session })
    .sort({ version: -1 })
    .lean()
  const delivered = tables.rules.filter((rule) => rule.code === code).map(({ version }) => version)
  return Math.max(newest?.version ?? 0, ...delivered, 0)
}

export async function requireRule(
  id: string,
  { session }: { session?: Tx['session'] } = {},
): Promise<StoredRule> {
  const rule = await RuleModel.findById(id, null, { session: session ?? null }).lean()
  if (!rule) throw new Problem('not-found', 'There is no such rule.')
  return rule
}

function idsOf({ _id, status }: StoredRule) {
  return { ruleId: String(_id), status }
}
