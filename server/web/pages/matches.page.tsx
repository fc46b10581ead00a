import type { VNode } from 'preact'
import { matchesFor } from '../../features/matching/match.query.ts'
import type { Matches } from '../../features/matching/match.schema.ts'
import { requireRequest } from '../../features/requests/request-move.ts'
import { mayCall } from '../../http/access.ts'
import { REQUEST_MOVES } from '../../states.ts'
import { COMPARED } from '../compare/compared-place.ts'
import { Live } from '../components/live.tsx'
import { MatchCard } from '../components/match-card.tsx'
import { groupMatches } from '../components/match-groups.ts'
import { momentText } from '../components/moment.tsx'
import { Pages } from '../components/pages.tsx'
import { Relaxations } from '../components/relaxations.tsx'
import { Tabs } from '../components/tabs.tsx'
import { Redirect } from '../http/screen.ts'
import type { Screen } from '../http/screen.ts'
import { idOf, pageOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { shortId } from '../lookups.ts'
import { paths, withQuery } from '../paths.ts'

const PAGE_SIZE = 50
const VERDICTS = ['fits', 'assess', 'blocked'] as const
type Verdict = (typeof VERDICTS)[number]

/** Judges once, and then shows that run: paging and coming back do not judge a thousand places again. */
export const matchesScreen: Screen = {
  path: '/requests/:id/matches',
  access: 'see-request',
  show: async (visit) => {
    const { query, actor, deps } = visit
    const id = idOf(visit)
    const { status } = await requireRequest(id, { actor })
    if (status === 'draft') return new Redirect(paths.section(id, 'check'))
    const runId = query.get('run') ?? undefined
    const verdict = VERDICTS.find((name) => name === query.get('verdict')) ?? 'fits'
    const question = { page: pageOf(visit), pageSize: PAGE_SIZE, verdict, runId: validId(runId) }
    const matches = await matchesFor(id, question, actor, deps)
    if (question.runId === undefined) {
      return new Redirect(withQuery(visit.view.url, { run: matches.runId }))
    }
    return MatchesPage({ visit, id, matches, verdict, offerable: mayOffer(visit, status) })
  },
}

function validId(id: string | undefined): string | undefined {
  return id !== undefined && /^[0-9a-f]{24}$/.test(id) ? id : undefined
}

function mayOffer({ actor }: Visit, status: string): boolean {
  const from: readonly string[] = REQUEST_MOVES.offer.from
  return mayCall(actor, 'make-offer') && from.includes(status)
}

interface MatchesProps {
  readonly visit: Visit
  readonly id: string
  readonly matches: Matches
  readonly verdict: Verdict
  readonly offerable: boolean
}

function MatchesPage(props: MatchesProps): VNode {
  const { visit, id, matches } = props
  const { view } = visit
  const { t, language } = view
  const title = t('matches.title', { id: shortId(id) })
  const moment = momentText(matches.asOf, language)
  return (
    <Layout view={view} title={title}>
      <a class="back" href={paths.request(id)}>
        ‹ {t('request.title', { id: shortId(id) })}
      </a>
      <h1>{title}</h1>
      <Live view={view} id="judged" on={['capacity', 'request']} name={title} notice>
        <p class="note">
          {t('matches.as-of', { moment, version: matches.ruleSetVersion })}{' '}
          <a href={paths.matches(id)}>{t('matches.again')}</a>
        </p>
      </Live>
      <div class="columns">
        <div>
          <VerdictTabs {...props} />
          <MatchList {...props} />
        </div>
        <Relaxations view={view} relaxations={matches.relaxations} deps={visit.deps} />
      </div>
    </Layout>
  )
}

function VerdictTabs({ visit: { view }, matches, verdict }: MatchesProps): VNode {
  const tabs = VERDICTS.map((name) => ({
    to: withQuery(view.url, { verdict: name, page: undefined }),
    label: view.t(`matches.${name}`),
    count: matches.counts[name],
    current: name === verdict,
  }))
  return <Tabs label={view.t('request.matches')} tabs={tabs} />
}

function MatchList({ visit, id, matches, verdict, offerable }: MatchesProps): VNode {
  const { view, deps } = visit
  if (matches.matches.length === 0) {
    return <p class="note">{view.t(`matches.none.${verdict}`)}</p>
  }
  return (
    <>
      <h2 class="hidden-text">{view.t(`matches.${verdict}`)}</h2>
      <form method="get" action={paths.compare(id)}>
        <input type="hidden" name="run" value={matches.runId} />
        <p class="actions">
          <button class="second">{view.t('compare.submit')}</button>
          <span class="note">{view.t('compare.hint', COMPARED)}</span>
        </p>
        <ol class="stack">
          {groupMatches(matches.matches).map((group) => (
            <MatchCard
              key={group.placeIds[0]}
              view={view}
              group={group}
              deps={deps}
              offerTo={offerable && verdict !== 'blocked' ? id : undefined}
            />
          ))}
        </ol>
      </form>
      <Pages view={view} {...matches} />
    </>
  )
}
