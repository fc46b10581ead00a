/** What people are told of waits: rows of the table in `notice-table.ts`, where it says how to add one. */
export const WAIT_KINDS = {
  'check-in-due': {
    textNl: 'Ga na of een huishouden nog wacht. Dan houdt het zijn plaats op de lijst.',
    textEn: 'Ask whether a household still waits. Then it keeps its place on the list.',
    way: 'digest',
  },
  'check-in-missed': {
    textNl: 'Waarschuwing: niemand heeft bevestigd dat een huishouden nog wacht.',
    textEn: 'Warning: nobody has confirmed that a household still waits.',
    way: 'mail',
  },
  'check-in-last-warning': {
    textNl: 'Laatste waarschuwing: zonder bevestiging raakt een huishouden uit beeld.',
    textEn: 'Last warning: without confirmation a household will be lost from view.',
    way: 'mail',
  },
  'lost-from-view': {
    textNl: 'Een huishouden is uit beeld. Het blijft meetellen tot iemand het weer vindt.',
    textEn: 'A household is lost from view. It goes on counting until somebody finds it again.',
    way: 'mail',
  },
  'parking-over': {
    textNl: 'Een geparkeerd huishouden staat weer op de wachtlijst.',
    textEn: 'A parked household is back on the waitlist.',
    way: 'digest',
  },
} as const

const ASKING = ['check-in-due', 'check-in-missed', 'check-in-last-warning'] as const
const settled = (after: 'request.withdrawn' | 'request.title-ended' | 'request.parked') =>
  ({ after, subject: 'requestId', settles: [...ASKING, 'lost-from-view'] }) as const

export const WAIT_TOLD = [
  {
    after: 'request.check-in-due',
    subject: 'requestId',
    kind: 'check-in-due',
    roles: ['coordinator'],
  },
  {
    after: 'request.check-in-missed',
    subject: 'requestId',
    kind: 'check-in-missed',
    roles: ['coordinator'],
    settles: ['check-in-due'],
  },
  {
    after: 'request.check-in-last-warning',
    subject: 'requestId',
    kind: 'check-in-last-warning',
    roles: ['coordinator', 'desk'],
    settles: ['check-in-missed'],
  },
  {
    after: 'request.lost',
    subject: 'requestId',
    kind: 'lost-from-view',
    roles: ['coordinator', 'desk', 'region'],
    settles: ASKING,
  },
  { after: 'request.checked-in', subject: 'requestId', settles: ASKING },
  { after: 'request.found', subject: 'requestId', settles: ['lost-from-view'] },
  settled('request.withdrawn'),
  settled('request.title-ended'),
  settled('request.parked'),
  {
    after: 'request.unparked',
    subject: 'requestId',
    kind: 'parking-over',
    roles: ['coordinator', 'desk'],
  },
] as const
