import { z } from 'zod'
import { AgendaJobModel, LOCK_MS } from '../../../models/agenda-job.model.ts'
import { MAIL_STATUSES, MailModel } from '../../../models/mail.model.ts'
import type { Deps } from '../../deps.ts'
import type { Job, JobList, JobState } from './job.schema.ts'

const Moment = z.date().nullish()

/** What Agenda keeps of a job, as far as we read it. */
const StoredJob = z.object({
  name: z.string(),
  lastRunAt: Moment,
  lastFinishedAt: Moment,
  nextRunAt: Moment,
  failedAt: Moment,
  lockedAt: Moment,
  failCount: z.number().nullish(),
  repeatInterval: z.union([z.string(), z.number()]).nullish(),
  lastModifiedBy: z.string().nullish(),
})
type StoredJob = z.output<typeof StoredJob>

/** Nodes look every five seconds: who is this late is not looked after. */
const LATE_MS = 120_000

/** Everything that runs by itself, on whichever node, and how the mails fare. */
export async function listJobs(deps: Deps): Promise<JobList> {
  const rows: unknown[] = await AgendaJobModel.find().sort({ name: 1 }).lean()
  // Agenda goes by the clock of the computer, as do the moments it keeps.
  const now = new Date()
  const jobs = rows.map((row) => presentJob(StoredJob.parse(row), now))
  const mails = await Promise.all(
    MAIL_STATUSES.map(async (status) => ({
      status,
      count: await MailModel.countDocuments({ status }),
    })),
  )
  return { asOf: deps.now().toISOString(), jobs, mails }
}

function presentJob(job: StoredJob, now: Date): Job {
  const { name, failCount, lockedAt, lastModifiedBy, repeatInterval } = job
  const moments = {
    lastRunAt: job.lastRunAt?.toISOString(),
    lastFinishedAt: job.lastFinishedAt?.toISOString(),
    nextRunAt: job.nextRunAt?.toISOString(),
    failedAt: job.failedAt?.toISOString(),
    lockedAt: lockedAt?.toISOString(),
  }
  return {
    ...{ name, state: stateOf(job, now), failures: failCount ?? 0, ...moments },
    ...(lockedAt && lastModifiedBy && { lockedBy: lastModifiedBy }),
    ...(typeof repeatInterval === 'number' && { everySeconds: repeatInterval / 1000 }),
  }
}

function stateOf({ lockedAt, failCount, nextRunAt }: StoredJob, now: Date): JobState {
  if (lockedAt) return now.getTime() - lockedAt.getTime() > LOCK_MS ? 'abandoned' : 'running'
  if ((failCount ?? 0) > 0) return 'failing'
  const late = nextRunAt && now.getTime() - nextRunAt.getTime() > LATE_MS
  return late ? 'late' : 'waiting'
}
