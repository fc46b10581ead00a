import type { Texts } from './text.ts'

/** The desk: triage queue and national waitlist. */
export const DESK = {
  'triage.title': ['Triage', 'Triage'],
  'triage.lead': [
    'Ingediende aanvragen, de dringendste bovenaan. Open er een om te beoordelen.',
    'Submitted requests, the most urgent on top. Open one to assess it.',
  ],
  'triage.none': ['Alles is beoordeeld.', 'Everything has been assessed.'],
  'waitlist.title': ['Wachtlijst', 'Waitlist'],
  'waitlist.lead': [
    '{n} {n|huishouden wacht|huishoudens wachten}. Het dringendst bovenaan; wie langer wacht gaat voor.',
    '{n} {n|household is|households are} waiting. The most urgent on top; who waits longest goes first.',
  ],
  'waitlist.position': ['Nr.', 'No.'],
  'waitlist.waits': ['Wacht', 'Waits'],
  'waitlist.decide': ['Besluit nodig', 'Decision needed'],
  'waitlist.offers': ['Open voorstellen', 'Open offers'],
  'waitlist.why': ['{days}, waarom?', '{days}, why?'],
  'waitlist.none': ['Er wacht niemand.', 'Nobody is waiting.'],
} as const satisfies Texts
