import type { VNode } from 'preact'
import { offersOfRequest } from '../../features/offers/offer.query.ts'
import type { Offer } from '../../features/offers/offer.schema.ts'
import { readRequest } from '../../features/requests/request.query.ts'
import type { PlacementRequest } from '../../features/requests/request.schema.ts'
import { waitsOfRequest } from '../../features/programmes/programme-wait.query.ts'
import type { ProgrammeWait } from '../../features/programmes/programme-wait.schema.ts'
import { readTimeline } from '../../features/stays/timeline.query.ts'
import type { TimelineEntry } from '../../features/stays/timeline.schema.ts'
import type { PositionChange } from '../../features/waitlist/ledger.schema.ts'
import { positionHistory } from '../../features/waitlist/positions.query.ts'
import { standingOf } from '../../features/waitlist/waitlist.query.ts'
import type { WaitlistItem } from '../../features/waitlist/waitlist.schema.ts'
import { colleagueNames } from '../../features/users/colleague.query.ts'
import { mayCall } from '../../http/access.ts'
import { CHANGEABLE, REQUEST_MOVES } from '../../states.ts'
import { Claimed } from '../components/claimed.tsx'
import { Interim } from '../components/interim.tsx'
import { Live } from '../components/live.tsx'
import { Deadline, dayText } from '../components/moment.tsx'
import { PositionHistory } from '../components/position-history.tsx'
import { ProgrammeWaits } from '../components/programme-waits.tsx'
import { Questions } from '../components/questions.tsx'
import { RefusedBy } from '../components/refused-by.tsx'
import { RequestContentList } from '../components/request-content.tsx'
import { ClassBadge, StatusBadge } from '../components/request-status.tsx'
import { TimelineList } from '../components/timeline.tsx'
import { WaitCard } from '../components/wait-card.tsx'
import { WaitForms } from '../components/wait-forms.tsx'
import { TriageForms } from '../components/triage-forms.tsx'
import type { Screen } from '../http/screen.ts'
import { idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { regionName, shortId } from '../lookups.ts'
import { paths } from '../paths.ts'
import { labelIn, sentenceIn } from '../texts.ts'
import { OfferTable } from './offers.page.tsx'

export const requestScreen: Screen = {
  path: '/requests/:id',
  access: 'see-request',
  show: async (visit) => {
    const { actor, deps } = visit
    const id = idOf(visit)
    const [request, standing, offers, { entries }, moves, waits] = await Promise.all([
      readRequest(id, actor, deps),
      standingOf(id, actor, deps),
      offersOfRequest(id, actor),
      readTimeline(id, actor, deps),
      positionHistory(id, deps),
      waitsOfRequest(id, actor, deps),
    ])
    const holders = await colleagueNames(request.claim ? [request.claim.userId] : [])
    const holder = holders.get(request.claim?.userId ?? '')
    return RequestPage({ visit, request, standing, offers, holder, entries, moves, waits })
  },
}

interface RequestProps {
  readonly visit: Visit
  readonly request: PlacementRequest
  readonly standing: WaitlistItem | undefined
  readonly offers: readonly Offer[]
  /** Who has taken it to decide on it. */
  readonly holder: string | undefined
  /** What became of the household so far. */
  readonly entries: readonly TimelineEntry[]
  /** How its place on the list changed. */
  readonly moves: readonly PositionChange[]
  /** Programme seats it waits for by themselves. */
  readonly waits: readonly ProgrammeWait[]
}

function RequestPage(props: RequestProps): VNode {
  const { visit, request } = props
  const { view, actor } = visit
  const { t } = view
  const title = t('request.title', { id: shortId(request.id) })
  return (
    <Layout view={view} title={title}>
      <a class="back" href={paths.requests()}>
        ‹ {t('requests.title')}
      </a>
      <h1>{title}</h1>
      <Live view={view} id="standing" on={['request', 'offer', 'stay', 'waitlist']} name={title}>
        <Standing {...props} />
        <WaitCard visit={visit} wait={request.wait} />
        <Actions {...props} />
        {request.groupId !== undefined && (
          <p>
            <a href={paths.group(request.groupId)}>{t('group.of')}</a>
          </p>
        )}
        <h2>{t('request.offers')}</h2>
        {props.offers.length === 0 ? (
          <p class="note">{t('request.no-offers')}</p>
        ) : (
          <OfferTable visit={visit} offers={props.offers} />
        )}
        <Interim visit={visit} request={request} />
        <ProgrammeWaits visit={visit} request={request} waits={props.waits} />
        {props.entries.length > 1 && (
          <>
            <h2>{t('timeline.title')}</h2>
            <TimelineList view={view} entries={props.entries} deps={visit.deps} />
          </>
        )}
      </Live>
      <WaitForms visit={visit} request={request} />
      <RefusedBy visit={visit} request={request} />
      {request.status === 'submitted' && mayCall(actor, 'triage-request') && (
        <Claimed visit={visit} request={request} holder={props.holder}>
          <TriageForms view={view} requestId={request.id} deps={visit.deps} />
        </Claimed>
      )}
      <Questions visit={visit} request={request} />
      <h2>{t('request.content')}</h2>
      <RequestContentList visit={visit} request={request} />
    </Layout>
  )
}

function Standing({ visit, request, standing, moves }: RequestProps): VNode {
  const { view, deps } = visit
  const { t } = view
  const { status, ending, decideBy } = request
  const undecided = status === 'submitted' || status === 'waiting' || status === 'offered'
  return (
    <>
      <ul class="badges">
        <li>
          <StatusBadge view={view} status={status} />
        </li>
        <li>
          <ClassBadge view={view} urgency={request.urgencyClass} />
        </li>
        <li>
          <span class="badge">{regionName(request.region, deps)}</span>
        </li>
      </ul>
      <p class="lead">{t(`request.next.${status}`)}</p>
      {undecided && decideBy !== undefined && (
        <p>
          {t('request.decide-by')}: <Deadline view={view} at={decideBy} />
        </p>
      )}
      {status === 'submitted' && request.triageBy !== undefined && (
        <p>
          {t('triage.by')}: <Deadline view={view} at={request.triageBy} />
        </p>
      )}
      {ending && (
        <p class="note">{t('request.ended', { reason: endingOf(ending.reason, visit) })}</p>
      )}
      {standing && <OnTheList visit={visit} standing={standing} moves={moves} />}
    </>
  )
}

/** Its place on the national list, and both sentences that say why. */
function OnTheList({
  visit: { view },
  standing,
  moves,
}: {
  readonly visit: Visit
  readonly standing: WaitlistItem
  readonly moves: RequestProps['moves']
}): VNode {
  const { t, language } = view
  return (
    <div class="card prose">
      <h2 class="plain">{t('request.where')}</h2>
      <p>
        <strong>{t('request.position', { n: standing.position })}</strong>
        {' · '}
        {t('request.waiting-since', { day: dayText(standing.waitingSince, language) })}
        {' · '}
        {t('request.waiting-days', { n: standing.waitingDays })}
      </p>
      <ul>
        {standing.because.map((because) => (
          <li key={because.code}>{sentenceIn(language, because)}</li>
        ))}
      </ul>
      <PositionHistory view={view} moves={moves} />
    </div>
  )
}

function endingOf(code: string, { view, deps }: Visit): string {
  const reason = deps.reference.refusalReasons.get(code) ?? deps.reference.closureReasons.get(code)
  return reason ? labelIn(view.language, reason) : code
}

const WITHDRAWABLE: readonly string[] = REQUEST_MOVES.withdraw.from

function Actions({ visit: { view, actor }, request: { id, status } }: RequestProps): VNode {
  const { t } = view
  const writes = mayCall(actor, 'request-place')
  const edits = writes && CHANGEABLE.includes(status)
  const withdraws = writes && WITHDRAWABLE.includes(status)
  return (
    <p class="actions after">
      {status !== 'draft' && (
        <a class="button" href={paths.matches(id)}>
          {t('request.matches')}
        </a>
      )}
      {edits && (
        <a
          class={status === 'draft' ? 'button' : 'button second'}
          href={paths.section(id, 'check')}
        >
          {t('request.edit')}
        </a>
      )}
      {edits && <a href={paths.identity(id)}>{t('request.identity')}</a>}
      {withdraws && <a href={paths.withdrawal(id)}>{t('request.withdraw')}</a>}
    </p>
  )
}
