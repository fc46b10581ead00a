import { CaseModel } from '../../../models/case.model.ts'
import { GroupModel } from '../../../models/group.model.ts'
import type { StoredGroup } from '../../../models/group.model.ts'
import { RequestModel } from '../../../models/request.model.ts'
import type { RequestStatus } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { recordRead } from '../../events/transact.ts'
import { requireGroup, visibleGroups } from './group-access.ts'
import type { Group, GroupSummary } from './group.schema.ts'

const MEMBER = { groupId: 1, caseId: 1, status: 1 } as const

/** One group with the requests of its households; the reading is noted with all of them. Throws `not-found`. */
export async function readGroup(id: string, actor: Actor, deps: Deps): Promise<Group> {
  const group = await requireGroup(id, { actor })
  const members = await membersOf(group)
  const caseIds = members.map(({ caseId }) => caseId)
  const cases = await CaseModel.find({ _id: { $in: caseIds } }, { token: 1 }).lean()
  const caseTokens = cases.map(({ token }) => token)
  await recordRead(deps, actor, { act: 'group.read', ids: { groupId: id }, caseTokens })
  return present(group, members)
}

/** A group as the API shows it to who has just acted on it: the act itself is the note. */
export async function presentGroup(group: StoredGroup): Promise<Group> {
  return present(group, await membersOf(group))
}

function membersOf({ _id }: StoredGroup) {
  return RequestModel.find({ groupId: _id }, MEMBER).sort({ _id: 1 }).lean()
}

function present(group: StoredGroup, members: Awaited<ReturnType<typeof membersOf>>): Group {
  return {
    ...summary(group, members),
    members: members.map(({ _id, status }) => ({ requestId: String(_id), status })),
  }
}

/** The groups an actor may see, newest first: numbers only. */
export async function listGroups(actor: Actor): Promise<GroupSummary[]> {
  const groups = await GroupModel.find(visibleGroups(actor))
    .sort({ announcedAt: -1, _id: -1 })
    .lean()
  const these = { groupId: { $in: groups.map(({ _id }) => _id) } }
  const members = await RequestModel.find(these, MEMBER).lean()
  return groups.map((group) =>
    summary(
      group,
      members.filter(({ groupId }) => groupId?.equals(group._id)),
    ),
  )
}

const OPEN: readonly RequestStatus[] = ['draft', 'submitted', 'information-asked']
const WAITING: readonly RequestStatus[] = ['waiting', 'parked', 'offered', 'lost-contact']
const PLACED: readonly RequestStatus[] = ['placed', 'closed']

function summary(
  group: StoredGroup,
  members: readonly { readonly status: RequestStatus }[],
): GroupSummary {
  const count = (states: readonly RequestStatus[]): number =>
    members.filter(({ status }) => states.includes(status)).length
  const [open, waiting, placed] = [count(OPEN), count(WAITING), count(PLACED)]
  const { _id, region, arriveFrom, arriveUntil, people, announcedAt, shortNotice } = group
  return {
    ...{ id: String(_id), region, arriveFrom, arriveUntil, people },
    announcedAt: announcedAt.toISOString(),
    ...(shortNotice && { shortNotice }),
    ...{ households: members.length, open, waiting, placed },
    ended: members.length - open - waiting - placed,
  }
}
