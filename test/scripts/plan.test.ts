import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const UNITS = {
  requests: [
    { id: 'a', class: 1, waitingDays: 4 },
    { id: 'b', class: 2, waitingDays: 9 },
    { id: 'c', class: 3, waitingDays: 9 },
  ],
  places: [{ id: 'x' }, { id: 'y' }],
  edges: [
    [0, 0, 0.1],
    [1, 0, 7],
    [0, 1, 0.2],
    [2, 1, 3],
  ],
}

describe('npm run plan', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plan-'))
  after(() => {
    rmSync(folder, { recursive: true })
  })

  /** Runs the command on a file with this content. */
  function plan(content: string): { status: number | null; stdout: string; stderr: string } {
    const file = join(folder, 'file.json')
    writeFileSync(file, content)
    const command = ['--import', 'tsx', 'scripts/plan.ts', file]
    return spawnSync(process.execPath, command, { encoding: 'utf8' })
  }

  it('prints the plan for single places, its sums, its proof and the verdict on it', () => {
    const { status, stdout } = plan(JSON.stringify(UNITS))

    assert.equal(status, 0)
    const { checks, unplaced, ...rest } = z
      .looseObject({
        checks: z.record(z.string(), z.boolean()),
        unplaced: z.array(
          z.object({ id: z.string(), places: z.array(z.string()), requests: z.array(z.string()) }),
        ),
      })
      .parse(JSON.parse(stdout))
    assert.deepEqual(rest, {
      placedByClass: { 1: 1, 2: 1, 3: 0 },
      placed: 2,
      totalWaiting: 13,
      // 7 + 0.2 without the rounding of doubles.
      totalFit: 7.2,
      assignment: [
        ['a', 'y'],
        ['b', 'x'],
      ],
    })
    assert.deepEqual(
      unplaced.map(({ id, places, requests }) => [id, places.toSorted(), requests.toSorted()]),
      [['c', ['x', 'y'], ['a', 'b']]],
    )
    assert.deepEqual(new Set(Object.values(checks)), new Set([true]))
  })

  it('prints the same bytes twice', () => {
    const content = JSON.stringify(UNITS)

    assert.equal(plan(content).stdout, plan(content).stdout)
  })

  it('names every fault with its path and uses exit code 2', () => {
    const faulty = {
      requests: [
        { id: 'a', class: 0, waitingDays: -1 },
        { id: 'a', class: 1, waitingDays: 'long' },
      ],
      places: [{ id: 'x' }],
      edges: [[0, 7, 1], [0, 0], 'none'],
    }

    const { status, stdout, stderr } = plan(JSON.stringify(faulty))

    assert.equal(status, 2)
    assert.equal(stdout, '')
    const paths = stderr
      .trim()
      .split('\n')
      .map((line) => line.split(': ')[0])
    assert.deepEqual(paths.toSorted(), [
      '$.edges[0][1]',
      '$.edges[1]',
      '$.edges[2]',
      '$.requests[0].class',
      '$.requests[0].waitingDays',
      '$.requests[1].id',
      '$.requests[1].waitingDays',
    ])
  })

  it('prints the plan for pools with a bound and a gap', () => {
    const pools = {
      households: [
        { id: 'family', size: [3, 1] },
        { id: 'single', size: [1, 1] },
        { id: 'pair', size: [2, 1] },
      ],
      pools: [{ id: 'dormitory', capacity: [4, 2] }],
      compatible: [[0], [0], [0]],
      weight: [[5], [4], [3]],
    }

    const { status, stdout } = plan(JSON.stringify(pools))

    assert.equal(status, 0)
    const { assignment, ...sums } = z
      .looseObject({ assignment: z.array(z.array(z.string())) })
      .parse(JSON.parse(stdout))
    assert.deepEqual(sums, { objective: 9, bound: 9, gap: 0 })
    assert.deepEqual(assignment.toSorted(), [
      ['family', 'dormitory'],
      ['single', 'dormitory'],
    ])
  })

  it('names the faults of a file with pools', () => {
    const faulty = {
      households: [
        { id: 'a', size: [1, 1] },
        { id: 'b', size: [-1] },
      ],
      pools: [
        { id: 'x', capacity: [4] },
        { id: 'y', capacity: [4] },
      ],
      compatible: [[0, 0], [3]],
      weight: [[1], [1]],
    }

    const { status, stderr } = plan(JSON.stringify(faulty))

    assert.equal(status, 2)
    const paths = stderr
      .trim()
      .split('\n')
      .map((line) => line.split(': ')[0])
    assert.deepEqual(paths.toSorted(), [
      '$.compatible[0][1]',
      '$.compatible[1][0]',
      '$.households[0].size',
      '$.households[1].size[0]',
      '$.weight[0]',
    ])
  })

  it('refuses what is not JSON, and a file that is not there', () => {
    assert.equal(plan('{').status, 2)
    const command = ['--import', 'tsx', 'scripts/plan.ts', join(folder, 'missing.json')]
    assert.equal(spawnSync(process.execPath, command).status, 2)
  })
})
