import type { ClientSession } from 'mongoose'
import { CaseModel } from '../../../models/case.model.ts'
import type { BoardUnit } from '../../board/capacity-board.ts'
import type { Deps } from '../../deps.ts'

/** Stands for everybody in a house who is linked to nobody that is asked about. No token has this form. */
const SOMEBODY = 'somebody'

/** Who is asked about: tokens that may be told apart, and the household itself, which is no stranger to itself. */
export interface Links {
  readonly linked: ReadonlySet<string>
  readonly own?: string
}

/** Every token that some case names as linked: what a plan for many households must tell apart. */
export async function allLinks(session: ClientSession | null = null): Promise<Links> {
  const naming = { 'linkedTokens.0': { $exists: true } }
  const cases = await CaseModel.find(naming, { linkedTokens: 1 }, { session }).lean()
  return { linked: new Set(cases.flatMap(({ linkedTokens }) => linkedTokens)) }
}

/**
 * Who lives or will live, from that night on, in the house a unit belongs to: all units of its facility. Linked
 * cases by their token; all the others together as one word, so that no run holds pseudonyms it does not need.
 */
export function residentsOf(
  { unit }: BoardUnit,
  night: string,
  { linked, own }: Links,
  deps: Deps,
): string[] {
  const house = unit.facilityId
  const tokens = deps.board
    .units()
    .filter((entry) => entry.unit.facilityId.equals(house))
    .flatMap((entry) => staysIn(entry, deps))
    .filter(({ present, until }) => present || until > night)
    .map(({ token }) => token)
    .filter((token) => token !== own)
  return [...new Set(tokens.map((token) => (linked.has(token) ? token : SOMEBODY)))].toSorted()
}

interface Resident {
  readonly token: string
  readonly until: string
  readonly present: boolean
}

/** A unit's entry is replaced when anything in it changes, so what was worked out for it stays true. */
const known = new WeakMap<BoardUnit, readonly Resident[]>()

function staysIn(entry: BoardUnit, { vault }: Deps): readonly Resident[] {
  const found = known.get(entry)
  if (found) return found
  const residents = entry.places
    .flatMap(({ bookings }) => bookings)
    .flatMap(({ kind, caseId, until, present }) =>
      kind === 'stay' && caseId && present !== false
        ? [{ token: vault.token('case', String(caseId)), until, present: present === true }]
        : [],
    )
  known.set(entry, residents)
  return residents
}
