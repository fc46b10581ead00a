import type { Id } from './faults.ts'

/** A household and what it takes of each kind: beds, seats, budget. */
export interface SizedHousehold {
  readonly id: Id
  readonly size: readonly number[]
}

/** A pool and what it has of each kind. */
export interface Pool {
  readonly id: Id
  readonly capacity: readonly number[]
}

/** A pool that a household may go to, and what that is worth. */
export interface PoolPair {
  readonly pool: number
  readonly weight: number
}

/**
 * The pool model: each household goes to one pool it is compatible with, or to none; no pool gives
 * more than it has of any kind; the total weight is to be as large as possible.
 */
export interface PoolProblem {
  readonly households: readonly SizedHousehold[]
  readonly pools: readonly Pool[]
  /** Per household; every pool at most once. */
  readonly pairs: readonly (readonly PoolPair[])[]
  readonly seed: string
}
