import { OPEN_END } from '../../matching/day.ts'
import type { Deps } from '../../server/deps.ts'
import type { BoardUnit } from '../../server/board/capacity-board.ts'
import { fixedId } from '../../server/fixed-id.ts'
import { complexityOf, sealContent } from '../../server/features/requests/request-content.ts'
import { lookupTokenOf, sealIdentity, tokensOf } from '../../server/features/requests/identity.ts'
import { policyOn } from '../../server/features/offers/offer-terms.ts'
import { endOfDay } from '../../server/today.ts'
import { sealWords } from '../../server/features/requests/exchange.ts'
import { decideBy, triageBy } from '../../server/features/requests/triage-clock.ts'
import { DESK } from './accounts.ts'
import { waitRow } from './seal-wait.ts'
import { saidAbout } from './seal-review.ts'
import { judgeForOffer } from './judge-offer.ts'
import { momentOf } from './moment.ts'
import type { RunRow, TablesOfDays } from './judge-offer.ts'
import type { Journey, JourneyInterim, JourneyOffer, JourneyStay } from './journeys/journey.ts'

/** What sealing needs to know of the country. */
export interface Stage {
  readonly units: ReadonlyMap<string, BoardUnit>
  /** Account of the operator of an organisation, by the organisation's id. */
  readonly operators: ReadonlyMap<string, string>
  readonly tables: TablesOfDays
}

export interface SealedJourney {
  readonly theCase: object
  readonly identity: object
  readonly request: object
  readonly runs: readonly RunRow[]
  readonly offers: readonly object[]
  readonly stays: readonly object[]
}

/** A journey as it is stored: sealed under a new key, dated in moments. */
export function sealJourney(journey: Journey, stage: Stage, deps: Deps): SealedJourney {
  const { key, person, request } = journey
  const { vault } = deps
  const id = caseId(key)
  const theCase = { wrappedKey: vault.newCaseKey() }
  const judged = journey.offers.map((offer) => ({
    offer,
    ...judgeForOffer({ journey, offer, caseId: id, theCase }, stage, deps),
  }))
  return {
    theCase: {
      _id: id,
      token: vault.token('case', id),
      organisationId: request.organisationId,
      ...theCase,
      openedAt: momentOf(request.createdOn),
    },
    identity: {
      _id: fixedId('identity', key),
      caseId: id,
      sealed: sealIdentity(person, theCase, vault),
      lookupToken: lookupTokenOf(person, vault),
      tokens: tokensOf(person, vault),
    },
    request: requestRow(journey, theCase, deps),
    runs: judged.map(({ run }) => run),
    offers: judged.map(({ offer, run, verdict }) => ({
      ...offerRow(offer, journey, stage, deps),
      ...saidAbout(offer, { ...theCase, urgencyClass: journey.content.urgency?.class ?? 4 }, deps),
      ...{ runId: run._id, verdict },
    })),
    stays: judged.flatMap(({ offer }) =>
      offer.stay ? [stayRow(offer.stay, offer, journey, stage)] : [],
    ),
  }
}

export function caseId(key: string): string {
  return fixedId('case', key)
}

const ENDED: readonly string[] = ['closed', 'refused', 'withdrawn']

function requestRow(
  { key, content, request }: Journey,
  theCase: { wrappedKey: string },
  deps: Deps,
) {
  const { id, organisationId, region, status, createdOn, submittedOn, waitStatus } = request
  const urgencyClass = content.urgency?.class ?? 4
  return {
    ...{ _id: id, caseId: caseId(key), organisationId, region, status },
    live: !ENDED.includes(status),
    profile: sealContent(content, theCase, deps.vault),
    complexity: complexityOf(content),
    askedClass: urgencyClass,
    urgencyClass,
    createdAt: momentOf(createdOn),
    ...(submittedOn !== undefined && {
      submittedAt: momentOf(submittedOn),
      decideBy: decideBy(urgencyClass, momentOf(submittedOn), deps.reference),
    }),
    ...(waitStatus && { waitStatus }),
    ...(request.interim && { interims: [interimRow(request.interim)] }),
    ...waitRow(request, deps),
    ...(request.excludes && { exclusions: [exclusionRow(request.excludes)] }),
    ...sayingsOf(request, theCase, deps),
    ...(status === 'submitted' && {
      triageBy: triageBy(urgencyClass, momentOf(submittedOn ?? createdOn), deps.reference),
    }),
  }
}

