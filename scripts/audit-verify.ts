import { CaseModel } from '../models/case.model.ts'
import { MatchRunModel } from '../models/match-run.model.ts'
import type { StoredMatchRun } from '../models/match-run.model.ts'
import type { Deps } from '../server/deps.ts'
import { verifyAudit } from '../server/features/governance/verify-audit.service.ts'
import { verifyLedger } from '../server/features/waitlist/verify-ledger.service.ts'
import { replayPlans } from '../server/features/plans/replay-plan.service.ts'
import { replayRun } from '../server/features/matching/match.service.ts'
import type { Replay } from '../server/features/matching/match.service.ts'
import { openLocalService } from './demo/surroundings.ts'
import { runProgram } from './support/failure.ts'

const USAGE = `npm run audit:verify

Checks the audit log against its hash chain and the heads kept outside the database (in DATA_DIR), the ledger of the
waitlist against the log and the list, and computes every stored match run and plan again from its own inputs. Exit code 1 when anything was changed, removed or inserted, or a run comes
out different. Runs whose case key was destroyed can only be counted.
`

/** How many faults are written out; the rest are counted. */
const SHOWN = 20

void runProgram(() => main(process.argv.slice(2)))

async function main(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(USAGE)
    return 0
  }
  const { deps, close } = await openLocalService((line) => process.stderr.write(`${line}\n`))
  try {
    const chain = await reportChain(deps)
    const ledger = await reportLedger(deps)
    const runs = await reportRuns(deps)
    const plans = await reportPlans()
    const isWhole = chain && ledger && runs && plans
    print(isWhole ? 'Nothing was changed.' : 'FAULTS FOUND: see above.')
    return isWhole ? 0 : 1
  } finally {
    await close()
  }
}

async function reportChain({ config }: Deps): Promise<boolean> {
  const { entries, seals, unsealed, faults } = await verifyAudit(config)
  print(`Audit entries under a seal:   ${entries}`)
  print(`Seals in the chain:           ${seals}`)
  print(`Entries not sealed yet:       ${unsealed}`)
  print(`Faults in the chain:          ${faults.length}`)
  for (const fault of faults.slice(0, SHOWN)) print(`  ${fault}`)
  if (faults.length > SHOWN) print(`  and ${faults.length - SHOWN} more`)
  return faults.length === 0
}

async function reportLedger(deps: Deps): Promise<boolean> {
  const { moves, faults } = await verifyLedger(deps)
  print(`Moves on the waitlist:        ${moves}, ${faults.length} faults`)
  for (const fault of faults.slice(0, SHOWN)) print(`  ${fault}`)
  return faults.length === 0
}

async function reportRuns(deps: Deps): Promise<boolean> {
  const count: Record<Replay['outcome'], number> = {
    equal: 0,
    different: 0,
    'key-destroyed': 0,
    'rule-set-missing': 0,
  }
  for await (const run of MatchRunModel.find().sort({ _id: 1 }).lean().cursor()) {
    const outcome = await outcomeOf(run, deps)
    count[outcome] += 1
    if (outcome === 'different') print(`  run ${String(run._id)} comes out different`)
  }
  print(`Match runs, byte for byte:    ${count.equal} equal, ${count.different} different`)
  print(`  case key destroyed:         ${count['key-destroyed']}`)
  print(`  rule set missing:           ${count['rule-set-missing']}`)
  return count.different === 0 && count['rule-set-missing'] === 0
}

async function reportPlans(): Promise<boolean> {
  const { replayed, faults } = await replayPlans()
  print(`Plans, byte for byte:         ${replayed - faults.length} equal, ${faults.length} not`)
  for (const fault of faults.slice(0, SHOWN)) print(`  ${fault}`)
  return faults.length === 0
}

/** What was sealed and does not open any more was changed. */
async function outcomeOf(run: StoredMatchRun, deps: Deps): Promise<Replay['outcome']> {
  const theCase = await CaseModel.findById(run.caseId).lean()
  return replayRun(run, theCase, deps).then(
    ({ outcome }) => outcome,
    () => 'different',
  )
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
