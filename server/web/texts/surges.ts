import type { Texts } from './text.ts'

/** Extra places that are opened for an event. */
export const SURGES = {
  'surge.title': ['Extra plekken', 'Extra places'],
  'surge.note': [
    '{n} extra {n|plek|plekken}: {reason}, van {from} tot {until}.',
    '{n} extra {n|place|places}: {reason}, from {from} until {until}.',
  ],
  'surge.numbers': [
    'Personeel voor {staffed}, geld voor {funded}.',
    'Staff for {staffed}, money for {funded}.',
  ],
  'surge.planned': ['Gepland', 'Planned'],
  'surge.open': ['Geopend', 'Open'],
  'surge.closing': ['Sluit als de laatste weg is', 'Closes when the last has left'],
  'surge.open-title': ['Open extra plekken', 'Open extra places'],
  'surge.places': ['Aantal plekken', 'Number of places'],
  'surge.staffed': ['Met personeel', 'With staff'],
  'surge.funded': ['Met geld', 'With money'],
  'surge.all-hint': ['Leeg is: voor allemaal.', 'Empty means: for all of them.'],
  'surge.reason': ['Waarom', 'Why'],
  'surge.from': ['Eerste nacht', 'First night'],
  'surge.until': ['Eerste dag zonder', 'First day without'],
  'surge.until-hint': [
    'Vanaf die dag tellen de plekken vanzelf niet meer mee.',
    'From that day on the places no longer count, by themselves.',
  ],
  'surge.submit': ['Open de plekken', 'Open the places'],
  'surge.close-now': ['Sluit nu', 'Close now'],
  'surge.close-when-empty': ['Sluit als ze leeg zijn', 'Close when empty'],
  'done.surge-opened': ['De extra plekken zijn geopend.', 'The extra places are open.'],
  'done.surge-closed': [
    'De extra plekken nemen niemand meer op.',
    'The extra places take nobody in any more.',
  ],
  'fault.places': [
    'Vul in hoeveel plekken het zijn, van 1 tot 100.',
    'Fill in how many places, from 1 to 100.',
  ],
  'fault.staffed': ['Niet meer dan het aantal plekken.', 'No more than the number of places.'],
  'fault.funded': ['Niet meer dan het aantal plekken.', 'No more than the number of places.'],
} as const satisfies Texts
