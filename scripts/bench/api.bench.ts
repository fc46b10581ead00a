import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { z } from 'zod'
import { run as runProgram } from '../support/processes.ts'
import { PROJECT_FOLDER } from '../support/folders.ts'
import { openCountry } from './support/country.ts'
import type { Country } from './support/country.ts'
import { median } from './support/figures.ts'
import type { BenchRow } from './support/row.ts'

const ROUNDS = 5
const SECONDS = 4
const CONNECTIONS = 20
/** People who attest at the same time, each another unit. */
const WRITERS = 6
const BARE_EXPRESS = 'scripts/bench/support/bare-express.ts'

/** The API beside bare Express in one run: G11 (a read of everything) and G12 (a recorded write). */
export async function run(): Promise<BenchRow[]> {
  const country = await openCountry(1)
  const folder = mkdtempSync(join(tmpdir(), 'onderdak-bench-'))
  try {
    const headers = { authorization: `Bearer ${country.token}` }
    const [ours = ''] = country.nodes
    const answer = await fetch(`${ours}/v1/capacity`, { headers })
    const body = await answer.text()
    const file = join(folder, 'capacity.json')
    writeFileSync(file, body)
    const bare = await country.launch(BARE_EXPRESS, { BODY_FILE: file })
    return [
      await readAll({ ours, bare, headers, bytes: body.length }),
      await attest({ ours, bare, headers, units: unitsOf(body) }, country),
    ]
  } finally {
    await country.end()
    rmSync(folder, { recursive: true })
  }
}

interface Sides {
  readonly ours: string
  readonly bare: string
  readonly headers: Readonly<Record<string, string>>
}

async function readAll({ ours, bare, headers, bytes }: Sides & { bytes: number }) {
  const path = '/v1/capacity'
  const rates = await alternate(
    () => requestsPerSecond(`${ours}${path}`, headers),
    () => requestsPerSecond(`${bare}${path}`, headers),
  )
  return row(`G11 GET ${path}, ${Math.round(bytes / 1024)} kB`, rates, 0.55)
}

async function attest(
  { ours, bare, headers, units }: Sides & { units: string[] },
  country: Country,
) {
  await prepareBareCollections(country)
  const rates = await alternate(
    () => writesPerSecond(ours, headers, units),
    () => writesPerSecond(bare, headers, units),
  )
  return row('G12 POST attestation', rates, 0.5)
}

interface Rates {
  readonly ours: number
  readonly bare: number
  readonly ratio: number
}

/** In turns, so that what else the machine does disturbs both alike; the median of the rounds' ratios counts. */
async function alternate(
  measureOurs: () => Promise<number>,
  measureBare: () => Promise<number>,
): Promise<Rates> {
  const rounds: Rates[] = []
  // The first round warms both up and is left out.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const ours = await measureOurs()
    const bare = await measureBare()
    if (round > 0) rounds.push({ ours, bare, ratio: ours / bare })
  }
  return {
    ours: median(rounds.map(({ ours }) => ours)),
    bare: median(rounds.map(({ bare }) => bare)),
    ratio: median(rounds.map(({ ratio }) => ratio)),
  }
}

function row(goal: string, { ours, bare, ratio }: Rates, least: number): BenchRow {
  const figure = `${ratio.toFixed(2)}x (${ours.toFixed(0)}/s beside ${bare.toFixed(0)}/s)`
  return { goal, figure, bound: `>= ${least}x bare Express`, holds: ratio >= least }
}

const Report = z.object({
  requests: z.object({ average: z.number() }),
  non2xx: z.number(),
  errors: z.number(),
})

/** Requests per second by autocannon, in a process of its own. */
async function requestsPerSecond(url: string, headers: Sides['headers']): Promise<number> {
  const given = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}=${value}`])
  const command = ['node_modules/autocannon/autocannon.js', '--json', '-c', String(CONNECTIONS)]
  const options = { cwd: PROJECT_FOLDER }
  const { output } = await runProgram(
    process.execPath,
    [...command, '-d', String(SECONDS), ...given, url],
    options,
  )
  const { requests, non2xx, errors } = Report.parse(JSON.parse(output.slice(output.indexOf('{'))))
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} refused, ${errors} failed`)
  return requests.average
}

/** Recorded writes per second by several people, each on units of their own. */
async function writesPerSecond(
  url: string,
  headers: Sides['headers'],
  units: readonly string[],
): Promise<number> {
  const until = performance.now() + SECONDS * 1000
  const send = { ...headers, 'content-type': 'application/json' }
  let done = 0
  const writer = async (number: number): Promise<void> => {
    for (let turn = number; performance.now() < until; turn += WRITERS) {
      const address = `${url}/v1/units/${units[turn % units.length] ?? ''}/attestations`
      const body = JSON.stringify({ available: turn % 5 })
      const response = await fetch(address, { method: 'POST', headers: send, body })
      await response.arrayBuffer()
      if (response.status !== 201) throw new Error(`${address}: ${response.status}`)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, (_, number) => writer(number)))
  return done / SECONDS
}

function unitsOf(body: string): string[] {
  const Capacity = z.object({ units: z.array(z.object({ unitId: z.string() })) })
  const all = Capacity.parse(JSON.parse(body)).units.map(({ unitId }) => unitId)
  // As many for each writer, so that no two ever write the same unit at once.
  return all.slice(0, all.length - (all.length % WRITERS))
}

/** Copies with the indexes of the service's own: each write costs the same, and the service's units stay its own. */
async function prepareBareCollections({ databaseUri }: Country): Promise<void> {
  const client = new MongoClient(databaseUri)
  const indexes = [
    { sealedIn: 1, at: 1 },
    { caseTokens: 1, at: 1 },
    { 'actor.id': 1, at: 1 },
  ]
  const specifications = indexes.map((key) => ({ key }))
  await client.db().collection('bare-audit').createIndexes(specifications)
  await client
    .db()
    .collection('bare-outbox')
    .createIndexes([{ key: { at: 1 } }])
  await client.close()
}
