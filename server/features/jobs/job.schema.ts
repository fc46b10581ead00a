import { z } from 'zod'
import { MAIL_STATUSES } from '../../../models/mail.model.ts'
import { NONE } from '../../http/route.ts'

export const NoInput = z.object({ params: NONE, query: NONE, body: NONE })

/** waiting for its time; running; abandoned by a node that died; failing; or late, because no node takes it. */
export const JOB_STATES = ['waiting', 'running', 'abandoned', 'failing', 'late'] as const
export type JobState = (typeof JOB_STATES)[number]

const Job = z.object({
  name: z.string(),
  state: z.enum(JOB_STATES),
  everySeconds: z.number().optional(),
  lastRunAt: z.iso.datetime().optional(),
  lastFinishedAt: z.iso.datetime().optional(),
  nextRunAt: z.iso.datetime().optional(),
  failures: z.number().int().meta({ description: 'In a row; why, says the log of that node' }),
  failedAt: z.iso.datetime().optional(),
  lockedAt: z.iso.datetime().optional(),
  lockedBy: z.string().optional().meta({ description: 'The node that runs it now' }),
})
export type Job = z.output<typeof Job>

export const JobList = z
  .object({
    asOf: z.iso.datetime(),
    jobs: z.array(Job),
    mails: z
      .array(z.object({ status: z.enum(MAIL_STATUSES), count: z.number().int() }))
      .meta({ description: 'Of the last 90 days; due: still to be sent' }),
  })
  .meta({ id: 'JobList' })
export type JobList = z.output<typeof JobList>
