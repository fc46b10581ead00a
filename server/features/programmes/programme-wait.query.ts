import { fingerprint } from '../../../matching/judge/tie.ts'
import { CaseModel } from '../../../models/case.model.ts'
import type { StoredCase } from '../../../models/case.model.ts'
import { HOLDING, OfferModel } from '../../../models/offer.model.ts'
import { ProgrammeWaitModel } from '../../../models/programme-wait.model.ts'
import type { StoredProgrammeWait } from '../../../models/programme-wait.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { recordRead } from '../../events/transact.ts'
import { pageRows } from '../../page-rows.ts'
import type { Page, PageRequest } from '../../page-rows.ts'
import { Problem } from '../../problem.ts'
import { dayOf } from '../../today.ts'
import { becauseOf } from '../waitlist/because.ts'
import { requireRequest } from '../requests/request-move.ts'
import { programmeOf } from './programme-wait-move.ts'
import type { ProgrammeWait } from './programme-wait.schema.ts'
import { classOf, waitingDaysOf } from './wait-class.ts'

/** On a list: no seat accepted yet. */
const QUEUED = ['waiting', 'offered'] as const

interface Known {
  readonly wait: StoredProgrammeWait
  readonly theCase: StoredCase
  readonly programme: string
  readonly class: number
}

/**
 * A page of the households that wait for a seat, as far as an actor may see their requests: by programme, then in the
 * published order. Positions are those of the whole list of the programme.
 */
export async function listWaits(
  { programme, ...page }: PageRequest & { readonly programme?: string | undefined },
  actor: Actor,
  deps: Deps,
): Promise<Page<ProgrammeWait>> {
  const queues = await readQueues(deps)
  const seen = [...queues.values()]
    .flat()
    .filter((known) => maySee(known, actor) && (programme ?? known.programme) === known.programme)
  const rows = pageRows(seen, page)
  await noteReading('programme-wait.listed', rows.items, actor, deps)
  return { ...rows, items: await presentAll(rows.items, queues, deps) }
}

/** Every wait of one request, also those that are over, the oldest first. Throws `not-found`. */
export async function waitsOfRequest(
  requestId: string,
  actor: Actor,
  deps: Deps,
): Promise<ProgrammeWait[]> {
  await requireRequest(requestId, { actor })
  const stored = await ProgrammeWaitModel.find({ requestId }).sort({ askedAt: 1, _id: 1 }).lean()
  if (stored.length === 0) return []
  const own = await openAll(stored, deps)
  await noteReading('programme-wait.read', own, actor, deps)
  return presentOwn(own, deps)
}

/** A wait as the API shows it to who has just acted on it: the act itself is the note. Throws `not-found`. */
export async function presentProgrammeWait(
  wait: StoredProgrammeWait,
  deps: Deps,
): Promise<ProgrammeWait> {
  const [presented] = await presentOwn(await openAll([wait], deps), deps)
  if (!presented) throw new Problem('not-found', 'The case of this wait no longer exists.')
  return presented
}

async function presentOwn(own: readonly Known[], deps: Deps): Promise<ProgrammeWait[]> {
  const queued = own.some(({ wait }) => QUEUED.some((status) => status === wait.status))
  return presentAll(own, queued ? await readQueues(deps) : new Map(), deps)
}

type Queues = ReadonlyMap<string, readonly Known[]>

/** Kind of programme > who waits for it, in the published order: class, then who waits longest, then a draw. */
async function readQueues(deps: Deps): Promise<Queues> {
  const waiting = await ProgrammeWaitModel.find({ status: { $in: QUEUED } }).lean()
  const order = (await openAll(waiting, deps)).toSorted(compare)
  return new Map(
    [...new Set(order.map(({ programme }) => programme))]
      .toSorted()
      .map((kind) => [kind, order.filter(({ programme }) => programme === kind)]),
  )
}

function compare(a: Known, b: Known): number {
  if (a.class !== b.class) return a.class - b.class
  const [since, other] = [a.wait.waitingSince, b.wait.waitingSince]
  if (since !== other) return since < other ? -1 : 1
  return fingerprint(String(a.wait._id)) - fingerprint(String(b.wait._id))
}

/** What each waits for lies under its own key. A household whose key was destroyed waits for nothing any more. */
async function openAll(
  waits: readonly StoredProgrammeWait[],
  { vault, now }: Deps,
): Promise<Known[]> {
  const caseIds = waits.map(({ caseId }) => caseId)
  const cases = await CaseModel.find({ _id: { $in: caseIds } }).lean()
  const byId = new Map(cases.map((theCase) => [String(theCase._id), theCase]))
  const today = dayOf(now())
  return waits.flatMap((wait) => {
    const theCase = byId.get(String(wait.caseId))
    if (!theCase?.wrappedKey) return []
    const programme = programmeOf(wait, theCase, vault)
    return [{ wait, theCase, programme, class: classOf(wait, today) }]
  })
}

function maySee({ wait }: Known, { role, organisationId, region }: Actor): boolean {
  if (role === 'desk') return true
  if (role === 'region') return wait.region === region
  return String(wait.organisationId) === organisationId
}

async function noteReading(
  act: string,
  read: readonly Known[],
  actor: Actor,
  deps: Deps,
): Promise<void> {
  const caseTokens = [...new Set(read.map(({ theCase }) => theCase.token))]
  await recordRead(deps, actor, { act, caseTokens, fields: ['programme'] })
}

async function presentAll(
  all: readonly Known[],
  queues: Queues,
  deps: Deps,
): Promise<ProgrammeWait[]> {
  const ids = all.map(({ wait }) => wait._id)
  const running = { programmeWaitId: { $in: ids }, status: { $in: HOLDING } } as const
  const offers = await OfferModel.find(running, { programmeWaitId: 1 }).lean()
  return all.map((known) => {
    const id = String(known.wait._id)
    const openOffers = offers.filter((offer) => String(offer.programmeWaitId) === id).length
    return { ...present(known, queues, deps), openOffers }
  })
}

function present(
  { wait, programme, class: urgencyClass }: Known,
  queues: Queues,
  { reference, now }: Deps,
): Omit<ProgrammeWait, 'openOffers'> {
  const queue = queues.get(programme) ?? []
  const position = queue.findIndex((known) => known.wait._id.equals(wait._id)) + 1
  const waitingDays = waitingDaysOf(wait, dayOf(now()))
  const { requestId, status, region, waitingSince, askedClass } = wait
  return {
    id: String(wait._id),
    requestId: String(requestId),
    ...{ programme, status, region, class: urgencyClass, waitingSince, waitingDays },
    ...(position > 0 && { position }),
    because:
      position > 0
        ? becauseOf({
            ...{ urgencyClass, askedClass, waitingDays, position },
            clockStands: false,
            sameClass: queue.filter((known) => known.class === urgencyClass).length,
            term: reference.urgencyTerms.get(urgencyClass),
          })
        : [],
  }
}
