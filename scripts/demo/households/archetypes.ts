import type { Safety } from '../../../matching/profile.ts'
import type { FactValue } from '../../../matching/profile.ts'
import type { Track } from './status-tracks.ts'

type Weights<T> = readonly [readonly [T, number], ...(readonly [T, number])[]]

/** A kind of household that looks for a kind of shelter. */
export interface Archetype {
  readonly gender: Weights<'vrouw' | 'man'>
  /** Age of the principal, in years. */
  readonly ages: readonly [number, number]
  readonly tracks: Weights<Track>
  /** In how many domains of life the principal has a complex need. */
  readonly domains: Weights<number>
  /** How likely children come along. */
  readonly withChildren: number
  readonly threat: Weights<Safety['threatLevel']>
  /** Always true of such a household. */
  readonly facts: Readonly<Record<string, FactValue>>
}

const CALM = [
  ['geen', 3],
  ['laag', 4],
  ['verhoogd', 2],
] as const
const THREATENED = [
  ['laag', 2],
  ['verhoogd', 5],
  ['hoog', 2],
  ['acuut', 1],
] as const
const ONE_PERSON = {
  withChildren: 0,
  facts: {},
  threat: CALM,
  domains: [
    [0, 3],
    [1, 2],
  ],
} as const
const WOMAN = [['vrouw', 1]] as const
const MAN = [['man', 1]] as const
const EITHER = [
  ['vrouw', 1],
  ['man', 1],
] as const

/** Minors who came alone: whether a guardian is appointed decides where they may stay. */
const WITH_GUARDIAN = { guardian: 'nidos' }

export const ARCHETYPES = {
  /** Several problems at once: who OMM is for. */
  multiProblem: {
    gender: [
      ['vrouw', 4],
      ['man', 1],
    ],
    ages: [19, 48],
    tracks: [
      ['dutch', 9],
      ['eu-settled', 5],
      ['permit', 4],
      ['complaint', 2],
    ],
    domains: [
      [2, 5],
      [3, 3],
    ],
    withChildren: 0.2,
    threat: THREATENED,
    facts: { psychiatricDisorder: 'vastgesteld' },
  },
  reflection: {
    gender: [
      ['vrouw', 3],
      ['man', 1],
    ],
    ages: [19, 44],
    tracks: [['reflection', 1]],
    domains: [
      [0, 5],
      [1, 2],
    ],
    withChildren: 0.3,
    threat: THREATENED,
    facts: { interpreterNeeded: true },
  },
  labour: {
    ...ONE_PERSON,
    gender: EITHER,
    ages: [20, 55],
    tracks: [
      ['eu-settled', 4],
      ['eu-new', 3],
      ['reflection', 3],
    ],
    facts: { exploitationForm: ['arbeid-dienstverlening'] },
  },
  woman: {
    gender: WOMAN,
    ages: [19, 50],
    tracks: [
      ['dutch', 10],
      ['eu-settled', 4],
      ['permit', 3],
      ['humanitarian', 1],
      ['asylum-permit', 2],
    ],
    domains: [
      [0, 6],
      [1, 2],
    ],
    withChildren: 0.65,
    threat: THREATENED,
    facts: {},
  },
  man: {
    ...ONE_PERSON,
    gender: MAN,
    ages: [19, 50],
    tracks: [
      ['dutch', 5],
      ['eu-settled', 3],
      ['permit', 2],
    ],
  },
  homeless: {
    ...ONE_PERSON,
    gender: EITHER,
    ages: [20, 60],
    tracks: [
      ['dutch', 5],
      ['eu-settled', 3],
      ['permit', 1],
    ],
  },
  housing: {
    ...ONE_PERSON,
    gender: EITHER,
    ages: [20, 55],
    tracks: [
      ['dutch', 8],
      ['permit', 1],
    ],
    facts: { psychiatricDisorder: 'vastgesteld', bwIndication: 'afgegeven' },
  },
  youth: {
    ...ONE_PERSON,
    gender: WOMAN,
    ages: [13, 17],
    tracks: [['dutch', 1]],
    facts: { exploitationForm: ['seksueel'], guardian: 'ouder' },
  },
  closedYouth: {
    ...ONE_PERSON,
    gender: EITHER,
    ages: [14, 17],
    tracks: [['dutch', 1]],
    facts: { abscondingRisk: 'hoog', guardian: 'gecertificeerde-instelling' },
  },
  minorAlone: {
    ...ONE_PERSON,
    gender: EITHER,
    ages: [14, 17],
    tracks: [
      ['minor-alone', 2],
      ['asylum-seeker', 1],
    ],
    facts: WITH_GUARDIAN,
  },
  asylum: {
    ...ONE_PERSON,
    gender: EITHER,
    ages: [20, 45],
    tracks: [
      ['asylum-seeker', 3],
      ['dublin', 1],
    ],
    withChildren: 0.4,
  },
  clinic: {
    ...ONE_PERSON,
    gender: EITHER,
    ages: [20, 50],
    tracks: [
      ['dutch', 5],
      ['eu-settled', 1],
    ],
    domains: [[1, 1]],
    facts: { psychiatricDisorder: 'vastgesteld', medicalCover: 'ZVW' },
  },
  addiction: {
    ...ONE_PERSON,
    gender: EITHER,
    ages: [20, 50],
    tracks: [
      ['dutch', 5],
      ['eu-settled', 1],
    ],
    facts: { activeUse: 'dagelijks', detoxStatus: 'lopend', medicalCover: 'ZVW' },
  },
  longTerm: {
    ...ONE_PERSON,
    gender: EITHER,
    ages: [20, 60],
    tracks: [['dutch', 1]],
    facts: { intellectualDisability: 'vastgesteld', iqBand: 58, wlzIndication: 'afgegeven' },
  },
  /** Nobody is lawfully responsible yet: the hardest to place. */
  withoutStatus: {
    gender: [
      ['vrouw', 3],
      ['man', 2],
    ],
    ages: [19, 45],
    tracks: [
      ['none', 3],
      ['dublin', 1],
    ],
    domains: [
      [1, 2],
      [2, 3],
    ],
    withChildren: 0.4,
    threat: THREATENED,
    facts: { interpreterNeeded: true },
  },
} as const satisfies Record<string, Archetype>

export type ArchetypeName = keyof typeof ARCHETYPES
