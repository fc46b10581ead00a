import { OrganisationModel } from '../../models/organisation.model.ts'
import type { Deps } from '../../server/deps.ts'
import type { Actor } from '../../server/events/actor.ts'
import { fileReport } from '../../server/features/reports/file-report.service.ts'
import type { NewReport } from '../../server/features/reports/report.schema.ts'
import { followReport } from '../../server/features/reports/follow-report.service.ts'
import type { Account } from './accounts.ts'

/** A grown-up in Amsterdam, reported by the police, who agreed in writing that shelter is arranged. */
export function reportOf(own: Partial<NewReport> = {}): NewReport {
  return {
    region: 'amsterdam',
    forms: ['seksueel'],
    ageGroup: '23-plus',
    people: 1,
    threatLevel: 'laag',
    shelter: 'soon',
    reporterKind: 'police',
    ground: 'registration-police',
    consent: true,
    ...own,
  }
}

/** The organisation that the rules give Amsterdam to: its id. */
export async function coordinatorOfAmsterdam(): Promise<string> {
  const code = 'HVO-QUERIDO'
  const own = { $setOnInsert: { code, name: 'HVO-Querido', roles: [], validFrom: '2020-01-01' } }
  const found = await OrganisationModel.findOneAndUpdate({ code }, own, {
    upsert: true,
    returnDocument: 'after',
  }).lean()
  return String(found._id)
}

const actorOf = ({ id }: Account): Actor => ({ id, role: 'reporter', purpose: 'arrange-shelter' })
const DESK: Actor = { id: 'desk', role: 'desk', purpose: 'arrange-shelter' }

/** Reports in a named state, brought there by the service's own acts. */
export const reports = {
  received: async (deps: Deps, by: Account, own: Partial<NewReport> = {}): Promise<string> => {
    const { _id } = await fileReport(reportOf(own), actorOf(by), deps)
    return String(_id)
  },
  takenUp: async (deps: Deps, by: Account, own: Partial<NewReport> = {}): Promise<string> => {
    const id = await reports.received(deps, by, own)
    await followReport(id, 'taken-up', DESK, deps)
    return id
  },
}
