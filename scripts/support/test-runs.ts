/** How many examples a slow property tries: usually few, more in `npm run test:long` (TEST_RUNS times as many). */
export function testRuns(usual: number): number {
  const times = Number(process.env['TEST_RUNS'] ?? 1)
  return Math.max(1, Math.round(usual * (Number.isFinite(times) ? times : 1)))
}

/**
 * Where a slow property over people acting at once begins: `npm test` tries the same examples every time, so that
 * it says the same of the same code; `npm run test:long` looks for new ones (and says the seed of what fails).
 */
export function testSeed(): { seed?: number } {
  return process.env['TEST_RUNS'] === undefined ? { seed: 20_260_201 } : {}
}
