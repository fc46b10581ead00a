import type { JudgedHousehold } from './judge-household.ts'
import type { FreeUnit, MadePlan } from './make-plan.ts'
import type { PlanLine } from './plan-lines.ts'

/** What the service tells the worker: the setting, then units, then households, then that this was all. */
export type ToWorker =
  | {
      readonly type: 'setting'
      readonly on: string
      readonly seed: string
      /** The rule set's documents as they are kept: see `openTables`. */
      readonly tables: string
    }
  | { readonly type: 'units'; readonly units: readonly FreeUnit[] }
  | { readonly type: 'households'; readonly households: readonly JudgedHousehold[] }
  | { readonly type: 'end' }

/** What the worker answers. Lines come in portions, so that no message is long to read. */
export type FromWorker =
  | { readonly type: 'judged'; readonly count: number }
  | { readonly type: 'lines'; readonly lines: readonly PlanLine[] }
  | { readonly type: 'made'; readonly plan: Omit<MadePlan, 'lines'> }
