import type { RequestContent } from '../../server/features/requests/request-content.ts'
import { contentOf } from '../support/requests.ts'
import type { Target } from './access.world.ts'
import type { BadInput } from './bad-input.acts.ts'

export const principal = {
  role: 'principal',
  birthDate: '1990-05-01',
  gender: 'vrouw',
  nationalityGroup: 'derde-land',
  statuses: [{ status: 'GEEN-VOLWASSEN', from: '2025-01-01' }],
  facts: {},
}
const child = { ...principal, role: 'child', birthDate: '2020-01-01' }

export function household(...members: unknown[]): Target {
  return { body: { region: 'amsterdam', ...contentOf(), household: { members } } }
}

function timeline(...statuses: unknown[]): Target {
  return household({ ...principal, statuses })
}

export function draft(own: Record<string, unknown>): Target {
  const content: Partial<RequestContent> = contentOf()
  return { body: { region: 'amsterdam', ...content, ...own } }
}

export const MEMBER = '#/household/members/0'

export const HOUSEHOLDS: readonly BadInput[] = [
  {
    what: 'nobody is the principal',
    sent: household(child),
    faults: { '#/household/members': /exactly one principal/ },
  },
  {
    what: 'two are the principal',
    sent: household(principal, principal),
    faults: { '#/household/members': /exactly one principal/ },
  },
  {
    what: 'the principal is not the first',
    sent: household({ ...principal, role: 'partner' }, principal),
    faults: { '#/household/members': /as the first member/ },
  },
  {
    what: 'a child is older than its parent',
    sent: household(
      { ...principal, birthDate: '2010-01-01' },
      { ...child, birthDate: '2009-01-01' },
    ),
    faults: { '#/household/members/1/birthDate': /12 years after the principal/ },
  },
  {
    what: 'a child is of age',
    sent: household(principal, { ...child, birthDate: '2008-02-02' }),
    faults: { '#/household/members/1/role': /18 or older.*other-adult/ },
  },
  {
    what: 'somebody is not born yet',
    sent: household({ ...principal, birthDate: '2026-02-03' }),
    faults: { [`${MEMBER}/birthDate`]: /not lie in the future/ },
  },
  {
    what: 'somebody is older than anybody ever was',
    sent: household({ ...principal, birthDate: '1890-01-01' }),
    faults: { [`${MEMBER}/birthDate`]: /120 years/ },
  },
  {
    what: 'a birthday does not exist',
    sent: household({ ...principal, birthDate: '1990-02-30' }),
    faults: { [`${MEMBER}/birthDate`]: /YYYY-MM-DD/ },
  },
  {
    what: 'several members have several faults of both kinds',
    sent: household(
      { ...principal, gender: 'queen', birthDate: '2030-01-01' },
      { ...child, birthDate: '2001-01-01', facts: { nonsense: 1 }, pet: 'cat' },
    ),
    faults: {
      [`${MEMBER}/gender`]: /must be one of vrouw, man/,
      [`${MEMBER}/birthDate`]: /future/,
      '#/household/members/1/birthDate': /12 years/,
      '#/household/members/1/role': /18 or older/,
      '#/household/members/1/facts/nonsense': /not a known criterion/,
      '#/household/members/1/pet': /not a known field/,
    },
  },
].map((one) => ({ ...one, operation: 'createPlacementRequest' }))

export const TIMELINES: readonly BadInput[] = [
  {
    what: 'there is a gap',
    sent: timeline(
      { status: 'GEEN-VOLWASSEN', from: '2025-01-01', until: '2025-02-01' },
      { status: '8FH-AANGIFTE', from: '2025-03-01' },
    ),
    faults: { [`${MEMBER}/statuses/1/from`]: /gap/ },
  },
  {
    what: 'two overlap',
    sent: timeline(
      { status: 'GEEN-VOLWASSEN', from: '2025-01-01', until: '2025-04-01' },
      { status: '8FH-AANGIFTE', from: '2025-03-01' },
    ),
    faults: { [`${MEMBER}/statuses/1/from`]: /[Oo]verlap/ },
  },
  {
    what: 'an open one is followed by another',
    sent: timeline(
      { status: 'GEEN-VOLWASSEN', from: '2025-01-01' },
      { status: '8FH-AANGIFTE', from: '2025-03-01' },
    ),
    faults: { [`${MEMBER}/statuses/1/from`]: /[Oo]verlap/ },
  },
  {
    what: 'one runs backwards',
    sent: timeline({ status: 'GEEN-VOLWASSEN', from: '2025-04-01', until: '2025-03-01' }),
    faults: { [`${MEMBER}/statuses/0/until`]: /backwards/ },
  },
  {
    what: 'one has no length',
    sent: timeline({ status: 'GEEN-VOLWASSEN', from: '2025-04-01', until: '2025-04-01' }),
    faults: { [`${MEMBER}/statuses/0/until`]: /not after/ },
  },
  {
    what: 'a code is unknown',
    sent: timeline({ status: 'VISUM-MARS', from: '2025-04-01' }),
    faults: { [`${MEMBER}/statuses/0/status`]: /not known.*choose a code/ },
  },
  {
    what: 'the reflection period lasts longer than three months',
    sent: timeline({ status: '8K-BEDENKTIJD', from: '2025-04-01', until: '2025-12-01' }),
    faults: { [`${MEMBER}/statuses/0/until`]: /2025-07-01 at the latest/ },
  },
].map((one) => ({ ...one, operation: 'createPlacementRequest' }))
