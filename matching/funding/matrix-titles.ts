import { conditionText } from './condition-texts.ts'
import { NO_ARTICLE } from './finding.ts'
import type { Finding, TitleContext } from './finding.ts'
import { STATUS } from './held-periods.ts'
import type { Outcome, Reason } from './outcome.ts'
import type { MatrixRow } from './tables.ts'

/**
 * What the residence status alone says about a title, read from the matrix.
 *
 * 1. No row: the title does not arise under this status.
 * 2. Someone who filed a report may be a witness instead of a victim: that title stands beside the row's.
 * 3. The row names another title of the group: that one applies instead.
 * 4. Otherwise the row's outcome, article and conditions.
 */
export function statusFinding(context: TitleContext): Finding {
  const { title, held, tables } = context
  const [row, ...alike] = tables.rowsFor(title.code, held.status)
  if (!row) return { ...unruled(context), because: [sentence('no', context)] }
  const instead = row.fundingTitle === null ? undefined : tables.titles.get(row.fundingTitle)
  if (isWitnessTitle(context)) return { ...unruled(context), ...judged(row.outcome, context) }
  if (instead && instead.code !== title.code) {
    return { ...ruled([row, ...alike], 'no'), because: [otherTitle(context, instead)] }
  }
  const conditions = row.conditions.map(conditionText)
  const because = [...derivation(context), sentence(row.outcome, context), ...conditions]
  return { ...ruled([row, ...alike], row.outcome), manualReview: row.manualReview, because }
}

/** Rvb 2(1)b beside 2(1)a, which the row names. */
function isWitnessTitle({ title, held }: TitleContext): boolean {
  return title.code === 'RVB-B' && held.status === STATUS.report
}

function judged(outcome: Outcome, context: TitleContext): Pick<Finding, 'outcome' | 'because'> {
  return { outcome, because: [sentence(outcome, context)] }
}

/** A title that stands in two groups of the matrix gets the articles of both rows. */
function ruled(rows: readonly [MatrixRow, ...MatrixRow[]], outcome: Outcome): Finding {
  const articles = rows.flatMap(({ article }) => article ?? [])
  return {
    outcome,
    statusOutcome: outcome,
    articles,
    ...(articles.length === 0 ? { articleNote: rows[0].articleNote ?? NO_ARTICLE } : {}),
    source: rows[0].source,
    manualReview: false,
    because: [],
    missing: [],
    termEnd: null,
  }
}

function unruled({ title }: TitleContext): Finding {
  return {
    outcome: 'no',
    statusOutcome: null,
    articles: title.articles,
    ...(title.articles.length === 0 ? { articleNote: NO_ARTICLE } : {}),
    source: title.source,
    manualReview: false,
    because: [],
    missing: [],
    termEnd: null,
  }
}

/** A finding for a title of which the matrix says nothing, with the articles of the title itself. */
export function factFinding(context: TitleContext, outcome: Outcome, reason: Reason): Finding {
  return { ...unruled(context), outcome, because: [reason] }
}

function sentence(outcome: Outcome, { title, held, tables }: TitleContext): Reason {
  const { labelNl, labelEn } = tables.statuses.get(held.status) ?? UNNAMED
  if (outcome === 'yes') {
    return {
      textNl: `${labelNl}: deze status staat ${title.nameNl} niet in de weg.`,
      textEn: `${labelEn}: this status does not bar ${title.nameEn}.`,
    }
  }
  if (outcome === 'no') {
    return {
      textNl: `${labelNl}: deze status geeft geen recht op ${title.nameNl}.`,
      textEn: `${labelEn}: this status gives no access to ${title.nameEn}.`,
    }
  }
  return {
    textNl: `${labelNl}: een medewerker beoordeelt of ${title.nameNl} mogelijk is.`,
    textEn: `${labelEn}: a person assesses whether ${title.nameEn} is possible.`,
  }
}

function otherTitle(
  { held, tables }: TitleContext,
  instead: { nameNl: string; nameEn: string },
): Reason {
  const { labelNl, labelEn } = tables.statuses.get(held.status) ?? UNNAMED
  return {
    textNl: `${labelNl}: met deze status geldt in plaats hiervan ${instead.nameNl}.`,
    textEn: `${labelEn}: under this status ${instead.nameEn} applies instead.`,
  }
}

function derivation({ held }: TitleContext): readonly Reason[] {
  if (!held.derived) return []
  if (held.status !== STATUS.euAfter) {
    return [
      {
        textNl:
          'De vastgelegde status past niet bij de leeftijd; gerekend is met de status die daarbij hoort.',
        textEn: 'The recorded status does not suit the age; the status that does was used.',
      },
    ]
  }
  return [
    {
      textNl: `De eerste drie maanden van de EU-burger zijn voorbij sinds ${held.from ?? ''}.`,
      textEn: `The first three months of the EU citizen are over since ${held.from ?? ''}.`,
    },
  ]
}

const UNNAMED = { labelNl: 'Onbekende status', labelEn: 'Unknown status' }
