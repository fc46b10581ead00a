import type { VNode } from 'preact'
import { followReport, requestFromReport } from '../../features/reports/follow-report.service.ts'
import { actingOrganisations } from '../../features/reports/hand-over.query.ts'
import { handOverReport } from '../../features/reports/hand-over.service.ts'
import { readReport } from '../../features/reports/report.query.ts'
import { followUpInput, handOverInput } from '../../features/reports/report.schema.ts'
import type { Report } from '../../features/reports/report.schema.ts'
import { mayCall } from '../../http/access.ts'
import { SelectField } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { Deadline, Moment } from '../components/moment.tsx'
import { HandOverForm } from '../components/hand-over.tsx'
import { ReportContentList } from '../components/report-content.tsx'
import { ReportBadge, ownerText } from '../components/report-status.tsx'
import { formInput } from '../http/form-input.ts'
import type { Form as Forms, Screen } from '../http/screen.ts'
import { idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { paths, withQuery } from '../paths.ts'
import { labelIn } from '../texts.ts'

export const reportScreen: Screen = {
  path: '/reports/:id',
  access: 'see-report',
  show: async (visit) => {
    const report = await readReport(idOf(visit), visit.actor, visit.deps)
    const organisations = report.mayFollow ? await actingOrganisations() : []
    return ReportPage({ visit, report, organisations })
  },
}

export const followReportForm: Forms = {
  path: '/reports/:id/follow-ups',
  access: 'follow-report',
  on: reportScreen,
  act: async (visit) => {
    const { actor, deps, fields } = visit
    const { code } = formInput(followUpInput(deps).shape.body, { code: fields.get('code') ?? '' })
    await followReport(idOf(visit), code, actor, deps)
    return withQuery(paths.report(idOf(visit)), { done: 'followed' })
  },
}

export const handOverForm: Forms = {
  path: '/reports/:id/hand-over',
  access: 'follow-report',
  on: reportScreen,
  act: async (visit) => {
    const { actor, deps, fields } = visit
    const said = { to: fields.get('to') ?? '', reason: fields.get('reason') ?? '' }
    const handOver = formInput(handOverInput(deps).shape.body, said)
    await handOverReport(idOf(visit), handOver, actor, deps)
    return withQuery(paths.reports(), { done: 'handed-over' })
  },
}

export const reportRequestForm: Forms = {
  path: '/reports/:id/request',
  access: 'request-place',
  on: reportScreen,
  act: async (visit) => {
    const { requestId } = await requestFromReport(idOf(visit), visit.actor, visit.deps)
    return withQuery(paths.section(String(requestId), 'check'), { done: 'from-report' })
  },
}

interface ReportProps {
  readonly visit: Visit
  readonly report: Report
}

interface PageProps extends ReportProps {
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
}

function ReportPage({ visit, report, organisations }: PageProps): VNode {
  const { view } = visit
  const { t } = view
  const title = t('report.title', { reference: report.reference })
  return (
    <Layout view={view} title={title}>
      <a class="back" href={paths.reports()}>
        ‹ {t('reports.title')}
      </a>
      <h1>{title}</h1>
      <Standing visit={visit} report={report} />
      <Happened visit={visit} report={report} />
      {report.status !== 'closed' && <FollowUp visit={visit} report={report} />}
      {report.mayFollow && mayCall(visit.actor, 'follow-report') && (
        <HandOverForm {...{ visit, report, organisations }} />
      )}
      {report.content && (
        <ReportContentList visit={visit} report={report} content={report.content} />
      )}
    </Layout>
  )
}

/** The receipt: who acts, by when. */
function Standing({ visit: { view }, report }: ReportProps): VNode {
  const { t } = view
  const { actBy, shelterStatus, requestId } = report
  return (
    <div class="card prose">
      <p>
        <ReportBadge view={view} report={report} />
      </p>
      {view.role === 'reporter' && <p>{t('report.receipt')}</p>}
      <dl>
        <dt>{t('report.who-acts')}</dt>
        <dd>{ownerText(report, view)}</dd>
        {actBy !== undefined && (
          <>
            <dt>{t('report.before')}</dt>
            <dd>
              <Deadline view={view} at={actBy} />
            </dd>
          </>
        )}
        <dt>{t('report.received-at')}</dt>
        <dd>
          <Moment view={view} at={report.receivedAt} />
        </dd>
      </dl>
      {report.overdue && report.level > 0 && <p>{t('report.overdue')}</p>}
      {shelterStatus && <p>{t(`report.shelter.${shelterStatus}`)}</p>}
      {requestId !== undefined && (
        <p>
          <a href={paths.request(requestId)}>{t('report.to-request')}</a>
        </p>
      )}
    </div>
  )
}

function Happened({ visit: { view, deps }, report }: ReportProps): VNode {
  const { t, language } = view
  const codes = deps.reference.reportRouting.followUps
  const words = (code: string): string => {
    const named = codes.find((one) => one.code === code)
    return named ? labelIn(language, named) : code
  }
  return (
    <>
      <h2>{t('report.happened')}</h2>
      {report.followUps.length === 0 ? (
        <p class="note">{t('report.nothing-yet')}</p>
      ) : (
        <ol>
          {report.followUps.map(({ code, at }) => (
            <li key={at}>
              {words(code)}{' '}
              <span class="note">
                (<Moment view={view} at={at} />)
              </span>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

/** What who acts on it can do: tell the reporter something, or make a request of it. */
function FollowUp({ visit, report }: ReportProps): VNode | null {
  const { view, actor, deps } = visit
  const { id } = report
  const { t, language } = view
  if (!mayCall(actor, 'follow-report') || !report.mayFollow) return null
  const options = deps.reference.reportRouting.followUps
    .filter(({ byRequest }) => !byRequest)
    .map((one) => ({ value: one.code, label: labelIn(language, one) }))
  return (
    <section class="card prose" aria-labelledby="follow-title">
      <h2 class="plain" id="follow-title">
        {t('report.follow')}
      </h2>
      <Form view={view} id="follow" action={paths.reportFollowUps(id)}>
        <SelectField
          {...{ view, form: 'follow', options }}
          name="code"
          label={t('report.follow-what')}
        />
        <button class="second">{t('report.follow-send')}</button>
      </Form>
      {mayCall(actor, 'request-place') && (
        <Form view={view} id="request" action={paths.reportRequest(id)} class="after">
          <p>{t('report.make-request-what')}</p>
          <button>{t('report.make-request')}</button>
        </Form>
      )}
    </section>
  )
}
