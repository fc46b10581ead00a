import { addDays, addMonths } from '../../../matching/day.ts'
import type { Member, StatusPeriod } from '../../../matching/profile.ts'
import type { Random } from '../random.ts'

export interface Legal {
  readonly nationalityGroup: Member['nationalityGroup']
  readonly statuses: StatusPeriod[]
}

export const TRACKS = [
  'dutch',
  'eu-new',
  'eu-settled',
  'reflection',
  'complaint',
  'permit',
  'humanitarian',
  'asylum-seeker',
  'asylum-permit',
  'dublin',
  'none',
  'minor-alone',
] as const
export type Track = (typeof TRACKS)[number]

type Build = (on: string, birthDate: string, random: Random) => Legal

/**
 * Legal status over time, as it stands on a day: periods in order, each beginning on the day the one before ends
 * (codes of `data/residence-matrix.json`).
 */
export function legalStatus(track: Track, on: string, birthDate: string, random: Random): Legal {
  return BUILD[track](on, birthDate, random)
}

const BUILD: Readonly<Record<Track, Build>> = {
  dutch: (_on, birthDate) => ({
    nationalityGroup: 'nederland',
    statuses: [{ status: 'NL', from: birthDate }],
  }),
  'eu-new': (on, _birthDate, random) => {
    const entry = addDays(on, -random.between(10, 80))
    return european([{ status: 'EU-TOT-3M', from: entry, until: addMonths(entry, 3) }])
  },
  'eu-settled': (on, _birthDate, random) => {
    const entry = addDays(on, -random.between(120, 1_500))
    return european([
      { status: 'EU-TOT-3M', from: entry, until: addMonths(entry, 3) },
      { status: 'EU-NA-3M', from: addMonths(entry, 3) },
    ])
  },
  reflection: (on, _birthDate, random) => {
    const start = addDays(on, -random.between(1, 40))
    return foreign([
      { status: 'GEEN-VOLWASSEN', from: addDays(start, -random.between(60, 900)), until: start },
      { status: '8K-BEDENKTIJD', from: start, until: addMonths(start, 3) },
    ])
  },
  complaint: (on, _birthDate, random) => foreign(complaint(on, random)),
  permit: (on, _birthDate, random) => {
    const granted = addDays(on, -random.between(10, 250))
    const earlier = complaint(granted, random)
    const closed = earlier.map((period) => ({ ...period, until: period.until ?? granted }))
    return foreign([
      ...closed,
      { status: '8A-TIJDELIJK-HUMANITAIR', from: granted, until: addMonths(granted, 12) },
    ])
  },
  humanitarian: (on, _birthDate, random) =>
    foreign([{ status: '8FGH-HUMANITAIR-VO', from: addDays(on, -random.between(10, 200)) }]),
  'asylum-seeker': (on, _birthDate, random) =>
    foreign([{ status: '8FH-ASIELZOEKER', from: addDays(on, -random.between(20, 400)) }]),
  'asylum-permit': (on, _birthDate, random) => {
    const granted = addDays(on, -random.between(20, 700))
    return foreign([
      { status: '8FH-ASIELZOEKER', from: addDays(granted, -300), until: granted },
      { status: '8CD-ASIEL', from: granted },
    ])
  },
  dublin: (on, _birthDate, random) =>
    foreign([{ status: '8M-DUBLIN', from: addDays(on, -random.between(10, 120)) }]),
  none: (on, _birthDate, random) =>
    foreign([{ status: 'GEEN-VOLWASSEN', from: addDays(on, -random.between(60, 1_500)) }]),
  'minor-alone': (on, _birthDate, random) =>
    foreign([{ status: 'GEEN-MINDERJARIG', from: addDays(on, -random.between(10, 200)) }]),
}

function complaint(on: string, random: Random): StatusPeriod[] {
  const filed = addDays(on, -random.between(5, 120))
  const start = addDays(filed, -random.between(10, 80))
  return [
    { status: '8K-BEDENKTIJD', from: start, until: filed },
    { status: '8FH-AANGIFTE', from: filed },
  ]
}

function european(statuses: StatusPeriod[]): Legal {
  return { nationalityGroup: 'eu-eer-zwitserland', statuses }
}

function foreign(statuses: StatusPeriod[]): Legal {
  return { nationalityGroup: 'derde-land', statuses }
}
