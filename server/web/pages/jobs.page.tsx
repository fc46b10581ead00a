import type { VNode } from 'preact'
import { listJobs } from '../../features/jobs/job.query.ts'
import type { Job, JobList } from '../../features/jobs/job.schema.ts'
import { Moment } from '../components/moment.tsx'
import type { Screen } from '../http/screen.ts'
import type { View } from '../http/visit.ts'
import { Layout } from '../layout.tsx'

export const jobsScreen: Screen = {
  path: '/jobs',
  access: 'see-jobs',
  show: async ({ view, deps }) => JobsPage({ view, list: await listJobs(deps) }),
}

function JobsPage({ view, list }: { readonly view: View; readonly list: JobList }): VNode {
  const { t } = view
  return (
    <Layout view={view} title={t('jobs.title')}>
      <h1>{t('jobs.title')}</h1>
      <p>{t('jobs.lead')}</p>
      {list.jobs.length === 0 ? (
        <p class="note">{t('jobs.none')}</p>
      ) : (
        <JobTable view={view} jobs={list.jobs} />
      )}
      <h2>{t('jobs.mails')}</h2>
      <ul>
        {list.mails.map(({ status, count }) => (
          <li key={status}>
            {count} {t(`mail.${status}`)}
          </li>
        ))}
      </ul>
    </Layout>
  )
}

function JobTable({ view, jobs }: { readonly view: View; readonly jobs: readonly Job[] }): VNode {
  const { t } = view
  return (
    <table class="folds">
      <thead>
        <tr>
          <th scope="col">{t('jobs.name')}</th>
          <th scope="col">{t('jobs.state')}</th>
          <th scope="col">{t('jobs.last')}</th>
          <th scope="col">{t('jobs.next')}</th>
          <th scope="col">{t('jobs.failures')}</th>
          <th scope="col">{t('jobs.node')}</th>
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <JobRow key={job.name} view={view} job={job} />
        ))}
      </tbody>
    </table>
  )
}

const CALM: readonly string[] = ['waiting', 'running']

function JobRow({ view, job }: { readonly view: View; readonly job: Job }): VNode {
  const { t } = view
  const { state, lastFinishedAt, nextRunAt } = job
  return (
    <tr>
      <th scope="row">{job.name}</th>
      <td data-label={t('jobs.state')}>
        <span class={CALM.includes(state) ? 'badge calm' : 'badge bad'}>{t(`job.${state}`)}</span>
      </td>
      <td data-label={t('jobs.last')}>
        {lastFinishedAt !== undefined && <Moment view={view} at={lastFinishedAt} />}
      </td>
      <td data-label={t('jobs.next')}>
        {nextRunAt !== undefined && <Moment view={view} at={nextRunAt} />}
      </td>
      <td class="number" data-label={t('jobs.failures')}>
        {job.failures}
      </td>
      <td data-label={t('jobs.node')}>{job.lockedBy}</td>
    </tr>
  )
}
