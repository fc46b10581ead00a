import { addDays } from '../../matching/day.ts'
import { OrganisationModel } from '../../models/organisation.model.ts'
import { ReportModel } from '../../models/report.model.ts'
import type { ReportStatus } from '../../models/report.model.ts'
import type { Deps } from '../../server/deps.ts'
import { EXAMPLES } from '../../server/examples.ts'
import { sealReport } from '../../server/features/reports/report-content.ts'
import type { ReportContent } from '../../server/features/reports/report.schema.ts'
import { actWithin, escalateFrom, heardWithin } from '../../server/features/reports/report-clock.ts'
import { fixedId } from '../../server/fixed-id.ts'
import { ownerOf, termOf } from '../../server/reference/report-routing.ts'
import { DESK, accountId } from './accounts.ts'
import { momentOf } from './moment.ts'

interface ReportWish {
  readonly id?: string
  readonly key: string
  readonly region: string
  /** Days ago. */
  readonly ago: number
  readonly says: ReportContent
  readonly followUps: readonly string[]
}

const { reports } = EXAMPLES
const REPORTER = accountId('reporter@demo.onderdak.example')

const WOMAN = { forms: ['seksueel'], ageGroup: '23-plus', people: 1 }
const LABOUR = { forms: ['arbeid-dienstverlening'], ageGroup: 'unknown', people: 14 }
const BOY = { forms: ['crimineel'], ageGroup: 'under-18', people: 1 }
const calm = { threatLevel: 'laag', shelter: 'no' } as const
const soon = { threatLevel: 'verhoogd', shelter: 'soon' } as const
const today = { threatLevel: 'hoog', shelter: 'today' } as const

/** Reports along every road and in every state; the first two are those of the API's examples. */
const WISHES: readonly ReportWish[] = [
  {
    ...{ id: reports.received, key: 'received', region: 'amsterdam', ago: 0 },
    ...{ says: { ...WOMAN, ...soon }, followUps: [] },
  },
  {
    ...{ id: reports.taken, key: 'taken-up', region: 'amsterdam', ago: 1 },
    ...{ says: { ...WOMAN, ...today }, followUps: ['taken-up'] },
  },
  ...[
    { key: 'minor', region: 'groningen', ago: 1, says: { ...BOY, ...soon }, followUps: [] },
    {
      key: 'group',
      region: 'breda',
      ago: 2,
      says: { ...LABOUR, ...soon },
      followUps: ['taken-up'],
    },
    { key: 'south', region: 'venlo', ago: 4, says: { ...WOMAN, ...calm }, followUps: [] },
    {
      ...{ key: 'advised', region: 'utrecht', ago: 9, says: { ...WOMAN, ...calm } },
      followUps: ['taken-up', 'contact-made', 'advice-given'],
    },
    {
      ...{ key: 'none', region: 'rotterdam', ago: 20, says: { ...LABOUR, ...calm, people: 1 } },
      followUps: ['taken-up', 'no-indication'],
    },
  ],
]

/** Stores the demo's reports, as the one demo account of a reporter would have made them. */
export async function storeReports(today: string, deps: Deps): Promise<number> {
  const organisations = await OrganisationModel.find({}, { code: 1, name: 1 }).lean()
  const names = new Map(organisations.map(({ code, name }) => [code, name]))
  await ReportModel.insertMany(WISHES.map((wish) => reportRow(wish, names, today, deps)))
  return WISHES.length
}

function reportRow(
  wish: ReportWish,
  names: ReadonlyMap<string, string>,
  today: string,
  { vault, reference }: Deps,
): object {
  const { key, region, says, followUps, ago } = wish
  const { reportRouting: routing } = reference
  const { road, ...owner } = ownerOf({ ...says, region }, routing)
  const wrappedKey = vault.newCaseKey()
  const receivedAt = momentOf(addDays(today, -ago))
  const term = termOf(says, routing)
  const heard = followUps.length > 0
  const actBy = heard ? heardWithin(routing, receivedAt) : actWithin(term, receivedAt)
  const outcome = routing.followUps.find(({ code }) => code === followUps.at(-1))?.closesAs
  return {
    _id: wish.id ?? fixedId('report', key),
    reference: `M-DEM${fixedId('report-reference', key).slice(-5).toUpperCase()}`,
    ...{ wrappedKey, sealed: sealReport(says, wrappedKey, vault), region, road },
    owner: {
      kind: owner.kind,
      ...(owner.kind === 'organisation' && {
        organisationId: fixedId('organisation', owner.organisation),
        name: names.get(owner.organisation) ?? owner.organisation,
      }),
      ...(owner.kind === 'region' && { name: reference.regions.get(region)?.nameNl }),
    },
    status: statusOf(heard, outcome),
    ...{ reportedBy: REPORTER, reporterKind: 'police', ground: 'registration-police' },
    consent: says.shelter !== 'no',
    ...{ urgencyClass: term.urgencyClass, receivedAt, actBy },
    ...(outcome === undefined ? { escalateAt: escalateFrom(actBy, 0, routing) } : { outcome }),
    followUps: followUps.map((code, index) => ({
      ...{ code, by: DESK },
      at: new Date(receivedAt.getTime() + (index + 1) * HOUR_MS),
    })),
  }
}

function statusOf(heard: boolean, outcome: string | undefined): ReportStatus {
  if (outcome !== undefined) return 'closed'
  return heard ? 'taken-up' : 'received'
}

const HOUR_MS = 3_600_000
