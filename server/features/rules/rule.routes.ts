import { addDays } from '../../../matching/day.ts'
import type { Deps } from '../../deps.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { pageRows } from '../../page-rows.ts'
import { listRules, presentRule, previewRule } from './rule.query.ts'
import {
  DraftRule,
  ListRules,
  OneRule,
  ReviseRule,
  RulePage,
  RulePreview,
  RuleView,
  WithdrawRule,
} from './rule.schema.ts'
import { approveRule, draftRule, reviseRule, withdrawRule } from './rule.service.ts'

const TAG = 'Rules'
const WHERE_IDS_COME_FROM = 'Ids come from GET /v1/rules.'

export function ruleRoutes(deps: Deps): Route[] {
  return [...readingRoutes(deps), ...writingRoutes(deps), ...decidingRoutes(deps)]
}

function readingRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'listRules',
        method: 'get',
        path: '/v1/rules',
        summary: 'List the rules, delivered and written here, with a sentence each',
        tag: TAG,
        access: 'see-rules',
        input: ListRules,
        output: RulePage,
        problems: [],
      },
      async ({ query }) => pageRows(await listRules(query, deps), query),
    ),
    route(
      {
        id: 'previewRule',
        method: 'get',
        path: '/v1/rules/{id}/preview',
        summary: 'What a draft would find and do: checks, and who gains and loses',
        description: WHERE_IDS_COME_FROM,
        tag: TAG,
        access: 'write-rules',
        input: OneRule,
        output: RulePreview,
        problems: ['not-found'],
      },
      async ({ params }, actor) => previewRule(params.id, actor, deps),
    ),
  ]
}

function writingRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'draftRule',
        method: 'post',
        path: '/v1/rules',
        summary: 'Write a rule, or a new version of one, as a draft',
        tag: TAG,
        access: 'write-rules',
        input: DraftRule,
        output: RuleView,
        status: 201,
        problems: ['already-exists'],
        example: (today) => ({ body: exampleRule(addDays(today, 1)) }),
      },
      async ({ body }, actor) => presentRule(await draftRule(body, actor, deps), deps),
    ),
    route(
      {
        id: 'reviseRule',
        method: 'put',
        path: '/v1/rules/{id}',
        summary: 'Write a draft anew; names that were put to it lapse',
        description: WHERE_IDS_COME_FROM,
        tag: TAG,
        access: 'write-rules',
        input: ReviseRule,
        output: RuleView,
        problems: ['not-found', 'wrong-state'],
        example: (today) => ({ body: exampleRule(addDays(today, 1)) }),
      },
      async ({ params, body }, actor) =>
        presentRule(await reviseRule(params.id, body, actor, deps), deps),
    ),
  ]
}

function decidingRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'approveRule',
        method: 'post',
        path: '/v1/rules/{id}/approval',
        summary: 'Put your name to a draft; the second name publishes it',
        description: WHERE_IDS_COME_FROM,
        tag: TAG,
        access: 'write-rules',
        input: OneRule,
        output: RuleView,
        problems: ['not-found', 'wrong-state', 'rule-not-sound'],
      },
      async ({ params }, actor) => presentRule(await approveRule(params.id, actor, deps), deps),
    ),
    route(
      {
        id: 'withdrawRule',
        method: 'post',
        path: '/v1/rules/{id}/withdrawal',
        summary: 'Take a rule out of force, or drop a draft',
        description: WHERE_IDS_COME_FROM,
        tag: TAG,
        access: 'write-rules',
        input: WithdrawRule,
        output: RuleView,
        problems: ['not-found', 'wrong-state'],
        example: () => ({ body: { reason: 'Replaced by a newer agreement' } }),
      },
      async ({ params, body }, actor) =>
        presentRule(await withdrawRule(params.id, body.reason, actor, deps), deps),
    ),
  ]
}

/** A soft rule that makes a difference to nobody's rights: a small group for who asks for it. */
function exampleRule(effectiveFrom: string): Record<string, unknown> {
  const facts = { 'member.groupSuitability': 'kleine-groep' }
  return {
    code: 'small-group-first',
    kind: 'soft',
    owner: { level: 'country' },
    appliesTo: 'principal',
    when: { fact: 'member.groupSuitability', is: 'kleine-groep' },
    test: { fact: 'place.smallGroup', is: true },
    points: 3,
    effectiveFrom,
    source: 'M1',
    modelling: true,
    textNl: 'Een kleine groep past beter bij deze persoon.',
    textEn: 'A small group suits this person better.',
    examples: [
      { facts: { ...facts, 'place.smallGroup': true }, outcome: 'yes' },
      { facts: { ...facts, 'place.smallGroup': false }, outcome: 'no' },
      { facts, outcome: 'unknown' },
    ],
  }
}
