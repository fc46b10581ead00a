import type { VNode } from 'preact'
import type { View } from '../http/visit.ts'
import { nameIn, sentenceIn } from '../texts.ts'
import { Day } from './moment.tsx'
import type { Match } from './match-groups.ts'

interface FundingProps {
  readonly view: View
  readonly funding: Match['funding']
}

const KINDS = ['bed', 'treatment', 'living'] as const
const LOOKS = { yes: 'good', assess: 'care', no: 'bad' } as const

/** Who pays what, in three words: the best any title promises. */
export function FundingBadges({ view: { t }, funding }: FundingProps): VNode {
  return (
    <ul class="badges">
      {KINDS.map((kind) => {
        const outcome = bestFor(kind, funding)
        return (
          <li key={kind} class={`badge ${LOOKS[outcome]}`}>
            {t(`pays.${kind}`)}: {t(`pays.${outcome}`)}
          </li>
        )
      })}
    </ul>
  )
}

function bestFor(kind: string, funding: FundingProps['funding']): keyof typeof LOOKS {
  const outcomes = funding.filter(({ pays }) => pays.includes(kind)).map(({ outcome }) => outcome)
  if (outcomes.includes('yes')) return 'yes'
  // No title of this place pays for it: somebody else may, and a person has to find out who.
  if (outcomes.length === 0) return 'assess'
  return outcomes.includes('assess') ? 'assess' : 'no'
}

/** Every title that may pay, with its article, payer and dates, for who wants to know. */
export function FundingDetails({
  view,
  funding,
  id,
}: FundingProps & { readonly id: string }): VNode | null {
  const { t, language } = view
  const titles = funding.filter(({ outcome }) => outcome !== 'no')
  if (titles.length === 0) return null
  return (
    <details id={id}>
      <summary>{t('matches.funding')}</summary>
      <ul class="stack">
        {titles.map((title) => (
          <li key={title.title}>
            <strong>{nameIn(language, title)}</strong>{' '}
            <span class={`badge ${LOOKS[title.outcome]}`}>{t(`outcome.${title.outcome}`)}</span>{' '}
            {title.payer}
            {title.until !== null && (
              <>
                {' '}
                – <Day view={view} day={title.until} />
              </>
            )}
            <br />
            {t('matches.article')}: {title.articles.join('; ') || title.articleNote}
            <ul>
              {title.because.map((because) => (
                <li key={because.textNl}>{sentenceIn(language, because)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  )
}
