import type { VNode } from 'preact'
import type { Deps } from '../../deps.ts'
import type { NeedProfile } from '../../features/offers/offer.schema.ts'
import type { View } from '../http/visit.ts'
import { capital, factWords, valueWords } from '../lookups.ts'

interface ProfileProps {
  readonly view: View
  readonly profile: NeedProfile
  readonly deps: Deps
}

/** What a household needs, in words. It never says who they are. */
export function NeedProfileList({ view, profile, deps }: ProfileProps): VNode {
  const { t, language } = view
  const { members, needs, securityLevel, programmes } = profile
  const extra = [
    ...needs.map(({ criterion, value, importance }) => ({
      ...factWords({ name: `place.${criterion}`, value }, language, deps),
      note: t(importance === 'essential' ? 'offer.essential' : 'offer.desirable'),
    })),
    ...(securityLevel === undefined
      ? []
      : [
          {
            name: t('offer.security'),
            value: valueWords(securityLevel, 'place.securityLevel', language, deps),
            note: undefined,
          },
        ]),
  ]
  return (
    <>
      <ul class="stack">
        {members.map((member, index) => (
          <li key={index}>
            <Member view={view} member={member} deps={deps} />
          </li>
        ))}
      </ul>
      {(extra.length > 0 || programmes.length > 0) && (
        <>
          <h4>{t('offer.needs')}</h4>
          <ul>
            {extra.map(({ name, value, note }) => (
              <li key={name}>
                {name}: {value}
                {note !== undefined && <span class="note"> ({note})</span>}
              </li>
            ))}
            {programmes.map((programme) => (
              <li key={programme}>
                {t('offer.programmes')}: {valueWords(programme, 'place.programmes', language, deps)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Member({
  view,
  member,
  deps,
}: Omit<ProfileProps, 'profile'> & { readonly member: NeedProfile['members'][number] }): VNode {
  const { t, language } = view
  const { role, gender, age, facts } = member
  const words = [
    valueWords(role, 'member.role', language, deps),
    valueWords(gender, 'member.gender', language, deps),
    ...(age === undefined ? [] : [t('offer.age', { n: age })]),
  ]
  const said = Object.entries(facts).map(([code, value]) => ({
    ...factWords({ name: `member.${code}`, value }, language, deps),
    weight: weightOf(value),
  }))
  const names = (weight: Weight): string =>
    said
      .filter((fact) => fact.weight === weight)
      .map(({ name }) => name)
      .join(', ')
  const notable = said.filter(({ weight }) => weight === 'notable')
  const [absent, unknown] = [names('absent'), names('unknown')]
  return (
    <>
      <p class="who-line">
        <strong>{capital(words.join(', '))}</strong>
      </p>
      {notable.length > 0 && (
        <dl class="facts small">
          {notable.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {absent !== '' && <p class="note">{t('offer.absent', { names: absent })}</p>}
      {unknown !== '' && <p class="note">{t('offer.unknown', { names: unknown })}</p>}
    </>
  )
}

type Weight = 'notable' | 'absent' | 'unknown'

/** What matters most is said first and in full; what is not the case fits in one line. */
function weightOf(value: unknown): Weight {
  if (value === 'onbekend') return 'unknown'
  return value === false || value === 'nee' || value === 'geen' ? 'absent' : 'notable'
}
