// Prints what mocha's own `spec` reporter prints and keeps its totals for `npm test`.
import mocha from 'mocha'
import { writeFileSync } from 'node:fs'

export default class TotalsReporter extends mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options)
    const file = process.env.TEST_TOTALS_FILE
    runner.once('end', () => {
      const { passes, failures, pending } = runner.stats
      if (file)
        writeFileSync(file, JSON.stringify({ passed: passes, failed: failures, skipped: pending }))
    })
  }
}
