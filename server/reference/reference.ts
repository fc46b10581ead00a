import { z } from 'zod'
import { readJson } from './read-json.ts'
import { ReportRouting, routingFaults } from './report-routing.ts'
import { ClockReason, WaitNorm, WaitStatusFact, waitFaults } from './wait-reference.ts'

const Labelled = z.object({ code: z.string(), labelNl: z.string(), labelEn: z.string() })
const RefusalReason = Labelled.extend({
  side: z.enum(['provider', 'client', 'system']),
  phase: z.enum(['refusal', 'withdrawal']),
  consequence: z.string(),
  closesAs: z.string().optional(),
  evidenceRequired: z.boolean(),
  /** What of the person it is about; absent when it is about the house. */
  criteria: z.array(z.string()).optional(),
})
const ClosureReason = Labelled.extend({ scope: z.enum(['place', 'request']) })
const Ground = z.object({
  code: z.string(),
  purposeNl: z.string(),
  purposeEn: z.string(),
  consent: z.enum(['not-required', 'written-first', 'required', 'other-ground']),
})
const Destination = Labelled.extend({ planned: z.boolean(), facilityType: z.string().optional() })
const TransferReason = Labelled.extend({ emergency: z.boolean() })
const Obstacle = Labelled.extend({ facilityTypes: z.array(z.string()) })
const FacilityType = z.object({
  code: z.string(),
  nameNl: z.string(),
  nameEn: z.string(),
  placementAuthority: z.string(),
  decidedBy: z.string(),
  typicalMaxStay: z.object({ duration: z.string().nullable() }),
})
const Criterion = Labelled.extend({
  group: z.string(),
  valueType: z.enum(['boolean', 'enum', 'number', 'range', 'set']),
  allowedValues: z.unknown(),
  sensitive: z.string(),
})
const Municipality = z.object({
  code: z.string(),
  nameNl: z.string(),
  policeRegion: z.string(),
  isCentrumgemeenteVo: z.boolean().nullable(),
  centrumgemeenteVo: z.string().nullable(),
  centre: z.object({ lat: z.number(), lon: z.number() }),
})
const Region = z.object({ code: z.string(), nameNl: z.string() })
const Regions = z.object({
  policeRegions: z.array(Region),
  municipalities: z.array(Municipality),
})
const OfferPolicy = z.object({
  version: z.string(),
  effectiveFrom: z.iso.date(),
  /** How many units may be asked at once for one household. */
  maxParallel: z.number().int().min(1),
  /** Time to answer by urgency class, in the unit's duty hours. */
  answerHours: z.record(z.string(), z.number().positive()),
  /** Who hears of an offer without an answer; `after` is the part of the time to answer that has passed. */
  chain: z.array(
    z.object({
      level: z.enum(['unit', 'manager', 'desk', 'duty-officer']),
      after: z.number().min(0).max(1),
      classes: z.array(z.number().int()).optional(),
    }),
  ),
  /** From how many care domains a refusal is always explained, and one about the person looked at again. */
  complexFrom: z.number().int().min(1),
  /** Terms of the second look at a refusal, by urgency class: office hours, for class 1 day and night. */
  review: z.object({
    hours: z.record(
      z.string(),
      z.object({
        mitigation: z.number().positive(),
        unitAgain: z.number().positive(),
        opinion: z.number().positive(),
      }),
    ),
    appealDays: z.number().int().positive(),
  }),
})
const TriageTerm = z.object({
  urgencyClass: z.number(),
  decideHours: z.number().positive(),
  answerHours: z.number().positive(),
  hours: z.enum(['office', 'around-the-clock']),
})
const InterimKind = Labelled.extend({ safetyCheckRequired: z.boolean() })
const InterimEnd = Labelled.extend({
  /** Given by an act of the service, never by people. */
  bySystem: z.boolean(),
})
const FundingTitle = z.object({ code: z.string(), nameNl: z.string(), nameEn: z.string() })
const Matrix = z.object({ statuses: z.array(Labelled) })

export type FacilityType = z.output<typeof FacilityType>
export type OfferPolicy = z.output<typeof OfferPolicy>
export type RefusalReason = z.output<typeof RefusalReason>
export type Criterion = z.output<typeof Criterion>
export type TriageTerm = z.output<typeof TriageTerm>
export type Ground = z.output<typeof Ground>
export type Municipality = z.output<typeof Municipality>

type ByCode<T> = ReadonlyMap<string, T>

