import { z } from 'zod'
import { previewChange } from '../../../matching/judge/preview-change.ts'
import type { RequestChange } from '../../../matching/judge/preview-change.ts'
import { sentenceOf } from '../../../matching/rules/sentences.ts'
import { Rule } from '../../../matching/rules/rule.ts'
import { CaseModel } from '../../../models/case.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import { RuleModel } from '../../../models/rule.model.ts'
import type { StoredRule } from '../../../models/rule.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { recordRead } from '../../events/transact.ts'
import { dayOf } from '../../today.ts'
import { placeFactsOn } from '../matching/place-facts.query.ts'
import { allLinks } from '../matching/residents.query.ts'
import { openContent, profileOf } from '../requests/request-content.ts'
import type { RulePreview, RuleView } from './rule.schema.ts'
import { findingsFor, requireRule } from './rule.service.ts'

const Document = z.record(z.string(), z.unknown())

/** A rule as people read it: its document and a sentence in both languages. */
export function presentRule(stored: StoredRule, deps: Deps): RuleView {
  const { _id, status, approvals } = stored
  const rule = Rule.parse(JSON.parse(stored.document))
  return {
    ...presentDocument({ ...rule, status }, deps),
    id: String(_id),
    approvals: approvals.map(({ by, at }) => ({ by, at: at.toISOString() })),
  }
}

function presentDocument(rule: Rule, { tables }: Deps): RuleView {
  const { code, version, status, kind, effectiveFrom, effectiveUntil, relaxableBy } = rule
  const sentence = sentenceOf(rule, tables.tablesOn(effectiveFrom).words)
  return {
    ...{ code, version, status, kind, effectiveFrom, relaxableBy },
    ...(effectiveUntil !== undefined && { effectiveUntil }),
    textNl: sentence.nl,
    textEn: sentence.en,
    approvals: [],
    document: Document.parse(JSON.parse(JSON.stringify(rule))),
  }
}

/** The delivered national set and what people wrote beside it, by code. */
export async function listRules(
  wanted: { status?: string | undefined; code?: string | undefined },
  deps: Deps,
): Promise<RuleView[]> {
  const stored = await RuleModel.find().sort({ code: 1, version: 1 }).lean()
  const own = new Set(stored.map(({ code, version }) => `${code} ${version}`))
  const delivered = deps.tables.rules.filter(({ code, version }) => !own.has(`${code} ${version}`))
  return [
    ...delivered.map((rule) => presentDocument(rule, deps)),
    ...stored.map((rule) => presentRule(rule, deps)),
  ]
    .filter(({ status }) => (wanted.status ?? status) === status)
    .filter(({ code }) => (wanted.code ?? code) === code)
    .toSorted((a, b) => (a.code === b.code ? a.version - b.version : a.code < b.code ? -1 : 1))
}

/** What a draft would find and do: the checks at approval, and who on the waitlist gains or loses by it. */
export async function previewRule(id: string, actor: Actor, deps: Deps): Promise<RulePreview> {
  const rule = Rule.parse(JSON.parse((await requireRule(id)).document))
  const today = dayOf(deps.now())
  const on = rule.effectiveFrom > today ? rule.effectiveFrom : today
  const before = deps.tables.rules
  const after = [...before, { ...rule, status: 'approved' as const }]
  const [tables, places] = [deps.tables.tablesOn(on), placeFactsOn(today, await allLinks(), deps)]
  const waiting = await waitingProfiles(actor, deps)
  const effect = { changes: new Array<RequestChange>(), firstChance: 0, lastChanceLost: 0 }
  for (const request of waiting) {
    const one = previewChange({ before, after, requests: [request], places, on, tables })
    effect.changes.push(...one.changes)
    effect.firstChance += one.firstChance.length
    effect.lastChanceLost += one.lastChanceLost.length
    // One household at a time, so that everybody else is answered in between.
    await new Promise((resolve) => setImmediate(resolve))
  }
  const { firstChance, lastChanceLost } = effect
  return {
    findings: findingsFor(rule, deps).map(({ severity, rules, text }) => ({
      level: severity,
      rules: [...rules],
      textNl: text.nl,
      textEn: text.en,
    })),
    ...{ on, requests: waiting.length, firstChance, lastChanceLost },
    changes: effect.changes.map(({ requestId, gained, lost, fitsBefore, fitsAfter }) => ({
      ...{ requestId, gained: gained.length, lost: lost.length, fitsBefore, fitsAfter },
    })),
  }
}

async function waitingProfiles(actor: Actor, deps: Deps) {
  const requests = await RequestModel.find({ status: { $in: ['waiting', 'offered'] } }).lean()
  const caseIds = requests.map(({ caseId }) => caseId)
  const cases = await CaseModel.find({ _id: { $in: caseIds } }).lean()
  const byId = new Map(cases.map((theCase) => [String(theCase._id), theCase]))
  const caseTokens = cases.map(({ token }) => token)
  await recordRead(deps, actor, { act: 'rule.previewed', caseTokens })
  return requests.flatMap((request) => {
    const theCase = byId.get(String(request.caseId))
    if (!theCase) return []
    const profile = profileOf(openContent(request, theCase, deps.vault))
    return [{ requestId: String(request._id), profile, caseTokens: theCase.linkedTokens }]
  })
}
