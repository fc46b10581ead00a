import type { Day, Member } from '../profile.ts'
import type { Truth } from './facts.ts'
import type { Held } from './held-periods.ts'
import { agreed } from './outcome.ts'
import type { Outcome, Reason } from './outcome.ts'
import type { Standing } from './standing.ts'
import type { FundingTables, FundingTitle } from './tables.ts'

/** One title judged for one person, on one day, under one residence status. */
export interface TitleContext {
  readonly title: FundingTitle
  readonly member: Member
  readonly on: Day
  /** Full years; null when the birth date is not known. */
  readonly age: number | null
  readonly held: Held
  /** All recorded periods as they work out in law, in order of first day. */
  readonly periods: readonly Held[]
  readonly tables: FundingTables
}

export interface Finding {
  readonly outcome: Outcome
  readonly statusOutcome: Outcome | null
  readonly articles: readonly string[]
  readonly articleNote?: string
  readonly source: string
  readonly manualReview: boolean
  readonly because: readonly Reason[]
  readonly missing: readonly string[]
  /** Day on which a legal term ends although the outcome afterwards has the same name. */
  readonly termEnd: Day | null
}

/**
 * One condition beside the status.
 * `limit`: age, nationality or a term; when it fails the title is out, whatever a person would decide.
 * `need`: a fact; unknown means that a person decides. Failing it never rejects what a person must decide.
 * `evidence`: presumed to follow; unknown is named as missing and changes nothing.
 */
export interface Check {
  readonly kind: 'limit' | 'need' | 'evidence'
  readonly holds: Truth
  /** Told when the condition fails or is not known. */
  readonly reason: Reason
  /** The fact that would settle it. */
  readonly missing?: string
}

/** What conditions can lower. */
type Lowerable = Pick<Finding, 'outcome' | 'because' | 'missing'>

/** Lowers an outcome by the conditions that fail or are not known. It never raises one. */
export function withChecks<Judged extends Lowerable>(
  finding: Judged,
  checks: readonly Check[],
): Judged {
  if (finding.outcome === 'no') return finding
  const told = checks.filter(({ holds }) => holds !== 'yes')
  const failed = told.filter(({ holds }) => holds === 'no')
  const rejects = failed.filter(({ kind }) => kind === 'limit' || finding.outcome === 'yes')
  if (rejects.length > 0) {
    return { ...finding, outcome: 'no', because: [...finding.because, ...rejects.map(reasonOf)] }
  }
  const open = told.filter(({ kind, holds }) => kind !== 'evidence' && holds === 'unknown')
  const missing = told.flatMap((check) => (check.holds === 'unknown' ? (check.missing ?? []) : []))
  return {
    ...finding,
    outcome: open.length > 0 ? 'assess' : finding.outcome,
    because: [...finding.because, ...told.map(reasonOf)],
    missing: unique([...finding.missing, ...missing]),
  }
}

const INTRODUCTION: Readonly<Record<Standing['basis'], Reason | null>> = {
  recorded: null,
  nationality: null,
  'not-recorded': {
    textNl: 'Voor deze dag is geen verblijfsstatus bekend.',
    textEn: 'No residence status is known for this day.',
  },
  overlap: {
    textNl: 'Voor deze dag zijn meer verblijfsstatussen vastgelegd; welke geldt, is niet zeker.',
    textEn:
      'More than one residence status is recorded for this day; which one holds is not certain.',
  },
  contradiction: {
    textNl: 'De Nederlandse nationaliteit en de vastgelegde verblijfsstatus spreken elkaar tegen.',
    textEn: 'Dutch nationality and the recorded residence status contradict each other.',
  },
}

const DIFFERS: Reason = {
  textNl: 'De uitkomst hangt af van de verblijfsstatus: een medewerker zoekt die uit.',
  textEn: 'The outcome depends on the residence status: a person finds out which one it is.',
}

/** More reasons than this say less than one sentence that sums them up. */
const STATUSES_TOLD = 3

/** Joins the findings under every status that may hold: only what they all say is certain. */
export function combined(findings: readonly [Finding, ...Finding[]], standing: Standing): Finding {
  const [first, ...others] = findings
  if (others.length === 0) return first
  const outcome = agreed(findings.map((finding) => finding.outcome))
  const differs = findings.some((finding) => finding.outcome !== first.outcome)
  const introduction = INTRODUCTION[standing.basis]
  const told = findings.length <= STATUSES_TOLD || !differs ? findings.slice(0, STATUSES_TOLD) : []
  const articles = unique(findings.flatMap((finding) => finding.articles))
  return {
    outcome,
    statusOutcome: agreedStatus(findings),
    articles,
    ...(articles.length === 0 ? { articleNote: first.articleNote ?? NO_ARTICLE } : {}),
    source: first.source,
    manualReview: findings.some((finding) => finding.manualReview),
    because: uniqueReasons([
      ...(introduction ? [introduction] : []),
      ...(differs ? [DIFFERS] : []),
      ...told.flatMap((finding) => finding.because),
    ]),
    missing: unique([
      ...(differs ? ['residenceStatus'] : []),
      ...(outcome === 'no' ? [] : findings.flatMap((finding) => finding.missing)),
    ]),
    termEnd: null,
  }
}

/** Said wherever the sources name no article. */
export const NO_ARTICLE = 'no article known'

function agreedStatus(findings: readonly Finding[]): Outcome | null {
  const outcomes = findings.flatMap(({ statusOutcome }) => statusOutcome ?? [])
  return outcomes.length === findings.length ? agreed(outcomes) : null
}

function reasonOf({ reason }: Check): Reason {
  return reason
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)]
}

function uniqueReasons(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((reason) => [reason.textEn, reason])).values()]
}
