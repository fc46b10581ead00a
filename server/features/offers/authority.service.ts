import type { StoredOffer } from '../../../models/offer.model.ts'
import { MandateModel } from '../../../models/mandate.model.ts'
import type { StoredUnit } from '../../../models/unit.model.ts'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'
import type { FacilityType } from '../../reference/reference.ts'

/** A decision that somebody outside this service took: court, CIZ, college, Nidos. */
export interface ExternalDecision {
  readonly decider: string
  readonly reference: string
  readonly date: string
}

type Authority = StoredOffer['authority']
type Unit = Pick<StoredUnit, 'facilityType' | 'region'>

/**
 * On whose authority an offer of this unit is made. The desk offers what is placed through CoMensha; a region
 * under its mandate what its municipalities place; anything else needs the recorded decision of who decides.
 * Throws `no-authority`, naming who decides.
 */
export async function authorityFor(
  unit: Unit,
  decision: ExternalDecision | undefined,
  tx: Tx,
  { reference }: Deps,
): Promise<Authority> {
  const type = reference.facilityTypes.get(unit.facilityType)
  const own = ownAuthority(type, tx) ?? (await mandatedAuthority(type, unit, tx))
  if (own) return own
  if (decision && mayRecord(unit, tx)) {
    const { decider, reference: number, date } = decision
    return { basis: 'external-decision', reference: number, decider, decidedOn: date }
  }
  const who = type?.decidedBy ?? 'another authority'
  throw new Problem(
    'no-authority',
    `${who} decides on ${unit.facilityType}: send its decision as externalDecision (decider, reference, date), or ask who holds the mandate.`,
    decision ? [] : [{ pointer: '#/externalDecision', detail: `is needed: ${who} decides here` }],
  )
}

/** What is placed through CoMensha, its desk may offer. */
function ownAuthority(type: FacilityType | undefined, { actor, today }: Tx): Authority | undefined {
  if (actor.role !== 'desk' || !type?.placementAuthority.startsWith('comensha')) return undefined
  const { placementAuthority } = type
  return { basis: 'desk', reference: placementAuthority, decider: 'comensha', decidedOn: today }
}

/** What a municipality places, its region may offer under a recorded mandate. */
export async function mandatedAuthority(
  type: FacilityType | undefined,
  { facilityType, region }: Unit,
  { actor, today, session }: Tx,
): Promise<Authority | undefined> {
  if (type?.placementAuthority !== 'municipality') return undefined
  if (actor.role !== 'region' || actor.region !== region) return undefined
  const mandate = await MandateModel.findOne(
    { region, facilityTypes: facilityType, from: { $lte: today }, until: { $gt: today } },
    null,
    { session },
  ).lean()
  if (!mandate) return undefined
  const { reference, decider } = mandate
  return { basis: 'mandate', reference, decider, decidedOn: today }
}

/** A region speaks for its own units only; the desk may record a decision anywhere. */
function mayRecord({ region }: Unit, { actor }: Tx): boolean {
  return actor.role === 'desk' || actor.region === region
}