function interimRow(interim: JourneyInterim) {
  return {
    ...interim,
    ...{ until: OPEN_END, startedBy: DESK, startedAt: momentOf(interim.from) },
  }
}

function exclusionRow({ on, ...excluded }: NonNullable<Journey['request']['excludes']>) {
  return { ...excluded, reason: 'group-unsuitable', at: momentOf(on) }
}

function sayingsOf(
  { question, ending, submittedOn = '' }: Journey['request'],
  theCase: { wrappedKey: string },
  { vault }: Deps,
) {
  const asked = (text: string) => ({
    ...{ by: DESK, at: momentOf(submittedOn), sealed: sealWords(text, theCase, vault) },
  })
  return {
    ...(question !== undefined && { exchanges: [{ question: asked(question) }] }),
    ...(ending && { ending: { code: ending.code, by: DESK, at: momentOf(ending.on) } }),
  }
}

function offerRow(offer: JourneyOffer, { key, request }: Journey, stage: Stage, deps: Deps) {
  const { id, placeIds, status, from, until, madeOn, answerOn, answer, stay } = offer
  const unit = unitOf(offer, stage)
  const { organisationId, region, facilityType } = unit.unit
  const by = stage.operators.get(String(organisationId)) ?? DESK
  return {
    ...{ _id: id, requestId: request.id, caseId: caseId(key), unitId: offer.unitId },
    ...{ organisationId, requestedBy: request.organisationId, region, placeIds },
    ...{ status, from, until, madeBy: DESK, order: 1 },
    policyVersion: policyOn(madeOn, deps).version,
    madeAt: momentOf(madeOn),
    answerBy: endOfDay(answerOn),
    authority: { ...authorityOf(facilityType, region, deps), decidedOn: madeOn },
    ...(answer !== undefined && { answer: answerRow(offer, by) }),
    ...(stay && { stayId: stay.id }),
  }
}

function answerRow({ answer, madeOn }: JourneyOffer, by: string) {
  return { code: answer, by, at: momentOf(madeOn) }
}

/** On whose authority: CoMensha's own, a mandate, or the decision of whoever decides on the facility type. */
function authorityOf(facilityType: string, region: string, { reference }: Deps) {
  const type = reference.facilityTypes.get(facilityType)
  const authority = type?.placementAuthority ?? 'comensha-mediates'
  if (authority.startsWith('comensha')) {
    return { basis: 'desk', reference: authority, decider: 'comensha' }
  }
  if (authority === 'municipality') {
    return { basis: 'mandate', reference: mandateReference(region), decider: `college ${region}` }
  }
  const decider = type?.decidedBy ?? authority
  return { basis: 'external-decision', reference: `DEMO-${facilityType}`, decider }
}

export function mandateReference(region: string): string {
  return `DEMO-MANDAAT-${region.toUpperCase()}`
}

function stayRow(stay: JourneyStay, offer: JourneyOffer, { key, request }: Journey, stage: Stage) {
  const { id, extension, overstay, obstacle, ...said } = stay
  const { organisationId, region } = unitOf(offer, stage).unit
  const by = stage.operators.get(String(organisationId)) ?? DESK
  return {
    ...{ _id: id, requestId: request.id, caseId: caseId(key), offerId: offer.id },
    ...{ unitId: offer.unitId, organisationId, requestedBy: request.organisationId, region },
    placeIds: offer.placeIds,
    open: stay.status === 'planned' || stay.status === 'arrived',
    plannedAt: momentOf(offer.madeOn),
    ...said,
    ...(extension && {
      extensions: [{ until: stay.until, by, at: momentOf(extension.on), reason: extension.reason }],
    }),
    ...(overstay && {
      overstay: {
        ...{ reason: overstay.reason, until: overstay.until, status: 'asked' },
        ...{ askedBy: by, askedAt: momentOf(overstay.on) },
      },
    }),
    ...(obstacle && { obstacles: [{ ...obstacle, by }] }),
  }
}

function unitOf({ unitId }: JourneyOffer, { units }: Stage): BoardUnit {
  const unit = units.get(unitId)
  if (!unit) throw new Error(`The demo country lacks unit ${unitId}.`)
  return unit
}
