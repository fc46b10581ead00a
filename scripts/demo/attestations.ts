import { UnitModel } from '../../models/unit.model.ts'
import type { Deps } from '../../server/deps.ts'
import { countCapacity } from '../../server/features/capacity/numbers.ts'
import { addDays } from '../../matching/day.ts'
import { fixedId } from '../../server/fixed-id.ts'
import type { Random } from './random.ts'
import { momentOf } from './moment.ts'
import type { Stage } from './seal-journey.ts'

/** Days since an operator last counted: most yesterday, some long ago, some never. */
const AGES = [
  [1, 12],
  [4, 5],
  [7, 2],
  [15, 2],
  [undefined, 1],
] as const satisfies readonly [
  readonly [number | undefined, number],
  ...(readonly [number | undefined, number])[],
]
/** How often the count differs from the calendar. */
const DIFFERS = 0.05
const CLOSED_FOR = 0.03

/** What operators say of their units, and what some are closed for. Reads the board, which must be loaded. */
export async function storeAttestations(
  today: string,
  source: Random,
  { operators }: Pick<Stage, 'operators'>,
  { board }: Pick<Deps, 'board'>,
): Promise<void> {
  const updates = board.units().flatMap(({ unit, places }) => {
    const random = source.fork(`attestation-${unit.code}`)
    const age = random.weighted(AGES)
    const by = operators.get(String(unit.organisationId))
    if (age === undefined || by === undefined) return []
    const { available: derived } = countCapacity(unit, places, { night: today, today })
    const available = random.chance(DIFFERS) ? derived + 1 : derived
    const at = momentOf(addDays(today, 1 - age))
    const closedFor = random.chance(CLOSED_FOR) ? [closureFor(unit.code, today)] : []
    const $set = { attestation: { at, by, available, derived }, closedFor }
    return [{ updateOne: { filter: { _id: unit._id }, update: { $set } } }]
  })
  await UnitModel.bulkWrite(updates)
}

/** Closed for people who use daily, while the group finds its balance. */
function closureFor(code: string, today: string) {
  return {
    id: fixedId('profile-closure', code),
    criterion: 'activeUse',
    values: ['dagelijks'],
    reason: 'group-balance',
    from: addDays(today, -10),
    until: addDays(today, 30),
  }
}
