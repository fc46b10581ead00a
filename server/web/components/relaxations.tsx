import type { VNode } from 'preact'
import type { Deps } from '../../deps.ts'
import type { Matches } from '../../features/matching/match.schema.ts'
import type { View } from '../http/visit.ts'
import { unitName } from '../lookups.ts'
import { sentenceIn } from '../texts.ts'
import { whoMay } from './match-card.tsx'

interface RelaxationsProps {
  readonly view: View
  readonly relaxations: Matches['relaxations']
  readonly deps: Deps
}

/** The smallest changes that would open more places, what each opens, and who may grant it. */
export function Relaxations({ view, relaxations, deps }: RelaxationsProps): VNode {
  const { t, language } = view
  return (
    <aside class="aside" aria-labelledby="relax-title">
      <h2 class="plain" id="relax-title">
        {t('relax.title')}
      </h2>
      <p class="note">{t('relax.note')}</p>
      {relaxations.length === 0 && <p>{t('relax.none')}</p>}
      <ul class="stack">
        {relaxations.map((relaxation) => (
          <li key={relaxation.ruleIds.join()}>
            <span class="badge good">{t('relax.opens', { n: relaxation.opens })}</span>{' '}
            {sentenceIn(language, relaxation)}
            <span class="note block">
              {t('relax.by', {
                who: relaxation.grantedBy.map((role) => whoMay(role, view)).join(', '),
              })}
              {' · '}
              {unitsOf(relaxation.placeIds, deps)}
            </span>
          </li>
        ))}
      </ul>
    </aside>
  )
}

function unitsOf(placeIds: readonly string[], deps: Deps): string {
  const units = deps.board
    .units()
    .filter(({ places }) => places.some(({ _id }) => placeIds.includes(String(_id))))
  return units.map(({ unit }) => unitName(String(unit._id), deps)).join(', ')
}
