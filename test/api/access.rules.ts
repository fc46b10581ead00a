import { SYSTEM } from '../../server/events/actor.ts'
import { closeForProfile } from '../../server/features/capacity/capacity.service.ts'
import { DraftRule } from '../../server/features/rules/rule.schema.ts'
import { draftRule } from '../../server/features/rules/rule.service.ts'
import { TODAY } from '../support/test-deps.ts'
import type { Target, World } from './access.world.ts'

type MakeTarget = (world: World) => Promise<Target>

/** A rule that nothing contradicts. */
export const RULE = DraftRule.shape.body.parse({
  code: 'small-group-first',
  kind: 'soft',
  owner: { level: 'country' },
  appliesTo: 'principal',
  when: { fact: 'member.groupSuitability', is: 'kleine-groep' },
  test: { fact: 'place.smallGroup', is: true },
  points: 3,
  effectiveFrom: TODAY,
  source: 'M1',
  textNl: 'Een kleine groep past beter.',
  textEn: 'A small group suits better.',
  examples: [
    {
      facts: { 'member.groupSuitability': 'kleine-groep', 'place.smallGroup': true },
      outcome: 'yes',
    },
    {
      facts: { 'member.groupSuitability': 'kleine-groep', 'place.smallGroup': false },
      outcome: 'no',
    },
    { facts: { 'member.groupSuitability': 'kleine-groep' }, outcome: 'unknown' },
  ],
})

const CLOSURE = {
  ...{ criterion: 'activeUse', values: ['dagelijks'], reason: 'staff-shortage' },
  ...{ from: TODAY, until: '2026-02-09' },
}

/** Rules in draft, and a unit that is closed for one need profile. */
export const RULE_TARGETS: Readonly<Record<string, MakeTarget>> = {
  listRules: () => Promise.resolve({}),
  draftRule: () => Promise.resolve({ body: RULE }),
  reviseRule: drafted(RULE),
  previewRule: drafted(),
  approveRule: drafted(),
  withdrawRule: drafted({ reason: 'Replaced by a newer agreement' }),

  closeUnitForProfile: ({ unit }) =>
    Promise.resolve({ params: { unitId: unit.unitId }, body: CLOSURE }),
  reopenUnitForProfile: async ({ deps, unit: { unitId } }) => {
    const { id } = await closeForProfile(unitId, CLOSURE, { ...SYSTEM, role: 'desk' }, deps)
    return { params: { unitId, closureId: id } }
  },
}

function drafted(body?: unknown): MakeTarget {
  return async ({ deps }) => {
    const { _id } = await draftRule(RULE, SYSTEM, deps)
    return { params: { id: String(_id) }, body }
  }
}
