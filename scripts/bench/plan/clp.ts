import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { byRank } from '../../../matching/plan/canonical.ts'
import type { UnitProblem } from '../../../matching/plan/unit-problem.ts'

/** More than all fits of a plan together, so that one level outweighs them. */
const LEVEL_WEIGHT = 1_000_000

/** Debian's CLP, installed when absent and apt is there; false when there is no way to have it. */
export function hasClp(): boolean {
  if (spawnSync('clp', ['-quit']).status === 0) return true
  spawnSync('apt-get', ['install', '-y', 'coinor-clp'])
  return spawnSync('clp', ['-quit']).status === 0
}

/** Level and fit of every pair in one weight. */
export function weightsOf({ households, pairs }: UnitProblem): Float64Array {
  const order = households.toSorted((a, b) => byRank(b, a))
  const level = new Map<string, number>()
  for (const { class: urgency, waitingDays } of order) {
    const name = `${urgency} ${waitingDays}`
    if (!level.has(name)) level.set(name, level.size + 1)
  }
  const weights = new Float64Array(pairs.place.length)
  for (const [h, { class: urgency, waitingDays }] of households.entries()) {
    for (let e = pairs.start[h] ?? 0; e < (pairs.start[h + 1] ?? 0); e += 1) {
      const rank = level.get(`${urgency} ${waitingDays}`) ?? 0
      weights[e] = rank * LEVEL_WEIGHT + (pairs.fit[e] ?? 0)
    }
  }
  return weights
}

/** Solves the same weighted objective with CLP's own choice of method; seconds without reading. */
export function solveWithClp(problem: UnitProblem): { objective: number; seconds: number } {
  const folder = mkdtempSync(join(tmpdir(), 'plan-bench-'))
  try {
    const file = join(folder, 'plan.mps')
    writeMps(problem, file)
    const { stdout } = spawnSync('clp', [file, '-dualsimplex', '-quit'], { encoding: 'utf8' })
    const optimal = /Optimal objective (\S+) - \d+ iterations time (\S+)/.exec(stdout)
    if (optimal === null) throw new Error(`CLP found nothing: ${stdout.slice(-500)}`)
    return { objective: -Number(optimal[1]), seconds: Number(optimal[2]) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** MPS, minimising minus the weights: rows h0.. and p0.., each at most 1; one column per pair. */
function writeMps(problem: UnitProblem, file: string): void {
  const { households, places, pairs } = problem
  const weights = weightsOf(problem)
  const out = openSync(file, 'w')
  const rows = [...households.map((_, h) => `h${h}`), ...places.map((_, p) => `p${p}`)]
  writeSync(out, `NAME plan\nROWS\n N w\n${rows.map((row) => ` L ${row}\n`).join('')}COLUMNS\n`)
  for (const h of households.keys()) {
    let text = ''
    for (let e = pairs.start[h] ?? 0; e < (pairs.start[h + 1] ?? 0); e += 1) {
      text += ` x${e} w ${-(weights[e] ?? 0)} h${h} 1\n x${e} p${pairs.place[e] ?? 0} 1\n`
    }
    writeSync(out, text)
  }
  writeSync(out, `RHS\n${rows.map((row) => ` r ${row} 1\n`).join('')}ENDATA\n`)
  closeSync(out)
}
