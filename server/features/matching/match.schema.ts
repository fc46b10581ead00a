import { z } from 'zod'
import { PAGE, PAGE_QUERY } from '../../http/page.ts'
import { NONE } from '../../http/route.ts'
import { Id, IdParams } from '../requests/request.schema.ts'

const VERDICTS = ['fits', 'assess', 'blocked'] as const

export const MatchQuery = z.object({
  params: IdParams,
  query: z.strictObject({
    ...PAGE_QUERY,
    /** A stored run; absent, the service judges anew. */
    runId: Id.optional(),
    verdict: z.enum(VERDICTS).optional(),
    /** The night that is asked about; today when absent. */
    on: z.iso.date().optional(),
  }),
  body: NONE,
})

const Sentence = { textNl: z.string(), textEn: z.string() } as const
const Reason = z.object({
  ruleId: z.string(),
  outcome: z.enum(['yes', 'no', 'unknown']),
  ...Sentence,
  legalBasis: z
    .object({ law: z.string(), article: z.string(), bwbr: z.string().optional() })
    .optional(),
  relaxableBy: z.string().optional(),
})
const Title = z.object({
  title: z.string(),
  nameNl: z.string(),
  nameEn: z.string(),
  outcome: z.enum(['yes', 'no', 'assess']),
  pays: z.array(z.string()),
  payer: z.string().nullable(),
  decider: z.string().nullable(),
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  articles: z.array(z.string()),
  articleNote: z.string().optional(),
  because: z.array(z.object(Sentence)),
  missing: z.array(z.string()),
})

export const Match = z
  .object({
    unitId: z.string(),
    placeId: z.string(),
    verdict: z.enum(VERDICTS),
    rank: z.number().int().nullable(),
    score: z.number().nullable(),
    reasons: z.array(Reason),
    funding: z.array(Title),
    points: z.array(z.object({ ruleId: z.string(), points: z.number(), ...Sentence })),
  })
  .meta({ id: 'Match' })

const Relaxation = z
  .object({
    ruleIds: z.array(z.string()),
    opens: z.number().int(),
    placeIds: z.array(z.string()),
    grantedBy: z.array(z.string()),
    exact: z.boolean(),
    ...Sentence,
  })
  .meta({ id: 'Relaxation' })

export const Matches = z
  .object({
    runId: z.string(),
    asOf: z.iso.datetime(),
    on: z.iso.date(),
    ruleSetVersion: z.string(),
    ...PAGE,
    counts: z.object({ fits: z.number(), assess: z.number(), blocked: z.number() }),
    matches: z.array(Match),
    relaxations: z.array(Relaxation),
  })
  .meta({ id: 'Matches' })
export type Matches = z.input<typeof Matches>
