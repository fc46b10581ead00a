/**
 * Reads a typed array inside its bounds. One function per kind of array, so that the engine
 * compiles each to a single load. Throws RangeError outside the bounds.
 */
export function intAt(values: Int32Array, index: number): number {
  return values[index] ?? outside(index)
}

/** The same for doubles. */
export function numberAt(values: Float64Array, index: number): number {
  return values[index] ?? outside(index)
}

/** The element of a list. Throws RangeError outside the bounds. */
export function itemAt<Item>(items: readonly Item[], index: number): Item {
  return items[index] ?? outside(index)
}

function outside(index: number): never {
  throw new RangeError(`No element at ${index}`)
}
