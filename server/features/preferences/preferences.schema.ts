import { z } from 'zod'
import { FILTERED_LISTS } from '../../../models/preferences.model.ts'
import { REQUEST_STATUSES, WAIT_STATUSES } from '../../../models/request.model.ts'
import { NONE } from '../../http/route.ts'
import { IdParams } from '../requests/request.schema.ts'

/** What a kept view may hold, per list: codes of that list's own filter, and so nothing of a person. */
export const FILTER_QUERIES = {
  waitlist: z.strictObject({
    class: z.enum(['1', '2', '3', '4']).optional(),
    region: z.string().max(60).optional(),
    waitStatus: z.enum(WAIT_STATUSES).optional(),
  }),
  requests: z.strictObject({ status: z.enum(REQUEST_STATUSES).optional() }),
} as const

const Name = z.string().trim().min(1, 'must not be empty').max(40)
const List = z.enum(FILTERED_LISTS)

export const SavedFilter = z
  .object({ id: z.string(), list: List, name: z.string(), query: z.record(z.string(), z.string()) })
  .meta({ id: 'SavedFilter' })
export type SavedFilter = z.output<typeof SavedFilter>

export const Preferences = z
  .object({
    /** Absent when never chosen. */
    language: z.enum(['nl', 'en']).optional(),
    easyDutch: z.boolean(),
    shortcuts: z.boolean(),
    filters: z.array(SavedFilter),
  })
  .meta({ id: 'Preferences' })
export type Preferences = z.output<typeof Preferences>

export const NoInput = z.object({ params: NONE, query: NONE, body: NONE })
export const ChangePreferences = z.object({
  params: NONE,
  query: NONE,
  body: z.strictObject({
    language: z.enum(['nl', 'en']).optional(),
    easyDutch: z.boolean().optional(),
    shortcuts: z.boolean().optional(),
  }),
})
export type ChangePreferences = z.output<typeof ChangePreferences.shape.body>

export const SaveFilter = z.object({
  params: NONE,
  query: NONE,
  body: z.strictObject({
    list: List,
    name: Name,
    query: z.record(z.string().max(20), z.string().max(60)).default({}),
  }),
})
export type NewFilter = z.output<typeof SaveFilter.shape.body>

export const RenameFilter = z.object({
  params: IdParams,
  query: NONE,
  body: z.strictObject({ name: Name }),
})
export const OneFilter = z.object({ params: IdParams, query: NONE, body: NONE })
