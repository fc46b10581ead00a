import { itemAt } from './numbers.ts'

/** Somebody who may go into a pool: what that gains (above 0), and what they take of each kind. */
export interface Applicant {
  readonly gain: number
  readonly size: readonly number[]
}

const MOST_BRANCHES = 5_000

/**
 * Who of the applicants gain most together within the room, as indices: branch and bound, dearest
 * per share of the room first, with the fractional fill of the scarcest kind as the bound (Dantzig
 * 1957). Exact unless 5,000 branches are used up; then the best found.
 */
export function fillByBranching(
  applicants: readonly Applicant[],
  room: readonly number[],
): { readonly gain: number; readonly chosen: readonly number[] } {
  const share = ({ size }: Applicant): number =>
    size.reduce((sum, amount, k) => sum + amount / (room[k] ?? 1), 1e-9)
  const order = Array.from(applicants.keys()).sort((a, b) => {
    const [x, y] = [itemAt(applicants, a), itemAt(applicants, b)]
    return y.gain / share(y) - x.gain / share(x) || a - b
  })
  const search: Search = {
    applicants: order.map((index) => itemAt(applicants, index)),
    best: { gain: 0, chosen: [] },
    branches: 0,
  }
  branch(search, { from: 0, gain: 0, left: room, chosen: [] })
  return {
    gain: search.best.gain,
    chosen: search.best.chosen.map((index) => itemAt(order, index)),
  }
}

interface Search {
  readonly applicants: readonly Applicant[]
  best: { readonly gain: number; readonly chosen: readonly number[] }
  branches: number
}

interface Branch {
  /** The first applicant not yet decided about. */
  readonly from: number
  readonly gain: number
  readonly left: readonly number[]
  readonly chosen: readonly number[]
}

function branch(search: Search, { from, gain, left, chosen }: Branch): void {
  if (gain > search.best.gain) search.best = { gain, chosen }
  search.branches += 1
  for (let index = from; index < search.applicants.length; index += 1) {
    if (search.branches > MOST_BRANCHES) return
    if (gain + atMost(search.applicants, index, left) <= search.best.gain) return
    const { gain: more, size } = itemAt(search.applicants, index)
    if (size.some((amount, k) => amount > (left[k] ?? 0))) continue
    const rest = left.map((amount, k) => amount - (size[k] ?? 0))
    branch(search, { from: index + 1, gain: gain + more, left: rest, chosen: [...chosen, index] })
  }
}

/** No choice among the applicants from this one on gains more in the room left. */
function atMost(applicants: readonly Applicant[], from: number, left: readonly number[]): number {
  const fitting = applicants
    .slice(from)
    .filter(({ size }) => size.every((amount, k) => amount <= (left[k] ?? 0)))
  return Math.min(...left.map((room, k) => fractional(fitting, room, k)))
}

function fractional(applicants: readonly Applicant[], room: number, kind: number): number {
  const byValue = applicants.toSorted(
    (a, b) => b.gain * (a.size[kind] ?? 0) - a.gain * (b.size[kind] ?? 0),
  )
  let [left, gain] = [room, 0]
  for (const { gain: more, size } of byValue) {
    const amount = size[kind] ?? 0
    if (amount > left) return gain + (more * left) / amount
    left -= amount
    gain += more
  }
  return gain
}
