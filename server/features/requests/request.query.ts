import { CaseModel, IdentityModel } from '../../../models/case.model.ts'
import type { StoredCase } from '../../../models/case.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { RequestStatus, StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { recordRead } from '../../events/transact.ts'
import { dayOf } from '../../today.ts'
import { presentInterims } from '../interim/interim-nights.ts'
import { presentWait } from '../waitlist/present-wait.ts'
import { openExchanges } from './exchange.ts'
import { openContent } from './request-content.ts'
import { requireCase, requireRequest, visibleRequests } from './request-move.ts'
import type { PlacementRequest, RequestSummary } from './request.schema.ts'

/** One request with all it says, and a note of who read it. Throws `not-found`. */
export async function readRequest(id: string, actor: Actor, deps: Deps): Promise<PlacementRequest> {
  const request = await requireRequest(id, { actor })
  const theCase = await requireCase(request.caseId)
  await recordRead(deps, actor, {
    act: 'request.read',
    ids: { requestId: id },
    caseTokens: [theCase.token],
    fields: ['content'],
  })
  return present(request, theCase, deps)
}

/** Whether it was written down who a request is about; what was written is shown nowhere. Throws `not-found`. */
export async function identityKept(id: string, actor: Actor): Promise<boolean> {
  const { caseId } = await requireRequest(id, { actor })
  return (await IdentityModel.exists({ caseId })) !== null
}

/** A request as the API shows it: everything but who it is about. */
export async function presentRequest(
  request: StoredRequest,
  deps: Deps,
): Promise<PlacementRequest> {
  return present(request, await requireCase(request.caseId), deps)
}

function present(request: StoredRequest, theCase: StoredCase, deps: Deps): PlacementRequest {
  const content = openContent(request, theCase, deps.vault)
  return {
    id: String(request._id),
    caseToken: theCase.token,
    organisationId: String(request.organisationId),
    region: request.region,
    status: request.status,
    ...content,
    needs: content.needs ?? [],
    programmes: content.programmes ?? [],
    facilityTypes: content.facilityTypes ?? [],
    urgencyClass: request.urgencyClass,
    createdAt: request.createdAt.toISOString(),
    version: request.version,
    exclusions: presentExclusions(request),
    ...(request.groupId && { groupId: String(request.groupId) }),
    interimSolutions: presentInterims(request, dayOf(deps.now())),
    ...presentProgress(request, deps),
    ...presentTriage(request, deps.now()),
    ...presentQuestions(request, theCase, deps),
  }
}

/** Units that refused and may not be asked again yet. Older requests may have no list. */
function presentExclusions({ exclusions = [] }: { exclusions?: readonly Exclusion[] }) {
  return exclusions.map(({ unitId, reason, at }) => ({ unitId, reason, at: at.toISOString() }))
}
type Exclusion = StoredRequest['exclusions'][number]

function presentProgress(request: StoredRequest, deps: Deps): Partial<PlacementRequest> {
  const wait = presentWait(request, deps)
  const { decideBy, submittedAt, waitingSince, waitStatus, ending } = request
  return {
    ...(decideBy && { decideBy: decideBy.toISOString() }),
    ...(submittedAt && { submittedAt: submittedAt.toISOString() }),
    ...(waitingSince && { waitingSince }),
    ...(waitStatus && { waitStatus }),
    ...(wait && { wait }),
    ...(ending && { ending: { reason: ending.code, at: ending.at.toISOString() } }),
  }
}

type Triage = Pick<PlacementRequest, 'triageBy' | 'claim'>

/** By when triage decides, and who has taken it; a claim that has ended is none. */
function presentTriage(
  { triageBy, claim }: Pick<StoredRequest, 'triageBy' | 'claim'>,
  now: Date,
): Triage {
  const { by, role, until } = claim ?? {}
  const held = by !== undefined && role !== undefined && until !== undefined && until > now
  return {
    ...(triageBy && { triageBy: triageBy.toISOString() }),
    ...(held && { claim: { userId: by, role, until: until.toISOString() } }),
  }
}

function presentQuestions(
  request: StoredRequest,
  theCase: StoredCase,
  { vault }: Deps,
): Pick<PlacementRequest, 'question' | 'questions'> {
  const questions = openExchanges(request, theCase, vault)
  const last = questions.at(-1)
  return { questions, ...(last && { question: { text: last.text, at: last.at } }) }
}

/** What is sealed stays where it is: a list says nothing of it. */
const IN_A_LIST = {
  ...({ caseId: 1, region: 1, status: 1, urgencyClass: 1, complexity: 1, createdAt: 1 } as const),
  ...({ triageBy: 1, claim: 1 } as const),
} as const

/** The requests an actor may see, newest first, without what they say of people. */
export async function listRequests(
  status: RequestStatus | undefined,
  actor: Actor,
  deps: Deps,
): Promise<RequestSummary[]> {
  const filter = { $and: [visibleRequests(actor), status === undefined ? {} : { status }] }
  const requests = await RequestModel.find(filter, IN_A_LIST)
    .sort({ createdAt: -1, _id: -1 })
    .lean()
  const caseIds = requests.map(({ caseId }) => caseId)
  const cases = await CaseModel.find({ _id: { $in: caseIds } }, { token: 1 }).lean()
  const tokens = new Map(cases.map(({ _id, token }) => [String(_id), token]))
  await recordRead(deps, actor, { act: 'request.listed', caseTokens: [...tokens.values()] })
  const now = deps.now()
  return requests.map((request) => ({
    id: String(request._id),
    caseToken: tokens.get(String(request.caseId)) ?? '',
    region: request.region,
    status: request.status,
    urgencyClass: request.urgencyClass,
    complexity: request.complexity,
    createdAt: request.createdAt.toISOString(),
    ...presentTriage(request, now),
  }))
}
