import { addYears } from '../../matching/day.ts'
import { MandateModel } from '../../models/mandate.model.ts'
import type { Reference } from '../../server/reference/reference.ts'
import { fixedId } from '../../server/fixed-id.ts'
import { mandateReference } from './seal-journey.ts'

/** What municipalities decide on by themselves: authority `municipality` in `data/facility-types.json`. */
const MUNICIPAL = ['MO', 'BW']

/** Every region may decide on its homeless shelter and sheltered housing (Wmo 2015, art. 2.6.3). Made up. */
export async function storeMandates({ regions }: Reference, today: string): Promise<void> {
  const mandates = [...regions.values()].map(({ code, nameNl }) => ({
    _id: fixedId('mandate', code),
    region: code,
    facilityTypes: MUNICIPAL,
    reference: mandateReference(code),
    decider: `college van ${nameNl} (demo)`,
    from: addYears(today, -2),
  }))
  await MandateModel.insertMany(mandates)
}
