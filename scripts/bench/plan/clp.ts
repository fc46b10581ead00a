import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { byRank } from '../../../matching/plan/canonical.ts'
import type { UnitProblem } from '../../../matching/plan/unit-problem.ts'

/** More than all fits of a plan together, so that one level outweighs them. */
const LEVEL_WEIGHT = 1_000_000

/** Debian's CLP, installed when absent: undefined, or in one sentence why it is not here. */
export function clpIsMissing(): string | undefined {
  if (isHere()) return undefined
  for (const args of [['update'], ['install', '-y', 'coinor-clp']]) {
    const { error, stderr } = spawnSync('apt-get', args, { encoding: 'utf8' })
    if (error !== undefined) return 'CLP is not here, and there is no apt-get to install coinor-clp'
    if (isHere()) return undefined
    if (args.includes('install')) return `CLP cannot be installed: ${stderr.trim().slice(-200)}`
  }
  return undefined
}

function isHere(): boolean {
  return spawnSync('clp', ['-quit']).status === 0
}

/** What CLP came to in so many seconds of solving, reading apart; without an objective it was stopped. */
export interface ClpAnswer {
  readonly seconds: number
  readonly objective?: number
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

/**
 * Solves the same weighted objective by dual simplex, and stops after so many seconds of computing.
 * (Primal simplex does not keep to a limit at this size: it spends minutes before its first look at the clock.)
 */
export function solveWithClp(problem: UnitProblem, limit: number): ClpAnswer {
  const folder = mkdtempSync(join(tmpdir(), 'plan-bench-'))
  try {
    const file = join(folder, 'plan.mps')
    writeMps(problem, file)
    const args = [file, '-seconds', limit.toFixed(0), '-dualsimplex', '-quit']
    return answerIn(spawnSync('clp', args, { encoding: 'utf8' }).stdout)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function answerIn(stdout: string): ClpAnswer {
  const said = /(Optimal|Stopped) objective (\S+) - \d+ iterations time (\S+)/.exec(stdout)
  if (said === null) throw new Error(`CLP says nothing that is understood: ${stdout.slice(-500)}`)
  const seconds = Number(said[3])
  return said[1] === 'Optimal' ? { seconds, objective: -Number(said[2]) } : { seconds }
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
