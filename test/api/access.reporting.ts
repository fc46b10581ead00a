import { ReportModel } from '../../models/report.model.ts'
import { RequestModel } from '../../models/request.model.ts'
import { SYSTEM } from '../../server/events/actor.ts'
import { triageRequest } from '../../server/features/requests/triage.service.ts'
import { reportOf, reports } from '../support/reports.ts'
import { requests } from '../support/requests.ts'
import type { Target, World } from './access.world.ts'

type MakeTarget = (world: World) => Promise<Target>

/** What comes in and is decided on: triage of requests, reports, duplicates, groups. */
export const REPORTING_TARGETS: Readonly<Record<string, MakeTarget>> = {
  fileReport: () => Promise.resolve({ body: reportOf() }),
  listReports: () => Promise.resolve({}),
  getReport: ownReport,
  followReport: async (world) => ({ ...(await ownReport(world)), body: { code: 'taken-up' } }),
  handOverReport: async (world) => ({
    ...(await ownReport(world)),
    body: { to: 'desk', reason: 'other-expertise' },
  }),
  requestFromReport: ownReport,
  triagePlacementRequest: async (world) => ({
    ...(await submitted(world)),
    body: { decision: 'accept' },
  }),
  listDuplicates: () => Promise.resolve({}),
  resolveDuplicate: async (world) => ({
    body: { keep: await caseIn(world), other: await caseIn(world), decision: 'different' },
  }),
  previewWithdrawal: submitted,
  takePlacementRequest: submitted,
  letPlacementRequestGo: submitted,
  answerQuestion: async (world) => {
    const { params } = await submitted(world)
    const ask = { decision: 'ask', question: 'Welke titel geldt er?' } as const
    await triageRequest(params.id, ask, SYSTEM, world.deps)
    return { params, body: { answer: 'De Wmo.' } }
  },
}

/**
 * A report of the world's reporter, on the road of the region; the world's coordinator acts on it as well, whose
 * organisation stands as its owner.
 */
async function ownReport({ deps, home }: World): Promise<{ params: { id: string } }> {
  const id = await reports.received(deps, home.reporter, { ageGroup: 'under-18' })
  const { organisationId } = home.coordinator
  await ReportModel.updateOne({ _id: id }, { $set: { 'owner.organisationId': organisationId } })
  return { params: { id } }
}

async function caseIn(world: World): Promise<string> {
  const { params } = await submitted(world)
  return String((await RequestModel.findById(params.id).orFail().lean()).caseId)
}

async function submitted({ deps, home }: World): Promise<{ params: { id: string } }> {
  const { coordinator } = home
  return { params: { id: await requests.submitted(deps, { coordinator }) } }
}
