import { intAt, numberAt } from './numbers.ts'

/** Places waiting to be looked at, nearest first: by rank price, then by distance in fit. */
export interface PlaceQueue {
  size: number
  readonly heap: Int32Array
  /** Where in the heap a place is; only meaningful while it is in there. */
  readonly position: Int32Array
  readonly rank: Int32Array
  readonly distance: Float64Array
}

/** A queue for `rank.length` places that reads its keys from the two arrays. */
export function placeQueue(rank: Int32Array, distance: Float64Array): PlaceQueue {
  const heap = new Int32Array(rank.length)
  return { size: 0, heap, position: new Int32Array(rank.length), rank, distance }
}

/** Adds a place whose distance is set. */
export function enqueue(queue: PlaceQueue, place: number): void {
  queue.size += 1
  siftUp(queue, queue.size - 1, place)
}

/** Moves a place of the queue forward after its distance became smaller. */
export function advance(queue: PlaceQueue, place: number): void {
  siftUp(queue, intAt(queue.position, place), place)
}

/** Takes the nearest place out. The queue must not be empty. */
export function takeNearest(queue: PlaceQueue): number {
  const nearest = intAt(queue.heap, 0)
  queue.size -= 1
  if (queue.size > 0) siftDown(queue, intAt(queue.heap, queue.size))
  return nearest
}

function before(queue: PlaceQueue, a: number, b: number): boolean {
  const byRank = intAt(queue.rank, a) - intAt(queue.rank, b)
  return byRank === 0 ? numberAt(queue.distance, a) < numberAt(queue.distance, b) : byRank < 0
}

function siftUp(queue: PlaceQueue, from: number, place: number): void {
  let slot = from
  while (slot > 0) {
    const above = (slot - 1) >> 1
    const other = intAt(queue.heap, above)
    if (!before(queue, place, other)) break
    put(queue, slot, other)
    slot = above
  }
  put(queue, slot, place)
}

function siftDown(queue: PlaceQueue, place: number): void {
  let slot = 0
  for (;;) {
    let below = 2 * slot + 1
    if (below >= queue.size) break
    const right = below + 1
    if (right < queue.size && before(queue, intAt(queue.heap, right), intAt(queue.heap, below))) {
      below = right
    }
    const other = intAt(queue.heap, below)
    if (!before(queue, other, place)) break
    put(queue, slot, other)
    slot = below
  }
  put(queue, slot, place)
}

function put(queue: PlaceQueue, slot: number, place: number): void {
  queue.heap[slot] = place
  queue.position[place] = slot
}
