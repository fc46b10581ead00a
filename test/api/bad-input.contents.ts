import type { BadInput } from './bad-input.acts.ts'
import { MEMBER, draft, household, principal } from './bad-input.households.ts'

export const CONTENTS: readonly BadInput[] = [
  {
    what: 'needs name unknown criteria and wrong values',
    sent: draft({
      needs: [
        { criterion: 'swimmingPool', value: true, importance: 'essential' },
        { criterion: 'singleRoom', value: 'perhaps', importance: 'desirable' },
      ],
    }),
    faults: {
      '#/needs/0/criterion': /not a known criterion.*GET \/v1\/reference\/criteria/,
      '#/needs/1/value': /true or false/,
    },
  },
  {
    what: 'an importance is unknown',
    sent: draft({ needs: [{ criterion: 'singleRoom', value: true, importance: 'nice' }] }),
    faults: { '#/needs/0/importance': /essential, desirable/ },
  },
  {
    what: 'facts have values of the wrong list or form',
    sent: household({ ...principal, facts: { activeUse: 'sometimes', tbcCheck: { ok: true } } }),
    faults: {
      [`${MEMBER}/facts/activeUse`]: /must be one of/,
      [`${MEMBER}/facts/tbcCheck`]: /must be one of true or false, a number, text, a list/,
    },
  },
  {
    what: 'areas, police region and radius are impossible',
    sent: draft({
      safety: {
        threatLevel: 'hoog',
        forbiddenAreas: ['municipality:atlantis', 'amsterdam'],
        forbiddenRadiusKm: -5,
        investigationRegion: 'atlantis',
        mustStayInRegion: true,
      },
    }),
    faults: { '#/safety/forbiddenRadiusKm': /at least 0/ },
  },
  {
    what: 'areas and police region are unknown',
    sent: draft({
      safety: {
        threatLevel: 'hoog',
        forbiddenAreas: ['municipality:atlantis', 'amsterdam'],
        investigationRegion: 'atlantis',
      },
    }),
    faults: {
      '#/safety/forbiddenAreas/0': /known area/,
      '#/safety/forbiddenAreas/1': /municipality:<code>/,
      '#/safety/investigationRegion': /not a known police region/,
    },
  },
  {
    what: 'a household must stay in a region that is not named',
    sent: draft({ safety: { threatLevel: 'hoog', forbiddenAreas: [], mustStayInRegion: true } }),
    faults: { '#/safety/investigationRegion': /must be given/ },
  },
  {
    what: 'region, facility type and urgency are unknown',
    sent: draft({ region: 'atlantis', facilityTypes: ['CASTLE'], urgency: { class: 7 } }),
    faults: {
      '#/region': /not a known region/,
      '#/facilityTypes/0': /not a known facility type/,
      '#/urgency/class': /1 \(today\)/,
    },
  },
  { what: 'nothing is sent', sent: { body: {} }, faults: { '#/region': /must be given/ } },
  { what: 'the body is a list', sent: { body: [] }, faults: { '#': /must be an object/ } },
  {
    what: 'identity is incomplete',
    sent: draft({ identity: { givenNames: '', birthDate: 'yesterday' } }),
    faults: {
      '#/identity/givenNames': /filled in/,
      '#/identity/familyName': /must be given/,
      '#/identity/birthDate': /YYYY-MM-DD/,
    },
  },
].map((one) => ({ ...one, operation: 'createPlacementRequest' }))
