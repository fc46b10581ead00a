import { ageOn } from '../../../matching/day.ts'
import { CaseModel } from '../../../models/case.model.ts'
import type { StoredCase } from '../../../models/case.model.ts'
import { OrganisationModel } from '../../../models/organisation.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { recordRead } from '../../events/transact.ts'
import { dayOf } from '../../today.ts'
import { TOKEN_KINDS } from '../requests/identity.ts'
import { openContent } from '../requests/request-content.ts'
import { possiblePairs } from './case-sets.ts'
import type { Duplicate, DuplicateSide } from './duplicate.schema.ts'
import { readKnownCases } from './known-cases.ts'

/** Cases that may be the same household, side by side and without names, with a note of who looked. */
export async function listDuplicates(actor: Actor, deps: Deps): Promise<Duplicate[]> {
  const pairs = possiblePairs(await readKnownCases())
  const ids = pairs.flatMap(({ left, right }) => [left, right])
  const cases = await CaseModel.find({ _id: { $in: ids } }).lean()
  await recordRead(deps, actor, {
    act: 'duplicate.listed',
    caseTokens: cases.map(({ token }) => token),
    fields: ['content'],
  })
  const sides = await sidesOf(cases, deps)
  return pairs.flatMap(({ left, right, sharedBy }) => {
    const [one, two] = [sides.get(left), sides.get(right)]
    const kinds = TOKEN_KINDS.filter((kind) => sharedBy.includes(kind))
    return one && two ? [{ left: one, right: two, sharedBy: kinds }] : []
  })
}

async function sidesOf(
  cases: readonly StoredCase[],
  deps: Deps,
): Promise<ReadonlyMap<string, DuplicateSide>> {
  const caseIds = cases.map(({ _id }) => _id)
  const requests = await RequestModel.find({ caseId: { $in: caseIds } })
    .sort({ live: -1, createdAt: -1 })
    .lean()
  const organisations = await OrganisationModel.find(
    { _id: { $in: cases.map(({ organisationId }) => organisationId) } },
    { name: 1 },
  ).lean()
  const names = new Map(organisations.map(({ _id, name }) => [String(_id), name]))
  return new Map(
    cases.map((theCase) => {
      const request = requests.find(({ caseId }) => caseId.equals(theCase._id))
      const side = {
        caseId: String(theCase._id),
        caseToken: theCase.token,
        organisation: names.get(String(theCase.organisationId)) ?? String(theCase.organisationId),
        openedAt: theCase.openedAt.toISOString(),
        ...(request && { request: presentSide(request, theCase, deps) }),
      }
      return [side.caseId, side]
    }),
  )
}

function presentSide(
  request: StoredRequest,
  theCase: StoredCase,
  deps: Deps,
): NonNullable<DuplicateSide['request']> {
  const { status, live, region, urgencyClass, waitingSince } = request
  const members = openContent(request, theCase, deps.vault).household?.members ?? []
  const principal = members[0]
  const birthDate = principal?.birthDate
  return {
    requestId: String(request._id),
    ...{ status, live, region, urgencyClass, people: members.length },
    ...(waitingSince && { waitingSince }),
    ...(birthDate !== undefined && { age: ageOn(birthDate, dayOf(deps.now())) }),
    ...(principal && { gender: principal.gender, nationalityGroup: principal.nationalityGroup }),
  }
}
