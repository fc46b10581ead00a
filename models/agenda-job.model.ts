import { Schema, model } from 'mongoose'
import { STRICT } from './schema-options.ts'

/** Written by Agenda itself, in its own shape; declared here so that collection and index are made at set-up. */
const agendaJobSchema = new Schema({}, { ...STRICT, strict: false })
agendaJobSchema.index({ name: 1, nextRunAt: 1, priority: -1, lockedAt: 1, disabled: 1 })
// One row per recurring job, also when two nodes make it at once.
agendaJobSchema.index(
  { name: 1 },
  { unique: true, partialFilterExpression: { type: 'single' }, name: 'one_recurring' },
)

/** A job whose node was killed is taken over after this; Agenda's own ten minutes would stall it. */
export const LOCK_MS = 60_000

export const AGENDA_JOBS = 'agenda-jobs'
export const AgendaJobModel = model('AgendaJob', agendaJobSchema, AGENDA_JOBS)
