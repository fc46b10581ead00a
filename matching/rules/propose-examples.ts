import type { FactValue, Facts } from '../profile.ts'
import type { Truth } from '../truth.ts'
import type { AskableFact } from './askable-facts.ts'
import { worldsOf } from './checks/worlds.ts'
import type { Subject } from './evaluate.ts'
import { askExample } from './examples.ts'
import type { Rule, RuleExample } from './rule.ts'

const ANSWERS = ['yes', 'no', 'unknown'] as const satisfies readonly Truth[]

/**
 * One example of each answer that a rule can give, for its author to judge: among all worlds that the
 * rule can tell apart, those in which it speaks come first. An answer that is never given has no example.
 */
export function proposeExamples(rule: Rule, askable: readonly AskableFact[]): RuleExample[] {
  const mentioned = JSON.stringify([rule.when, rule.test])
  const codes = new Map(
    askable.map(({ name, values }) => [name, inOrderOfUse(values, mentioned)] as const),
  )
  const worlds = worldsOf([rule]).subjects.map((subject) => realFacts(subject, codes))
  const certain = worlds.toSorted((one, other) => spoken(rule, other) - spoken(rule, one))
  const partly = certain.flatMap(withoutOne)
  return ANSWERS.flatMap((outcome) => {
    const facts = [...certain, ...partly, {}].find((one) => answers(rule, one) === outcome)
    return facts === undefined ? [] : [{ facts, outcome }]
  })
}

function answers(rule: Rule, facts: Facts): Truth {
  return askExample(rule, { facts })
}

/** 1 where the rule speaks: its condition holds, so that its demand decides. */
function spoken({ when, ...rule }: Rule, facts: Facts): number {
  if (when === undefined) return 1
  return askExample({ ...rule, kind: 'hard', test: when }, { facts }) === 'yes' ? 1 : 0
}

/** The same world with one thing not known, for each thing in turn. */
function withoutOne(facts: Facts): Facts[] {
  return Object.keys(facts).map((left) =>
    Object.fromEntries(Object.entries(facts).filter(([name]) => name !== left)),
  )
}

/** Codes that the rule does not mention come last. */
function inOrderOfUse(values: readonly string[], mentioned: string): string[] {
  const isMentioned = (code: string) => (mentioned.includes(`"${code}"`) ? 0 : 1)
  return values.toSorted((one, other) => isMentioned(one) - isMentioned(other))
}

function realFacts(subject: Subject, codes: ReadonlyMap<string, readonly string[]>): Facts {
  const facts = (['request', 'member', 'place'] as const).flatMap((scope) =>
    Object.entries(subject[scope]).map(([code, value]) => [`${scope}.${code}`, value] as const),
  )
  return Object.fromEntries(
    facts.map(([name, value]) => [name, real(value, codes.get(name) ?? [])]),
  )
}

/** Worlds say "some other code" where no rule mentions it: a code that people know, when there is one. */
function real(value: FactValue, codes: readonly string[]): FactValue {
  const known = (part: string | number) => codes.includes(String(part))
  if (codes.length === 0) return value
  if (Array.isArray(value)) return value.filter(known)
  return typeof value === 'string' && !known(value) ? (codes.at(-1) ?? value) : value
}
