import type { Texts } from './text.ts'

/** How a place on the list changed. */
export const POSITIONS = {
  'positions.why': ['Hoe de plaats veranderde, en waarom', 'How the position changed, and why'],
  'positions.from-to': ['van plaats {from} naar {to}', 'from number {from} to {to}'],
  'positions.at': ['plaats {to}', 'number {to}'],
  'positions.off': ['niet meer op de lijst', 'no longer on the list'],
  'positions.times': ['({n} keer)', '({n} times)'],
  'positions.earlier': [
    'Alleen de laatste {n} dagen waarop de plaats veranderde.',
    'Only the last {n} days on which the position changed.',
  ],
} as const satisfies Texts
