import { z } from 'zod'

const Labelled = z.object({ code: z.string(), labelNl: z.string(), labelEn: z.string() })
const codes = z.array(z.string())
const HOURS = z.enum(['office', 'around-the-clock'])
export const REPORT_SIZES = ['one', 'group'] as const

/** `data/report-routing.json`: who acts on a report, within how many hours, and what may be fed back. */
export const ReportRouting = z.object({
  /** As many presumed victims make a group. */
  groupFrom: z.number().int().min(2),
  ageGroups: z.array(Labelled),
  shelter: z.array(Labelled),
  reporters: z.array(Labelled),
  /** Grounds of `data/processing-grounds.json` a report may rest on; `reporters` absent: anybody's. */
  grounds: z.array(
    z.object({
      ground: z.string(),
      reporters: codes.optional(),
      coversShelter: z.boolean(),
      needsReason: z.boolean().default(false),
    }),
  ),
  roads: z.array(Labelled.extend({ owner: z.enum(['organisation', 'region', 'desk']) })),
  /** A condition that is absent always holds. */
  rules: z.array(
    z.object({
      code: z.string(),
      road: z.string(),
      sizes: z.array(z.enum(REPORT_SIZES)).optional(),
      ageGroups: codes.optional(),
      forms: codes.optional(),
    }),
  ),
  coordinators: z.array(
    z.object({ organisation: z.string(), regions: codes, ageGroups: codes.optional() }),
  ),
  /** The first that holds: hours in which somebody acts, and the urgency a request begins with. */
  terms: z.array(
    z.object({
      code: z.string(),
      threatLevels: codes.optional(),
      shelter: codes.optional(),
      actHours: z.number().positive(),
      hours: HOURS,
      urgencyClass: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
    }),
  ),
  /** Office hours within which a report that was taken up is heard of again. */
  followUpHours: z.number().positive(),
  /** Office hours after the term was passed. */
  escalation: z.array(
    z.object({
      level: z.number().int(),
      afterHours: z.number().min(0),
      labelNl: z.string(),
      labelEn: z.string(),
    }),
  ),
  followUps: z.array(
    Labelled.extend({ closesAs: z.string().optional(), byRequest: z.boolean().default(false) }),
  ),
})
export type ReportRouting = z.output<typeof ReportRouting>
export type ReportTerm = ReportRouting['terms'][number]

/** What of a report decides who acts on it. */
export interface Routed {
  /** Centrumgemeente vrouwenopvang. */
  readonly region: string
  readonly ageGroup: string
  readonly forms: readonly string[]
  readonly people: number
}

/** One owner: an organisation by its code, the municipality of the region, or the desk. */
export type ReportOwner =
  | { readonly road: string; readonly kind: 'organisation'; readonly organisation: string }
  | { readonly road: string; readonly kind: 'region'; readonly region: string }
  | { readonly road: string; readonly kind: 'desk' }

/** Every owner the rules give; sound rules give exactly one. */
export function ownersOf(report: Routed, routing: ReportRouting): ReportOwner[] {
  const size = report.people >= routing.groupFrom ? 'group' : 'one'
  const fitting = routing.rules.filter(
    ({ sizes, ageGroups, forms }) =>
      allows(sizes, size) &&
      allows(ageGroups, report.ageGroup) &&
      (forms === undefined || report.forms.some((form) => forms.includes(form))),
  )
  return fitting.flatMap(({ road }) => ownersAlong(road, report, routing))
}

function ownersAlong(code: string, report: Routed, routing: ReportRouting): ReportOwner[] {
  const road = routing.roads.find((one) => one.code === code)
  if (road === undefined) return []
  const { region, ageGroup } = report
  if (road.owner === 'desk') return [{ road: code, kind: 'desk' }]
  if (road.owner === 'region') return [{ road: code, kind: 'region', region }]
  return routing.coordinators
    .filter(({ regions, ageGroups }) => regions.includes(region) && allows(ageGroups, ageGroup))
    .map(({ organisation }) => ({ road: code, kind: 'organisation', organisation }))
}

/** The one who acts. Throws a RangeError where rules leave a hole or overlap, which a start would have found. */
export function ownerOf(report: Routed, routing: ReportRouting): ReportOwner {
  const [owner, ...others] = ownersOf(report, routing)
  if (!owner || others.length > 0) throw new RangeError('A report must have exactly one owner')
  return owner
}

/** The combinations of region, age group, form and size that have no owner, or more than one. */
export function routingFaults(
  routing: ReportRouting,
  regions: readonly string[],
  forms: readonly string[],
): string[] {
  const sizes = [1, routing.groupFrom]
  return regions.flatMap((region) =>
    routing.ageGroups.flatMap(({ code: ageGroup }) =>
      forms.flatMap((form) =>
        sizes.flatMap((people) => {
          const owners = ownersOf({ region, ageGroup, forms: [form], people }, routing)
          if (owners.length === 1) return []
          return [`${region}, ${ageGroup}, ${form}, ${people}: ${owners.length} owners`]
        }),
      ),
    ),
  )
}

/** The term of a report: the first whose conditions hold. */
export function termOf(
  { threatLevel, shelter }: { readonly threatLevel: string; readonly shelter: string },
  routing: ReportRouting,
): ReportTerm {
  const term = routing.terms.find(
    (one) => allows(one.threatLevels, threatLevel) && allows(one.shelter, shelter),
  )
  if (!term) throw new RangeError('The last term of data/report-routing.json must always hold')
  return term
}

function allows(list: readonly string[] | undefined, code: string): boolean {
  return list === undefined || list.includes(code)
}
