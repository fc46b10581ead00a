import { z } from 'zod'
import { Day, FactValue } from '../profile.ts'
import { isAfter } from '../day.ts'
import { FactName, Test } from './test-language.ts'

/** What it does: rules out, or gives points. Who pays and who goes first are tables: see decision 018. */
export const RULE_KINDS = ['hard', 'soft'] as const
export const OWNER_LEVELS = ['country', 'funder', 'organisation', 'unit'] as const

/** Who may set a rule aside for one case: a role, or nobody. Also who is asked when it needs a human. */
export const RELAXERS = ['coordinator', 'desk', 'operator', 'region', 'nobody'] as const
export type Relaxer = (typeof RELAXERS)[number]

/** Of whom the test must hold. Facts `member.*` are those of each of them in turn. */
export const APPLIES_TO = [
  'household',
  'principal',
  'each-member',
  'each-adult',
  'each-child',
] as const
export type AppliesTo = (typeof APPLIES_TO)[number]

export const LegalBasis = z.strictObject({
  law: z.string().min(2).max(120),
  article: z.string().min(1).max(120),
  /** Number in the national law register, wetten.overheid.nl. */
  bwbr: z
    .string()
    .regex(/^BWBR\d{7}$/)
    .optional(),
})
export type LegalBasis = Readonly<z.output<typeof LegalBasis>>

/** Facts and the answer that the author expects: read by people, and checked at approval. */
export const RuleExample = z.strictObject({
  facts: z.record(FactName, FactValue),
  outcome: z.enum(['yes', 'no', 'unknown']),
})
export type RuleExample = Readonly<z.output<typeof RuleExample>>

export const RuleShape = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
  version: z.number().int().min(1),
  kind: z.enum(
    RULE_KINDS,
    'must be hard or soft: who pays and who goes first are tables, not rules',
  ),
  owner: z.strictObject({ level: z.enum(OWNER_LEVELS), id: z.string().max(60).optional() }),
  appliesTo: z.enum(APPLIES_TO),
  /** Where the rule speaks at all; elsewhere it is met. Absent means everywhere. */
  when: Test.optional(),
  /** What must hold there. */
  test: Test,
  /** What a "no" of a hard rule means: the place is out, or a human looks first. */
  otherwise: z.enum(['blocks', 'assess']).default('blocks'),
  /** What a "yes" of a soft rule adds to the score; negative protects a scarce feature. */
  points: z.number().int().min(-100).max(100).optional(),
  effectiveFrom: Day,
  /** First day on which the rule no longer holds. */
  effectiveUntil: Day.optional(),
  legalBasis: LegalBasis.optional(),
  /** Key of the public source, as in `data/`; M1 is a modelling choice. */
  source: z.string().max(20).optional(),
  /** A choice of this service, not a sourced fact. */
  modelling: z.boolean().default(false),
  relaxableBy: z.enum(RELAXERS).default('nobody'),
  textNl: z.string().max(400).optional(),
  textEn: z.string().max(400).optional(),
  status: z.enum(['draft', 'approved', 'withdrawn']),
  /** Two different people for every approved rule that is not part of the delivered national set. */
  approvedBy: z.array(z.string().max(60)).max(2).default([]),
  examples: z.array(RuleExample).max(40).default([]),
})

/** One rule as a document: versioned, dated, owned, and never code. */
export const Rule = RuleShape.superRefine((rule, context) => {
  for (const [holds, path, message] of [
    [(rule.kind === 'soft') === (rule.points !== undefined), 'points', 'Points go with soft rules'],
    [
      (rule.owner.level === 'country') === (rule.owner.id === undefined),
      'owner',
      'Every owner but the country has an id',
    ],
    [
      (rule.textNl === undefined) === (rule.textEn === undefined),
      'textEn',
      'Give the text in both languages or in neither',
    ],
    [
      rule.effectiveUntil === undefined || isAfter(rule.effectiveUntil, rule.effectiveFrom),
      'effectiveUntil',
      'The rule ends before it begins',
    ],
    [
      new Set(rule.approvedBy).size === rule.approvedBy.length,
      'approvedBy',
      'Two different people approve a rule',
    ],
  ] as const) {
    if (!holds) context.addIssue({ code: 'custom', path: [path], message })
  }
})
export type Rule = Readonly<z.output<typeof Rule>>
