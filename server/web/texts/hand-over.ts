import type { Texts } from './text.ts'

/** Giving a report to another owner. */
export const HAND_OVER = {
  'hand-over.title': ['Draag de melding over', 'Hand the report over'],
  'hand-over.what': [
    'Wie hem krijgt hoort het meteen. De termijn van de melder blijft staan.',
    'Whoever gets it hears at once. The term of the reporter stands.',
  ],
  'hand-over.to': ['Aan wie', 'To whom'],
  'hand-over.reason': ['Waarom', 'Why'],
  'hand-over.submit': ['Draag over', 'Hand over'],
  'done.handed-over': ['De melding is overgedragen.', 'The report was handed over.'],
  'fault.hand-over.to': ['Kies wie de melding krijgt.', 'Choose who gets the report.'],
  'fault.to': [
    'Kies een ander: daar is niemand die het doet, of die heeft de melding al.',
    'Choose somebody else: nobody acts there, or they have it already.',
  ],
} as const satisfies Texts
