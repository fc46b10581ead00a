import type { VNode } from 'preact'
import { staysToAttendTo } from '../../features/stays/stay.query.ts'
import type { Stay } from '../../features/stays/stay.schema.ts'
import { mayCall } from '../../http/access.ts'
import { Live } from '../components/live.tsx'
import { dayText } from '../components/moment.tsx'
import { codeLabel } from '../components/timeline.tsx'
import type { Screen } from '../http/screen.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { placeLabels, shortId, unitName } from '../lookups.ts'
import { paths } from '../paths.ts'
import type { Key } from '../texts.ts'
import { DecideForms, overdueText } from './stay.page.tsx'

export const staysScreen: Screen = {
  path: '/stays',
  access: 'keep-stay',
  show: async (visit) => {
    const { actor, deps } = visit
    return StaysPage({ visit, stays: await staysToAttendTo(actor, deps) })
  },
}

interface StaysProps {
  readonly visit: Visit
  readonly stays: readonly Stay[]
}

/** What asks for somebody's attention: questions, what was not recorded, what blocks the way out. */
function StaysPage({ visit, stays }: StaysProps): VNode {
  const { view, actor } = visit
  const { t } = view
  const decides = mayCall(actor, 'decide-overstay')
  const asked = stays.filter(({ overstay }) => overstay?.status === 'asked')
  const overdue = stays.filter(({ overdueSince }) => overdueSince !== undefined)
  const blocked = stays.filter(({ obstacles }) => obstacles.length > 0)
  return (
    <Layout view={view} title={t('stays.title')}>
      <h1>{t('stays.title')}</h1>
      <Live view={view} id="attention" on={['stay']} name={t('stays.title')}>
        <Part
          {...{ visit, stays: asked, empty: 'stays.none-to-decide' }}
          title={decides ? 'stays.to-decide' : 'stays.asked'}
        />
        <Part {...{ visit, stays: overdue, title: 'stays.overdue', empty: 'stays.none-overdue' }} />
        <Part
          {...{ visit, stays: blocked, title: 'stays.with-obstacles' }}
          empty="stays.no-obstacles"
        />
      </Live>
    </Layout>
  )
}

function Part({
  visit,
  stays,
  title,
  empty,
}: StaysProps & { readonly title: Key; readonly empty: Key }): VNode {
  const { t } = visit.view
  return (
    <>
      <h2>{t(title)}</h2>
      {stays.length === 0 ? (
        <p class="note">{t(empty)}</p>
      ) : (
        <ul class="stack">
          {stays.map((stay) => (
            <Row key={stay.id} visit={visit} stay={stay} about={title} />
          ))}
        </ul>
      )}
    </>
  )
}

function Row({
  visit,
  stay,
  about,
}: {
  readonly visit: Visit
  readonly stay: Stay
  readonly about: Key
}): VNode {
  const { view, deps } = visit
  const { t } = view
  return (
    <li class="card row">
      <div>
        <h3>
          {placeLabels(stay.unitId, stay.placeIds, deps)}
          <span class="caption">
            {unitName(stay.unitId, deps)} · {shortId(stay.id)}
          </span>
        </h3>
        <p>{detailOf(stay, about, visit)}</p>
      </div>
      <div class="actions">
        {about === 'stays.to-decide' && <DecideForms visit={visit} stay={stay} />}
        <a class="button second" href={paths.stay(stay.id)}>
          {t('stay.open')} <span class="hidden-text">{shortId(stay.id)}</span>
        </a>
      </div>
    </li>
  )
}

function detailOf(stay: Stay, about: Key, { view, deps }: Visit): string {
  const { overdueSince, overstay, obstacles } = stay
  if (about === 'stays.overdue') return overdueText(stay, overdueSince ?? '', view)
  if (about === 'stays.with-obstacles') {
    return obstacles.map(({ code }) => codeLabel(code, view, deps)).join(' · ')
  }
  if (!overstay) return ''
  const day = dayText(overstay.until, view.language)
  const asked = view.t('stay.overstay.asked', { day })
  return `${asked} · ${codeLabel(overstay.reason, view, deps, true)}`
}
