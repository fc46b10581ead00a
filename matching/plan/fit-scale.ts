import type { FitScale } from './unit-problem.ts'

const FACTORS = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]

/**
 * The coarsest unit in which all fits are whole numbers, up to six decimals, if sums over a chain
 * through all households stay below 2^53. Otherwise fits are used as they are, or made smaller by a
 * power of two when adding them could overflow.
 */
export function fitScaleOf(fits: Float64Array, households: number): FitScale {
  const limit = 2 ** 53 / (4 * (households + 1))
  for (const factor of FACTORS) {
    if (fits.every((fit) => isWhole(fit, factor, limit))) return { factor, isExact: true }
  }
  const largest = fits.reduce((most, fit) => Math.max(most, Math.abs(fit)), 0)
  return { factor: largest > 2 ** 900 ? 2 ** -200 : 1, isExact: false }
}

function isWhole(fit: number, factor: number, limit: number): boolean {
  const units = Math.round(fit * factor)
  return units / factor === fit && Math.abs(units) <= limit
}

/** Fits counted in units of the scale. */
export function inUnits(fits: Float64Array, { factor, isExact }: FitScale): Float64Array {
  return fits.map((fit) => (isExact ? Math.round(fit * factor) : fit * factor))
}

/** The sum of fits, exact when the scale is; a sum too large for a double becomes the largest one. */
export function totalFitOf(fits: Iterable<number>, { factor, isExact }: FitScale): number {
  let units = 0
  for (const fit of fits) units += isExact ? Math.round(fit * factor) : fit * factor
  const total = units / factor
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, total))
}
