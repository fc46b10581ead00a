/**
 * How the room that is left in a pool is numbered, for dynamic programming: state 0 is a full pool,
 * the last state an empty one.
 */
export interface Steps {
  readonly states: number
  /** The kinds that can be scarce; for each its capacity, and how many states one unit is apart. */
  readonly kinds: readonly number[]
  readonly capacity: readonly number[]
  readonly stride: readonly number[]
}

/** A pool problem as arrays in standing order (by draw), without pairs that can never be used. */
export interface PoolMarket {
  /** Original indices of households and pools. */
  readonly households: Int32Array
  readonly pools: Int32Array
  /** How many kinds of things are counted: beds, seats, budget. */
  readonly kinds: number
  /** Household h takes size[h * kinds + k] of kind k. */
  readonly size: Float64Array
  readonly capacity: Float64Array
  /** Pairs of household h: start[h] <= e < start[h + 1]. */
  readonly start: Int32Array
  readonly pool: Int32Array
  readonly weight: Float64Array
  readonly household: Int32Array
  /** The pairs of pool p: pairsOf[e] for poolStart[p] <= e < poolStart[p + 1]. */
  readonly poolStart: Int32Array
  readonly pairsOf: Int32Array
  /** Household and weight of pair pairsOf[e], side by side for who walks along a pool. */
  readonly householdOf: Int32Array
  readonly weightOf: Float64Array
  /** 1 for a pool that can never hold two households. */
  readonly isSingle: Uint8Array
  /** Per pool how its room is numbered, where it can be. */
  readonly steps: readonly (Steps | undefined)[]
}
