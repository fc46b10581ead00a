import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { NONE, route } from '../http/route.ts'
import type { Route } from '../http/route.ts'
import type { Reference } from './reference.ts'

const LISTS = [
  'facility-types',
  'refusal-reasons',
  'mitigations',
  'closure-reasons',
  'departure-destinations',
  'transfer-reasons',
  'overstay-reasons',
  'surge-reasons',
  'handover-reasons',
  'through-flow-obstacles',
  'interim-solutions',
  'interim-end-reasons',
  'interim-unchecked-reasons',
  'funding-titles',
  'group-short-notice-reasons',
  'criteria',
  'regions',
  'police-regions',
  'municipalities',
  'residence-statuses',
  'wait-statuses',
  'clock-reasons',
] as const
type List = (typeof LISTS)[number]

const Code = z.looseObject({ code: z.string() }).meta({ id: 'Code' })
const Codes = z.object({ list: z.enum(LISTS), items: z.array(Code) }).meta({ id: 'CodeList' })

/** The code lists that requests and answers are written in. */
export function referenceRoutes({ reference }: Deps): Route[] {
  return [
    route(
      {
        id: 'getCodeList',
        method: 'get',
        path: '/v1/reference/{list}',
        summary: 'A code list, with Dutch and English names',
        tag: 'Reference',
        access: 'anyone',
        input: z.object({
          params: z.strictObject({
            list: z.enum(LISTS, `must be one of ${LISTS.join(', ')}`),
          }),
          query: NONE,
          body: NONE,
        }),
        output: Codes,
        problems: [],
        example: () => ({ params: { list: 'facility-types' } }),
      },
      ({ params: { list } }) => Promise.resolve({ list, items: itemsOf(list, reference) }),
    ),
  ]
}

function itemsOf(list: List, reference: Reference): z.input<typeof Code>[] {
  const lists = {
    'facility-types': reference.facilityTypes,
    'refusal-reasons': reference.refusalReasons,
    mitigations: reference.mitigations,
    'closure-reasons': reference.closureReasons,
    'surge-reasons': reference.surgeReasons,
    'handover-reasons': reference.handOverReasons,
    'departure-destinations': reference.destinations,
    'transfer-reasons': reference.transferReasons,
    'overstay-reasons': reference.overstayReasons,
    'through-flow-obstacles': reference.obstacles,
    'interim-solutions': reference.interimKinds,
    'interim-end-reasons': reference.interimEnds,
    'interim-unchecked-reasons': reference.interimUnchecked,
    'funding-titles': reference.fundingTitles,
    'group-short-notice-reasons': reference.shortNotices,
    criteria: reference.criteria,
    regions: reference.regions,
    'police-regions': reference.policeRegions,
    municipalities: reference.municipalities,
    'residence-statuses': reference.statuses,
    'wait-statuses': reference.waitStatuses,
    'clock-reasons': reference.clockReasons,
  } as const satisfies Record<List, ReadonlyMap<string, { code: string }>>
  return [...lists[list].values()].map((item) => ({ ...item }))
}
