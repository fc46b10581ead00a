import { draw } from '../../../matching/plan/draw.ts'
import type { Instance } from './instances.ts'

/** What a plan is worth, most important first. */
export interface Worth {
  readonly byClass: readonly number[]
  readonly waiting: number
  readonly fit: number
}

/** Adds up a plan, given as the place of each household (-1 for none). */
export function worthOf(instance: Instance, placeOf: ArrayLike<number>): Worth {
  const byClass = [0, 0, 0]
  let [waiting, fit] = [0, 0]
  instance.households.forEach((household, h) => {
    if (placeOf[h] === -1) return
    byClass[household.class - 1] = (byClass[household.class - 1] ?? 0) + 1
    waiting += household.waitingDays
    const fits = instance.edges.filter(([eh, ep]) => eh === h && ep === placeOf[h])
    fit += Math.max(...fits.map(([, , value]) => value))
  })
  return { byClass, waiting, fit }
}

/** Above 0 when `a` is better; fits that differ by rounding only are equal. */
export function compareWorth(a: Worth, b: Worth): number {
  for (const [index, count] of a.byClass.entries()) {
    const difference = count - (b.byClass[index] ?? 0)
    if (difference !== 0) return difference
  }
  if (a.waiting !== b.waiting) return a.waiting - b.waiting
  return Math.abs(a.fit - b.fit) < 1e-9 ? 0 : a.fit - b.fit
}

/** The best worth, and every plan that has it, found by trying all plans one by one. */
export function tryEverything(instance: Instance): { worth: Worth; plans: number[][] } {
  let worth: Worth = { byClass: [-1], waiting: 0, fit: 0 }
  let plans: number[][] = []
  const visit = (placeOf: number[]): void => {
    const h = placeOf.length
    if (h < instance.households.length) {
      visit([...placeOf, -1])
      const open = new Set(instance.edges.filter(([eh]) => eh === h).map(([, place]) => place))
      for (const place of open) if (!placeOf.includes(place)) visit([...placeOf, place])
      return
    }
    const found = worthOf(instance, placeOf)
    const difference = compareWorth(found, worth)
    if (difference > 0) plans = []
    if (difference > 0) worth = found
    if (difference >= 0) plans.push(placeOf)
  }
  visit([])
  return { worth, plans }
}

/** Among plans that tie, the placed households of the one that the draw favours. */
export function favouredByDraw(instance: Instance, plans: number[][], seed: string): string {
  const order = instance.households
    .map((household, h) => ({ ...household, h, drawn: draw(seed, household.id) }))
    .toSorted((a, b) => a.class - b.class || b.waitingDays - a.waitingDays || a.drawn - b.drawn)
  const marks = plans.map((placeOf) =>
    order.map(({ h }) => (placeOf[h] === -1 ? 'b' : 'a')).join(''),
  )
  return marks.toSorted()[0] ?? ''
}
