import type { ClientSession } from 'mongoose'
import { CaseModel, IdentityModel } from '../../../models/case.model.ts'
import type { KnownCase } from './case-sets.ts'

/** Every case of which somebody said who it is, with its tokens and what was decided of it. */
export async function readKnownCases(session: ClientSession | null = null): Promise<KnownCase[]> {
  const identities = await IdentityModel.find({}, { caseId: 1, tokens: 1 }, { session }).lean()
  const tokens = new Map(identities.map(({ caseId, tokens: all }) => [String(caseId), all]))
  const fields = { mergedInto: 1, apartFrom: 1 }
  const cases = await CaseModel.find({}, fields, { session }).lean()
  return cases.map(({ _id, mergedInto, apartFrom }) => ({
    id: String(_id),
    ...(mergedInto && { mergedInto: String(mergedInto) }),
    apartFrom: apartFrom.map(String),
    tokens: tokens.get(String(_id)) ?? [],
  }))
}
