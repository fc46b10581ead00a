import { z } from 'zod'
import { Safety } from '../../../matching/profile.ts'
import { REPORT_STATUSES } from '../../../models/report.model.ts'
import type { Deps } from '../../deps.ts'
import { PAGE, PAGE_QUERY } from '../../http/page.ts'
import { NONE } from '../../http/route.ts'
import { groundFaults } from './report-ground.ts'

const Id = z.string().regex(/^[0-9a-f]{24}$/, 'must be an id of 24 hexadecimal digits')
export const OneReport = z.object({ params: z.strictObject({ id: Id }), query: NONE, body: NONE })

/** What a report says of people: sealed. */
export const ReportContent = z.object({
  forms: z.array(z.string()),
  ageGroup: z.string(),
  people: z.number().int(),
  threatLevel: Safety.shape.threatLevel,
  shelter: z.string(),
  note: z.string().optional(),
})
export type ReportContent = z.output<typeof ReportContent>

/** What may be reported, in the codes of this service; no field asks for a name. */
export function reportInput({ reference }: Deps) {
  const { reportRouting: routing, exploitationForms, regions } = reference
  const oneOf = (name: string, codes: readonly string[]) =>
    z.string().refine((code) => codes.includes(code), `must be one of ${name}: ${codes.join(', ')}`)
  const codesOf = (list: readonly { code: string }[]): string[] => list.map(({ code }) => code)
  const body = z
    .strictObject({
      forms: z
        .array(oneOf('the forms of exploitation', exploitationForms))
        .min(1, 'must name at least one form of exploitation')
        .max(exploitationForms.length),
      region: z
        .string()
        .refine(
          (code) => regions.has(code),
          'is not a known region: see GET /v1/reference/regions',
        ),
      ageGroup: oneOf('the age groups', codesOf(routing.ageGroups)),
      people: z.number().int().min(1).max(500).default(1),
      threatLevel: Safety.shape.threatLevel,
      shelter: oneOf('the answers', codesOf(routing.shelter)),
      reporterKind: oneOf('the kinds of reporter', codesOf(routing.reporters)),
      ground: oneOf(
        'the grounds',
        routing.grounds.map(({ ground }) => ground),
      ),
      consent: z.boolean().default(false),
      note: z.string().trim().min(1, 'must not be empty').max(2_000).optional(),
    })
    .superRefine((said, ctx) => {
      for (const { path, message } of groundFaults(said, reference)) {
        ctx.addIssue({ code: 'custom', path: [path], message })
      }
    })
  return z.object({ params: NONE, query: NONE, body })
}
export type NewReport = z.output<ReturnType<typeof reportInput>>['body']

export function followUpInput({ reference }: Deps) {
  const codes = reference.reportRouting.followUps
    .filter(({ byRequest }) => !byRequest)
    .map(({ code }) => code)
  const code = z
    .string()
    .refine((said) => codes.includes(said), `must be one of ${codes.join(', ')}`)
  return OneReport.extend({ body: z.strictObject({ code }) })
}

export function handOverInput({ reference }: Deps) {
  const reason = z
    .string()
    .refine(
      (code) => reference.handOverReasons.has(code),
      'must be a known reason: see GET /v1/reference/handover-reasons',
    )
  const to = z
    .string()
    .regex(/^(desk|region|[0-9a-f]{24})$/, 'must be desk, region, or the id of an organisation')
  return OneReport.extend({ body: z.strictObject({ to, reason }) })
}

const Owner = z.object({
  road: z.string(),
  kind: z.enum(['organisation', 'region', 'desk']),
  /** Organisation or municipality, as people call it; absent for the desk. */
  name: z.string().optional(),
})

/** Who acts, by when, and what has happened since: all that a reporter sees, and no more than he said. */
export const Report = z
  .object({
    id: z.string(),
    reference: z.string(),
    status: z.enum(REPORT_STATUSES),
    region: z.string(),
    owner: Owner,
    urgencyClass: z.number().int(),
    receivedAt: z.iso.datetime(),
    /** By when something must be heard; absent once it is closed. */
    actBy: z.iso.datetime().optional(),
    overdue: z.boolean(),
    /** How far it has escalated: 0 not at all. */
    level: z.number().int(),
    ground: z.string(),
    consent: z.boolean(),
    reporterKind: z.string(),
    followUps: z.array(z.object({ code: z.string(), at: z.iso.datetime() })),
    outcome: z.string().optional(),
    /** Shelter was asked for: whether a place is looked for, found, or no longer needed. */
    shelterStatus: z.enum(['sought', 'found', 'ended']).optional(),
    /** Whether it is the reader's turn. */
    mayFollow: z.boolean(),
    /** Only for who acts on it. */
    requestId: z.string().optional(),
    content: ReportContent.optional(),
  })
  .meta({ id: 'Report' })
export type Report = z.output<typeof Report>

/** Whoever handed it over may see no more of it than who has it now. */
export const HandedOver = z
  .object({ id: z.string(), reference: z.string(), owner: Owner })
  .meta({ id: 'HandedOverReport' })

export const ReportPage = z.object({ ...PAGE, items: z.array(Report.omit({ content: true })) })
export const ListReports = z.object({
  params: NONE,
  query: z.strictObject({ ...PAGE_QUERY, status: z.enum(REPORT_STATUSES).optional() }),
  body: NONE,
})