/** The field's facts and code lists, from `data/`. Read once; a wrong file stops the start. */
export interface Reference {
  readonly facilityTypes: ByCode<FacilityType>
  readonly refusalReasons: ByCode<RefusalReason>
  /** What can make possible what a unit refused. */
  readonly mitigations: ByCode<z.output<typeof Labelled>>
  readonly closureReasons: ByCode<z.output<typeof ClosureReason>>
  readonly destinations: ByCode<z.output<typeof Destination>>
  /** Why extra places are opened. */
  readonly surgeReasons: ByCode<z.output<typeof Labelled>>
  /** Why a report goes to another owner. */
  readonly handOverReasons: ByCode<z.output<typeof Labelled>>
  readonly overstayReasons: ByCode<z.output<typeof Labelled>>
  /** What keeps a household from moving on; empty `facilityTypes` means everywhere. */
  readonly obstacles: ByCode<z.output<typeof Obstacle>>
  readonly transferReasons: ByCode<z.output<typeof TransferReason>>
  /** Where households stay while they wait, why that ends, and why its safety was not checked. */
  readonly interimKinds: ByCode<z.output<typeof InterimKind>>
  readonly interimEnds: ByCode<z.output<typeof InterimEnd>>
  readonly interimUnchecked: ByCode<z.output<typeof Labelled>>
  readonly fundingTitles: ByCode<z.output<typeof FundingTitle>>
  /** Why a group action was announced late. */
  readonly shortNotices: ByCode<z.output<typeof Labelled>>
  readonly criteria: ByCode<Criterion>
  readonly municipalities: ByCode<Municipality>
  readonly policeRegions: ByCode<z.output<typeof Region>>
  /** Centrumgemeenten vrouwenopvang: what "region" means in the API. */
  readonly regions: ByCode<Municipality>
  /** Why data of people may be used. */
  readonly grounds: ByCode<z.output<typeof Ground>>
  readonly statuses: ByCode<z.output<typeof Labelled>>
  /** Urgency class > term (ISO 8601) within which it must be decided. */
  readonly urgencyTerms: ReadonlyMap<number, string>
  readonly waitStatuses: ByCode<WaitStatusFact>
  /** Why a clock runs or stands. */
  readonly clockReasons: ByCode<ClockReason>
  readonly waitNorms: ByCode<WaitNorm>
  /** Wait status > term (ISO 8601) that its norm allows. */
  readonly waitTerms: ReadonlyMap<string, string>
  /** How offers are made and answered, every version there was, the latest last. */
  readonly offerPolicies: readonly OfferPolicy[]
  /** Urgency class > hours in which triage decides, and in which its questions are answered. */
  readonly triageTerms: ReadonlyMap<number, TriageTerm>
  readonly reportRouting: ReportRouting
  /** Forms of exploitation, as `data/criteria.json` has them. */
  readonly exploitationForms: readonly string[]
}

/** Reads and checks the lists. Throws with file and fault. */
export function readReference(folder: string): Reference {
  const read: Read = (file, schema) => readJson(folder, file, schema)
  const { municipalities, policeRegions } = read('regions', Regions)
  const criteria = byCode(read('criteria', z.array(Criterion)))
  const regions = byCode(municipalities.filter(({ isCentrumgemeenteVo }) => isCentrumgemeenteVo))
  const exploitationForms = z
    .array(z.string())
    .parse(criteria.get('exploitationForm')?.allowedValues)
  const reportRouting = read('report-routing', ReportRouting)
  requireSound(
    'report-routing',
    routingFaults(reportRouting, [...regions.keys()], exploitationForms),
  )
  return {
    facilityTypes: byCode(read('facility-types', z.array(FacilityType))),
    refusalReasons: byCode(read('refusal-reasons', z.array(RefusalReason))),
    mitigations: byCode(read('mitigations', z.array(Labelled))),
    closureReasons: byCode(read('closure-reasons', z.array(ClosureReason))),
    destinations: byCode(read('departure-destinations', z.array(Destination))),
    surgeReasons: byCode(read('surge-reasons', z.array(Labelled))),
    handOverReasons: byCode(read('handover-reasons', z.array(Labelled))),
    overstayReasons: byCode(read('overstay-reasons', z.array(Labelled))),
    obstacles: byCode(read('through-flow-obstacles', z.array(Obstacle))),
    transferReasons: byCode(read('transfer-reasons', z.array(TransferReason))),
    interimKinds: byCode(read('interim-solutions', z.array(InterimKind))),
    interimEnds: byCode(read('interim-end-reasons', z.array(InterimEnd))),
    interimUnchecked: byCode(read('interim-unchecked-reasons', z.array(Labelled))),
    fundingTitles: byCode(read('funding-titles', z.array(FundingTitle))),
    shortNotices: byCode(read('group-short-notice-reasons', z.array(Labelled))),
    criteria,
    municipalities: byCode(municipalities),
    policeRegions: byCode(policeRegions),
    grounds: byCode(read('processing-grounds', z.array(Ground))),
    regions,
    statuses: byCode(read('residence-matrix', Matrix).statuses),
    offerPolicies: read('offer-policies', z.array(OfferPolicy).min(1)).toSorted((a, b) =>
      a.effectiveFrom < b.effectiveFrom ? -1 : 1,
    ),
    ...waitFacts(read),
    ...{ reportRouting, exploitationForms },
    triageTerms: new Map(
      read('triage-terms', z.array(TriageTerm)).map((term) => [term.urgencyClass, term]),
    ),
  }
}

type Read = <S extends z.ZodType>(file: string, schema: S) => z.output<S>

/** How people wait: statuses, their norms and what a clock may stand for. */
function waitFacts(read: Read) {
  const norms = read('wait-norms', z.array(WaitNorm))
  const waitStatuses = read('wait-statuses', z.array(WaitStatusFact))
  const clockReasons = read('clock-reasons', z.array(ClockReason))
  requireSound('wait-statuses', waitFaults(waitStatuses, norms, clockReasons))
  return {
    waitStatuses: byCode(waitStatuses),
    clockReasons: byCode(clockReasons),
    waitNorms: byCode(norms),
    waitTerms: new Map(
      norms.flatMap(({ kind, waitStatus, duration }) =>
        kind === 'wait-status' && waitStatus !== undefined && duration !== null
          ? [[waitStatus, duration]]
          : [],
      ),
    ),
    urgencyTerms: new Map(
      norms.flatMap(({ kind, urgencyClass, duration }) =>
        kind === 'urgency-class' && urgencyClass !== undefined && duration !== null
          ? [[urgencyClass, duration]]
          : [],
      ),
    ),
  }
}

function requireSound(file: string, faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(`data/${file}.json: ${faults.join('; ')}`)
}

function byCode<T extends { readonly code: string }>(items: readonly T[]): ByCode<T> {
  return new Map(items.map((item) => [item.code, item]))
}
