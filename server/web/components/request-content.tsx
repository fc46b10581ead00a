import type { VNode } from 'preact'
import type { Member } from '../../../matching/profile.ts'
import type { PlacementRequest } from '../../features/requests/request.schema.ts'
import type { Visit } from '../http/visit.ts'
import { capital, facilityTypeName, factWords, regionName, valueWords } from '../lookups.ts'
import { labelIn } from '../texts.ts'
import { Day } from './moment.tsx'

interface ContentProps {
  readonly visit: Visit
  readonly request: PlacementRequest
}

/** All that a request says, in words: people, needs, safety. */
export function RequestContentList({ visit, request }: ContentProps): VNode {
  return (
    <div class="cards wide">
      {request.household?.members.map((member, index) => (
        <MemberCard key={index} visit={visit} member={member} />
      ))}
      <NeedsCard visit={visit} request={request} />
      {request.safety && <SafetyCard visit={visit} safety={request.safety} />}
    </div>
  )
}

function MemberCard({ visit, member }: { readonly visit: Visit; readonly member: Member }): VNode {
  const { view, deps } = visit
  const { t, language } = view
  const { role, gender, birthDate, nationalityGroup, statuses, facts } = member
  const word = (code: string, fact: string) => valueWords(code, `member.${fact}`, language, deps)
  return (
    <div class="card">
      <h3>{capital(word(role, 'role'))}</h3>
      <p>
        {word(gender, 'gender')}, {word(nationalityGroup, 'nationalityGroup')}
        {birthDate !== undefined && (
          <>
            , <Day view={view} day={birthDate} />
          </>
        )}
      </p>
      <ul>
        {statuses.map((period) => {
          const status = deps.reference.statuses.get(period.status)
          return (
            <li key={period.from}>
              {status ? labelIn(language, status) : period.status},{' '}
              {period.until === undefined ? (
                <>
                  {t('status.since')} <Day view={view} day={period.from} />
                </>
              ) : (
                <>
                  <Day view={view} day={period.from} /> – <Day view={view} day={period.until} />
                </>
              )}
            </li>
          )
        })}
      </ul>
      <dl class="facts small">
        {Object.entries(facts).map(([code, value]) => {
          const words = factWords({ name: `member.${code}`, value }, language, deps)
          return (
            <div key={code}>
              <dt>{words.name}</dt>
              <dd>{words.value}</dd>
            </div>
          )
        })}
      </dl>
    </div>
  )
}

function NeedsCard({ visit: { view, deps }, request }: ContentProps): VNode | null {
  const { t, language } = view
  const { needs, facilityTypes, programmes } = request
  if (needs.length + facilityTypes.length + programmes.length === 0) return null
  return (
    <div class="card">
      <h3>{t('offer.needs')}</h3>
      <ul>
        {needs.map(({ criterion, value, importance }) => {
          const words = factWords({ name: `place.${criterion}`, value }, language, deps)
          return (
            <li key={criterion}>
              {words.name}: {words.value}{' '}
              <span class="note">
                ({t(importance === 'essential' ? 'offer.essential' : 'offer.desirable')})
              </span>
            </li>
          )
        })}
        {facilityTypes.map((code) => (
          <li key={code}>{facilityTypeName(code, language, deps)}</li>
        ))}
        {programmes.map((code) => (
          <li key={code}>
            {t('offer.programmes')}: {valueWords(code, 'place.programmes', language, deps)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function SafetyCard({
  visit: { view, deps },
  safety,
}: {
  readonly visit: Visit
  readonly safety: NonNullable<PlacementRequest['safety']>
}): VNode {
  const { t, language } = view
  const { threatLevel, securityLevel, forbiddenAreas, mustStayInRegion } = safety
  const areas = forbiddenAreas.map((area) => areaName(area, deps))
  return (
    <div class="card">
      <h3>{t('section.safety')}</h3>
      <ul>
        <li>
          {t('ask.threatLevel')} {valueWords(threatLevel, 'request.threatLevel', language, deps)}
        </li>
        {securityLevel !== undefined && (
          <li>
            {t('offer.security')}:{' '}
            {valueWords(securityLevel, 'place.securityLevel', language, deps)}
          </li>
        )}
        {areas.length > 0 && (
          <li>
            {t('safety.forbidden')}: {areas.join(', ')}
          </li>
        )}
        {mustStayInRegion === true && <li>{t('safety.must-stay')}</li>}
      </ul>
    </div>
  )
}

/** `municipality:utrecht` as people call it. */
export function areaName(area: string, deps: Visit['deps']): string {
  const [kind, code = ''] = area.split(':')
  if (kind === 'municipality') return regionName(code, deps)
  return deps.reference.policeRegions.get(code)?.nameNl ?? code
}
