import type { FactValue, Facts } from '../profile.ts'
import { all, any, not } from '../truth.ts'
import type { Truth } from '../truth.ts'
import { evaluate } from './evaluate.ts'
import type { Subject } from './evaluate.ts'
import type { Rule, RuleExample } from './rule.ts'

/** Facts by full name, sorted into the household, the member and the place. */
export function subjectOf(facts: Facts): Subject {
  return {
    request: scoped('request', facts),
    member: scoped('member', facts),
    place: scoped('place', facts),
  }
}

function scoped(scope: string, facts: Facts): Facts {
  const found: Record<string, FactValue> = {}
  for (const [name, value] of Object.entries(facts)) {
    if (name.startsWith(`${scope}.`)) found[name.slice(scope.length + 1)] = value
  }
  return found
}

/** What a rule answers about one example, before "no" is softened to a human's look. */
export function askExample(rule: Rule, { facts }: Pick<RuleExample, 'facts'>): Truth {
  return askRule(rule, subjectOf(facts))
}

/**
 * A rule asked of one subject, in its readable form. A hard rule is met where it does not speak; a
 * soft rule gives its points only where it does.
 */
export function askRule(rule: Rule, subject: Subject): Truth {
  const speaks = rule.when === undefined ? 'yes' : evaluate(rule.when, subject)
  const holds = evaluate(rule.test, subject)
  return rule.kind === 'soft' ? all([speaks, holds]) : any([not(speaks), holds])
}
