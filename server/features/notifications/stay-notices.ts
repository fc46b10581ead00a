/** What people are told of stays: rows of the table in `notice-table.ts`, where it says how to add one. */
export const STAY_KINDS = {
  'stay-overdue': {
    textNl: 'Een aankomst of vertrek is niet gemeld. Kijk of het huishouden er is.',
    textEn: 'An arrival or departure was not recorded. See whether the household is there.',
    way: 'digest',
  },
  'overstay-to-decide': {
    textNl: 'Een langer verblijf wacht op uw akkoord.',
    textEn: 'A longer stay waits for your approval.',
    way: 'digest',
  },
  'overstay-decided': {
    textNl: 'Over een langer verblijf is besloten.',
    textEn: 'A longer stay was decided on.',
    way: 'digest',
  },
  'transfer-planned': {
    textNl: 'Een huishouden verhuist naar een andere plek.',
    textEn: 'A household moves to another place.',
    way: 'digest',
  },
} as const

export const STAY_TOLD = [
  { after: 'stay.overstayed', subject: 'stayId', kind: 'stay-conflict', roles: ['desk'] },
  { after: 'stay.overdue', subject: 'stayId', kind: 'stay-overdue', roles: ['operator', 'desk'] },
  {
    after: 'stay.overstay-asked',
    subject: 'stayId',
    kind: 'overstay-to-decide',
    roles: ['desk'],
    settles: ['stay-overdue'],
  },
  {
    after: 'stay.overstay-decided',
    subject: 'stayId',
    kind: 'overstay-decided',
    roles: ['operator', 'coordinator'],
    settles: ['overstay-to-decide'],
  },
  {
    after: 'stay.transfer-planned',
    subject: 'stayId',
    kind: 'transfer-planned',
    roles: ['desk', 'operator', 'coordinator'],
  },
  { after: 'stay.arrived', subject: 'stayId', settles: ['stay-overdue'] },
  {
    after: 'stay.departed',
    subject: 'stayId',
    settles: ['stay-conflict', 'stay-overdue', 'overstay-to-decide'],
  },
] as const
