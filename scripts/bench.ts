import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { BenchRow, Wanted } from './bench/support/row.ts'
import { Failure, runProgram } from './support/failure.ts'

const FOLDER = join(import.meta.dirname, 'bench')
const SUFFIX = '.bench.ts'

/** Every `*.bench.ts` exports this. */
const Bench = z.object({
  run: z.custom<(wanted: Wanted) => Promise<BenchRow[]>>((value) => typeof value === 'function'),
})

void runProgram(() => main(process.argv.slice(2)))

async function main(args: string[]): Promise<number> {
  const goals = args.filter((arg) => /^G\d+$/.test(arg))
  const wanted = args.filter((arg) => !goals.includes(arg))
  const known = readdirSync(FOLDER)
    .filter((file) => file.endsWith(SUFFIX))
    .map((file) => file.slice(0, -SUFFIX.length))
  if (wanted.length === 0 || wanted.includes('--help')) {
    process.stdout.write(usage(known))
    return wanted.length === 0 ? 2 : 0
  }
  const rows: BenchRow[] = []
  for (const name of wanted) {
    const file = join(FOLDER, `${name}${SUFFIX}`)
    if (!existsSync(file)) throw new Failure(`No bench "${name}": choose from ${known.join(', ')}.`)
    const loaded: unknown = await import(file)
    const isWanted: Wanted = (goal) => goals.length === 0 || goals.includes(goal)
    rows.push(...(await Bench.parse(loaded).run(isWanted)))
  }
  process.stdout.write(table(rows))
  return rows.every(({ holds }) => holds) ? 0 : 1
}

function usage(known: readonly string[]): string {
  return `npm run bench -- NAME... [GOAL...]

Measures, and holds the figures against the goals. Exit code 1 when one is missed. On a computer that does
other things the figures are worse; ratios are measured in one run, in turns.

Names: ${known.join(', ')}
Goals leave out the rest of rules and plan: npm run bench -- plan G6
`
}

function table(rows: readonly BenchRow[]): string {
  const lines = [
    ['goal', 'measured', 'asked', ''],
    ...rows.map(({ goal, figure, bound, holds }) => [
      goal,
      figure,
      bound,
      holds ? 'holds' : 'MISSED',
    ]),
  ]
  const widths = [0, 1, 2].map((column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  )
  return lines
    .map((line) => `${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}\n`)
    .join('')
}
