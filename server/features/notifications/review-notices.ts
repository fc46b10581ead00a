import type { Kind, Told } from './notice-table.ts'

/** What is said in a second look at a refusal. */
export const REVIEW_KINDS = {
  'offer-unanswered': {
    textNl: 'Een voorstel is nog niet beantwoord; de tijd loopt af.',
    textEn: 'An offer has not been answered yet; time is running out.',
    way: 'mail',
    urgent: true,
  },
  'refusal-to-solve': {
    textNl: 'Een opvang weigert. Kijk wat er te regelen is.',
    textEn: 'A shelter refuses. See what can be arranged.',
    way: 'mail',
  },
  'mitigation-to-answer': {
    textNl: 'Er is hulp aangeboden bij een plek die u weigerde.',
    textEn: 'Help was offered for a place you refused.',
    way: 'mail',
  },
  'opinion-to-give': {
    textNl: 'Een weigering wacht op een second opinion.',
    textEn: 'A refusal waits for a second opinion.',
    way: 'mail',
  },
  'opinion-overdue': {
    textNl: 'Een second opinion is te laat.',
    textEn: 'A second opinion is overdue.',
    way: 'mail',
    urgent: true,
  },
  'refusal-overridden': {
    textNl: 'De desk heeft een weigering opzij gezet. Het huishouden komt.',
    textEn: 'The desk has set a refusal aside. The household will come.',
    way: 'mail',
  },
  'objection-to-decide': {
    textNl: 'Er is bezwaar gemaakt tegen een second opinion.',
    textEn: 'There is an objection to a second opinion.',
    way: 'mail',
  },
  'objection-decided': {
    textNl: 'Er is beslist op een bezwaar.',
    textEn: 'An objection has been decided.',
    way: 'digest',
  },
  'answer-taken-back': {
    textNl: 'Een antwoord op een voorstel is teruggenomen.',
    textEn: 'An answer to an offer was taken back.',
    way: 'digest',
  },
} as const satisfies Record<string, Kind>

const TURNS = [
  'offer-unanswered',
  'refusal-to-solve',
  'mitigation-to-answer',
  'opinion-to-give',
  'opinion-overdue',
] as const
const subject = 'offerId' as const

export const REVIEW_TOLD: readonly Told[] = [
  { after: 'offer.escalated-to-manager', subject, kind: 'offer-unanswered', roles: ['operator'] },
  { after: 'offer.escalated-to-desk', subject, kind: 'offer-unanswered', roles: ['desk'] },
  {
    ...{ after: 'offer.escalated-to-duty-officer', subject, kind: 'offer-unanswered' },
    roles: ['ministry'],
  },
  {
    ...{ after: 'offer.contested', subject, kind: 'refusal-to-solve' },
    ...{ roles: ['coordinator', 'desk'], settles: ['offer-to-answer'] },
  },
  {
    ...{ after: 'offer.mitigation-offered', subject, kind: 'mitigation-to-answer' },
    ...{ roles: ['operator'], settles: ['refusal-to-solve'] },
  },
  {
    ...{ after: 'offer.refusal-upheld', subject, kind: 'opinion-to-give', roles: ['desk'] },
    settles: ['refusal-to-solve', 'mitigation-to-answer'],
  },
  { after: 'offer.review-overdue', subject, kind: 'opinion-overdue', roles: ['desk'] },
  {
    ...{ after: 'offer.overridden', subject, kind: 'refusal-overridden', roles: ['operator'] },
    settles: TURNS,
  },
  { after: 'offer.appealed', subject, kind: 'objection-to-decide', roles: ['desk'] },
  {
    ...{ after: 'offer.appeal-decided', subject, kind: 'objection-decided' },
    ...{ roles: ['coordinator', 'operator'], settles: ['objection-to-decide'] },
  },
  {
    ...{ after: 'offer.stepped-back', subject, kind: 'answer-taken-back' },
    roles: ['desk', 'coordinator', 'operator'],
  },
]

/** Every way a second look can end. */
export const REVIEW_SETTLED = TURNS
