import type { Texts } from './text.ts'

/** Care programmes with seats of their own: waiting for one, and who is next. */
export const PROGRAMMES = {
  'nav.programmes': ['Zorgprogramma’s', 'Care programmes'],
  'programmes.title': ['Wachten op een zorgprogramma', 'Waiting for a care programme'],
  'programmes.lead': [
    'Een behandelplaats los van een bed. Ieder programma heeft een eigen wachtlijst, in dezelfde volgorde als de landelijke: eerst de urgentie, dan wie het langst wacht.',
    'A programme seat apart from a bed. Every programme has a waitlist of its own, in the same order as the national one: urgency first, then who has waited longest.',
  ],
  'programmes.none': ['Er zijn geen zorgprogramma’s.', 'There are no care programmes.'],
  'programmes.ambulant': ['Ook zonder verblijf te volgen', 'Also followed without a stay'],
  'programmes.seats': [
    '{free} van {seats} plaatsen vrij bij {unit}',
    '{free} of {seats} seats free at {unit}',
  ],
  'programmes.nobody': ['Niemand wacht.', 'Nobody waits.'],
  'programmes.waiting': [
    '{n} {n|huishouden wacht|huishoudens wachten}',
    '{n} {n|household waits|households wait}',
  ],
  'programmes.offer': ['Stel voor aan {unit}', 'Offer to {unit}'],
  'programmes.own': ['Alleen een behandelplaats, geen bed', 'A programme seat only, no bed'],
  'programmes.request': ['Behandelplaats los van een bed', 'Programme seat apart from a bed'],
  'programmes.request-hint': [
    'Dit huishouden kan op een behandelplaats wachten naast de aanvraag, of terwijl het in de opvang woont. Het bed verandert daardoor niet.',
    'This household can wait for a programme seat beside its request, or while it lives in a shelter. Its bed does not change by that.',
  ],
  'programmes.which': ['Zorgprogramma', 'Care programme'],
  'programmes.ask': ['Zet op de wachtlijst', 'Put on the waitlist'],
  'programmes.position': ['Nummer {n} voor dit programma', 'Number {n} for this programme'],
  'programmes.end': ['Niet meer wachten', 'Wait no longer'],
  'programme-wait.status.waiting': ['Wacht', 'Waiting'],
  'programme-wait.status.offered': ['Voorgesteld', 'Offered'],
  'programme-wait.status.placed': [
    'Plaats toegezegd, nog niet begonnen',
    'Seat accepted, not begun',
  ],
  'programme-wait.status.closed': ['Begonnen', 'Begun'],
  'programme-wait.status.withdrawn': ['Gestopt met wachten', 'Waits no longer'],
  'done.programme-asked': [
    'Het huishouden staat op de wachtlijst van dit programma.',
    'The household is on the waitlist of this programme.',
  ],
  'done.programme-ended': [
    'Het huishouden wacht niet meer op dit programma.',
    'The household no longer waits for this programme.',
  ],
  'fault.programme': ['Kies een zorgprogramma.', 'Choose a care programme.'],
} as const satisfies Texts
