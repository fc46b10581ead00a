/** The value below which this share (0 to 1) of the figures lies. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}

/** Half of the figures lie below it: one disturbed round does not move it. */
export function median(figures: readonly number[]): number {
  return percentile(figures, 0.5)
}

/** `p50 3.1 ms, p99 8.4 ms`. */
export function spread(milliseconds: readonly number[]): string {
  const at = (share: number): string => percentile(milliseconds, share).toFixed(1)
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`
}
