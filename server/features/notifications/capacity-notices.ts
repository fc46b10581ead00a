/** What people are told of capacity: rows of the table in `notice-table.ts`, where it says how to add one. */
export const CAPACITY_KINDS = {
  'capacity-to-confirm': {
    textNl: 'Klopt het aantal vrije plekken van uw afdeling nog?',
    textEn: 'Is the number of free places of your unit still true?',
    way: 'digest',
  },
  'capacity-differs': {
    textNl: 'Uw eigen systeem zegt iets anders dan de kalender.',
    textEn: 'Your own system says something else than the calendar.',
    way: 'digest',
  },
} as const

export const CAPACITY_TOLD = [
  {
    after: 'unit.confirmation-asked',
    subject: 'unitId',
    kind: 'capacity-to-confirm',
    roles: ['operator'],
  },
  { after: 'unit.attested', subject: 'unitId', settles: ['capacity-to-confirm'] },
  {
    after: 'capacity.conflict-found',
    subject: 'unitId',
    kind: 'capacity-differs',
    roles: ['operator'],
  },
] as const
