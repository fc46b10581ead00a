import { z } from 'zod'
import { accountOf, signIn } from './client.ts'
import type { Account, Person } from './client.ts'
import { tell } from './narrate.ts'

const Timeline = z.object({
  entries: z.array(
    z.object({
      on: z.string(),
      what: z.string(),
      requestId: z.string(),
      stayId: z.string().optional(),
      unitName: z.string().optional(),
      code: z.string().optional(),
    }),
  ),
})
type Entry = z.output<typeof Timeline>['entries'][number]

const Log = z.object({
  items: z.array(
    z.object({
      act: z.string(),
      ids: z.looseObject({ requestId: z.string().optional(), stayId: z.string().optional() }),
      reason: z.string().optional(),
    }),
  ),
})
type Logged = z.output<typeof Log>['items'][number]

/** What the log calls what the timeline tells. */
const LOGGED_AS: Readonly<Record<string, readonly string[]>> = {
  submitted: ['request.submitted'],
  'interim-started': ['request.interim-started'],
  'interim-ended': ['request.interim-ended'],
  parked: ['request.parked'],
  unparked: ['request.unparked'],
  planned: ['offer.accepted'],
  'transfer-planned': ['stay.transfer-planned'],
  arrived: ['stay.arrived'],
  departed: ['stay.departed'],
}
const ACTS: readonly string[] = Object.values(LOGGED_AS).flat()

/** Reads the household's timeline and the audit log, and holds one against the other, line for line. */
export async function assertTimelineMatchesAudit(
  url: string,
  accounts: readonly Account[],
  coordinator: Person,
  requestId: string,
): Promise<void> {
  const path = `/v1/placement-requests/${requestId}`
  const { caseToken } = z
    .object({ caseToken: z.string() })
    .parse((await coordinator.send('GET', path)).body)
  const { entries } = Timeline.parse((await coordinator.send('GET', `${path}/timeline`)).body)
  const auditor = await signIn(url, accountOf(accounts, 'auditor'))
  const query = `/v1/audit-entries?caseToken=${caseToken}&pageSize=2000`
  const { items } = Log.parse((await auditor.send('GET', query)).body)
  const logged = items.filter(({ act }) => ACTS.includes(act))
  tell('What became of them, beside what the log says of the same:', `GET ${path}/timeline`)
  for (const entry of entries) {
    const found = logged.findIndex((one) => isAbout(one, entry))
    const [line] = found < 0 ? [] : logged.splice(found, 1)
    if (!line) throw new Error(`The log knows nothing of "${entry.what}" on ${entry.on}.`)
    const where = entry.unitName === undefined ? '' : `, ${entry.unitName}`
    const why = entry.code === undefined ? '' : ` (${entry.code})`
    process.stdout.write(
      `  ${entry.on}  ${`${entry.what}${where}${why}`.padEnd(60)}  ${line.act}\n`,
    )
  }
  if (logged.length > 0) {
    throw new Error(`The timeline says nothing of ${logged.map(({ act }) => act).join(', ')}.`)
  }
  tell(`Line for line the same: ${entries.length} lines. That was the week.`)
}

/** The same act on the same thing; where a reason is told, the same reason. */
function isAbout({ act, ids, reason }: Logged, entry: Entry): boolean {
  if (LOGGED_AS[entry.what]?.includes(act) !== true) return false
  const same =
    entry.stayId === undefined ? ids.requestId === entry.requestId : ids.stayId === entry.stayId
  return same && (entry.code === undefined || reason === undefined || reason === entry.code)
}
