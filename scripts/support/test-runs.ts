/** How many examples a slow property tries: usually few, more in `npm run test:long` (TEST_RUNS times as many). */
export function testRuns(usual: number): number {
  const times = Number(process.env['TEST_RUNS'] ?? 1)
  return Math.max(1, Math.round(usual * (Number.isFinite(times) ? times : 1)))
}
