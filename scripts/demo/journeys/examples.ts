import { addDays, addYears } from '../../../matching/day.ts'
import type { RequestContent } from '../../../server/features/requests/request-content.ts'
import { EXAMPLES } from '../../../server/examples.ts'
import { fixedId } from '../../../server/fixed-id.ts'
import { HOME } from '../accounts.ts'
import type { RequestWish } from './requests.ts'
import { bedsOf } from './scene.ts'
import type { Scene } from './scene.ts'

const { requests } = EXAMPLES
const OWN = { organisationId: fixedId('organisation', HOME.organisation), region: HOME.region }
const ORDINARY = { ...OWN, archetype: 'woman', urgencyClass: 3 } as const

/** The requests that the examples of the API's documentation act on. */
export function exampleRequests({ today, units }: Pick<Scene, 'today' | 'units'>): RequestWish[] {
  return [
    {
      ...ORDINARY,
      key: 'example-draft',
      id: requests.draft,
      status: 'draft',
      finish: withoutSafety,
    },
    { ...ORDINARY, key: 'example-complete', id: requests.complete, status: 'draft' },
    {
      ...ORDINARY,
      key: 'example-submitted',
      id: requests.submitted,
      status: 'submitted',
      waited: 1,
    },
    {
      ...{ ...ORDINARY, key: 'example-asked', id: requests.asked, waited: 2 },
      ...{ status: 'information-asked', question: 'Is de indicatie aangevraagd?' },
    },
    {
      ...{ ...ORDINARY, key: 'example-to-take', id: requests.toTake, waited: 1 },
      status: 'submitted',
    },
    {
      ...{ ...OWN, key: 'example-waiting', id: requests.waiting, status: 'waiting', waited: 12 },
      ...{ archetype: 'multiProblem', urgencyClass: 2, finish: () => fittingHousehold(today) },
    },
    {
      ...ORDINARY,
      key: 'example-to-withdraw',
      id: requests.toWithdraw,
      status: 'waiting',
      waited: 30,
    },
    {
      ...{ ...ORDINARY, key: 'example-lost', id: requests.lost, waited: 70 },
      status: 'lost-contact',
    },
    {
      ...{ ...ORDINARY, key: 'example-to-park', id: requests.toPark, waited: 15 },
      status: 'waiting',
    },
    refusedWish(today, units),
  ]
}

/** A unit refused, the desk agreed, and whoever asked objects: it may not be asked again yet. */
function refusedWish(today: string, units: Scene['units']): RequestWish {
  const entry = units.find(({ unit }) => String(unit._id) === EXAMPLES.excludedUnit)
  const place = entry && bedsOf(entry)[0]
  if (!place) throw new Error('The demo country lacks the unit of the examples.')
  const [madeOn, unitId, offerId] = [
    addDays(today, -4),
    EXAMPLES.excludedUnit,
    EXAMPLES.offers.objected,
  ]
  return {
    ...{
      ...ORDINARY,
      key: 'example-excluded',
      id: requests.excluded,
      status: 'waiting',
      waited: 20,
    },
    excludes: { unitId, offerId, on: madeOn },
    offers: [
      {
        ...{ id: offerId, unitId, placeIds: [String(place._id)], status: 'declined', madeOn },
        ...{ from: addDays(today, -3), until: addDays(today, 87), answerOn: addDays(today, -3) },
        ...{ answer: 'group-unsuitable', review: 'objected' },
      },
    ],
  }
}

/** A draft may lack anything: this one says nothing about safety yet. */
function withoutSafety({ household, needs, urgency }: RequestContent): RequestContent {
  return { household, needs, urgency }
}

/** A woman with several problems at once for whom the example's free place is right. */
function fittingHousehold(today: string): RequestContent {
  const birthDate = addDays(addYears(today, -29), -120)
  return {
    household: {
      members: [
        {
          role: 'principal',
          birthDate,
          gender: 'vrouw',
          nationalityGroup: 'nederland',
          statuses: [{ status: 'NL', from: birthDate }],
          facts: {
            exploitationForm: ['seksueel'],
            languages: ['nl'],
            psychiatricDisorder: 'vastgesteld',
            psychiatricTreatment: 'lopend',
            psychosis: 'nee',
            suicidality: 'geen',
            intellectualDisability: 'vastgesteld',
            iqBand: 72,
            activeUse: 'af-en-toe',
            tbcCheck: 'negatief',
            motivation: 'gemotiveerd',
          },
        },
      ],
    },
    needs: [
      { criterion: 'staffing24x7', value: true, importance: 'essential' },
      { criterion: 'singleRoom', value: true, importance: 'desirable' },
    ],
    safety: { threatLevel: 'verhoogd', forbiddenAreas: ['municipality:rotterdam'] },
    programmes: [],
    facilityTypes: [],
    urgency: { class: 2 },
  }
}
