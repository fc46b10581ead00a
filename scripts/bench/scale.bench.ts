import { randomBytes } from 'node:crypto'
import { MongoClient, ObjectId } from 'mongodb'
import type { Db } from 'mongodb'
import { z } from 'zod'
import { exampleRequest } from '../../server/features/requests/request.examples.ts'
import { dayOf } from '../../server/today.ts'
import { openCountry } from './support/country.ts'
import type { Country } from './support/country.ts'
import { median, spread } from './support/figures.ts'
import type { BenchRow } from './support/row.ts'

const ENTRIES = 10_000
const WRITERS = 20
const LOOKS = 100
const WARM_UP = 10
const REGIONS = ['amsterdam', 'rotterdam', 'utrecht', 'groningen', 'eindhoven']
const PAGE = { page: 5, pageSize: 40 }
const WANTED = { class: 3, region: 'amsterdam' }
const MOST = 2

/**
 * A page of a waitlist of ten thousand, filtered and sorted, through the API by a desk user whose reading is written
 * down, beside the driver's bare query for the same rows. Both in turns, while the same twenty writers change
 * requests on that list.
 */
export async function run(): Promise<BenchRow[]> {
  const country = await openCountry(1)
  const mongo = new MongoClient(country.databaseUri)
  try {
    await fillWaitlist(mongo.db())
    // Requests belong to an organisation; the token is not used before this.
    await mongo
      .db()
      .collection('users')
      .updateMany({}, { $set: { organisationId: new ObjectId() } })
    const own = await Promise.all(Array.from({ length: WRITERS }, () => putOnList(country)))
    const ours = () => readPage(country)
    const bare = () => queryPage(mongo.db())
    assertSamePage(await ours(), await bare())
    const { times, writes } = await measure(country, own, { ours, bare })
    const ratio = median(times.ours) / median(times.bare)
    const figure = `${ratio.toFixed(2)}x (${spread(times.ours)} beside ${spread(times.bare)}; ${writes} writes)`
    const goal = `page of a waitlist of ${ENTRIES + WRITERS}, ${WRITERS} writers`
    return [{ goal, figure, bound: `<= ${MOST}x bare driver`, holds: ratio <= MOST }]
  } finally {
    await mongo.close()
    await country.end()
  }
}

/** Households that only wait: nothing reads what they need, so it is not there. */
async function fillWaitlist(db: Db): Promise<void> {
  const now = new Date()
  const rows = Array.from({ length: ENTRIES }, (_none, number) => {
    // Not long enough to be promoted, or the job that does so would be measured too.
    const since = new Date(now.getTime() - ((number >> 4) % 7) * 86_400_000)
    const urgency = 1 + ((number >> 2) % 4)
    return {
      _id: new ObjectId(),
      ...{ caseId: new ObjectId(), organisationId: new ObjectId() },
      ...{ region: REGIONS[number % REGIONS.length], status: 'waiting', live: true },
      ...{ profile: randomBytes(1_500).toString('base64'), complexity: number % 5 },
      ...{ askedClass: urgency, urgencyClass: urgency },
      ...{ createdAt: since, submittedAt: since, waitingSince: dayOf(since) },
      ...{ waitStatus: 'active', exchanges: [], version: 1 },
    }
  })
  const cases = rows.map(({ caseId, organisationId }) => ({
    ...{ _id: caseId, token: String(caseId), organisationId },
    ...{ wrappedKey: 'none', linkedTokens: [], openedAt: now },
  }))
  await db.collection('cases').insertMany(cases)
  await db.collection('placement-requests').insertMany(rows)
}

async function putOnList(country: Country): Promise<string> {
  const draft = await send(
    country,
    'POST',
    '/v1/placement-requests',
    exampleRequest(dayOf(new Date())),
  )
  const { id } = z.object({ id: z.string() }).parse(draft)
  await send(country, 'POST', `/v1/placement-requests/${id}/submission`)
  await send(country, 'POST', `/v1/placement-requests/${id}/triage`, { decision: 'accept' })
  return id
}

async function send(
  { nodes, token }: Country,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(`${nodes[0] ?? ''}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
  return answer
}

const Rows = z.object({ items: z.array(z.object({ waitingSince: z.string() })) })

async function readPage(country: Country): Promise<string[]> {
  const query = new URLSearchParams(
    Object.entries({ ...PAGE, ...WANTED }).map(([name, value]) => [name, String(value)]),
  )
  const answer = await send(country, 'GET', `/v1/waitlist?${query.toString()}`)
  return Rows.parse(answer).items.map(({ waitingSince }) => waitingSince)
}

async function queryPage(db: Db): Promise<string[]> {
  const { page, pageSize } = PAGE
  const rows = await db
    .collection('placement-requests')
    .find({
      status: { $in: ['waiting', 'offered'] },
      ...{ urgencyClass: WANTED.class, region: WANTED.region },
    })
    .project({ profile: 0 })
    .sort({ waitingSince: 1, _id: 1 })
    .skip((page - 1) * pageSize)
    .limit(pageSize)
    .toArray()
  return rows.map((row) => String(row['waitingSince']))
}

/** The same rows but for the draw between equals, or the comparison would mean nothing. */
function assertSamePage(ours: readonly string[], bare: readonly string[]): void {
  if (ours.length !== PAGE.pageSize || ours.join() !== bare.join()) {
    throw new Error(`The two pages differ: ${ours.join()} and ${bare.join()}`)
  }
}

interface Sides {
  readonly ours: () => Promise<string[]>
  readonly bare: () => Promise<string[]>
}

/** Milliseconds of each look, in turns, while the writers are at work. */
async function measure(country: Country, own: readonly string[], { ours, bare }: Sides) {
  const times: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] }
  let going = true
  let writes = 0
  const writer = async (id: string): Promise<void> => {
    for (let turn = 0; going; turn += 1) {
      const body = { urgency: { class: 3 + (turn % 2) } }
      await send(country, 'PATCH', `/v1/placement-requests/${id}`, body)
      writes += 1
    }
  }
  const writing = Promise.all(own.map(writer))
  for (let look = 0; look < LOOKS + WARM_UP; look += 1) {
    const [one, other] = [await timed(ours), await timed(bare)]
    if (look < WARM_UP) continue
    times.ours.push(one)
    times.bare.push(other)
  }
  going = false
  await writing
  return { times, writes }
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await act()
  return performance.now() - start
}
