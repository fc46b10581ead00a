import type { StoredOffer } from '../../../models/offer.model.ts'
import { MandateModel } from '../../../models/mandate.model.ts'
import type { StoredUnit } from '../../../models/unit.model.ts'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../events/transact.ts'
import { Problem } from '../../problem.ts'

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
  if (tx.actor.role === 'desk' && type?.placementAuthority.startsWith('comensha') === true) {
    return {
      basis: 'desk',
      reference: type.placementAuthority,
      decider: 'comensha',
      decidedOn: tx.today,
    }
  }
  const mandate = type?.placementAuthority === 'municipality' ? await mandateFor(unit, tx) : null
  if (mandate) {
    const { reference: number, decider } = mandate
    return { basis: 'mandate', reference: number, decider, decidedOn: tx.today }
  }
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

/** A region speaks for its own units only; the desk may record a decision anywhere. */
function mayRecord({ region }: Unit, { actor }: Tx): boolean {
  return actor.role === 'desk' || actor.region === region
}

async function mandateFor({ facilityType, region }: Unit, { actor, today, session }: Tx) {
  if (actor.role !== 'region' || actor.region !== region) return null
  return MandateModel.findOne(
    { region, facilityTypes: facilityType, from: { $lte: today }, until: { $gt: today } },
    null,
    { session },
  ).lean()
}
