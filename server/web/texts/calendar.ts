import type { Texts } from './text.ts'

/** Places by nights, and the closures in it. */
export const CALENDAR = {
  'calendar.title': ['Kalender', 'Calendar'],
  'calendar.open': ['Kalender', 'Calendar'],
  'calendar.of': ['Kalender van {unit}', 'Calendar of {unit}'],
  'calendar.from': ['Vanaf', 'From'],
  'calendar.until': ['Tot', 'Until'],
  'calendar.show': ['Tonen', 'Show'],
  'calendar.earlier': ['Eerder', 'Earlier'],
  'calendar.later': ['Later', 'Later'],
  'calendar.place': ['Plek', 'Place'],
  'calendar.seat': ['behandelplaats', 'programme seat'],
  'calendar.available': ['Vrij te geven', 'Can be given out'],
  'calendar.period-wrong': [
    'Kies een begin en een later einde, hoogstens twee maanden uit elkaar.',
    'Choose a beginning and a later end, at most two months apart.',
  ],
  'calendar.free': ['Vrij', 'Free'],
  'calendar.held': ['Vast', 'Held'],
  'calendar.occupied': ['Bezet', 'Taken'],
  'calendar.closed': ['Dicht', 'Shut'],
  'calendar.turnaround': ['Wissel', 'Ready'],
  'calendar.legend': [
    'Vrij: te geven. Vast: gereserveerd of verwacht. Bezet: er is iemand. Dicht: gesloten. Wissel: wordt klaargemaakt.',
    'Free: can be given. Held: reserved or expected. Taken: somebody is there. Shut: closed. Ready: being made ready.',
  ],
  'calendar.close-from': ['{label} sluiten vanaf {day}', 'Close {label} from {day}'],
  'calendar.look-at': [
    'Sluiting van {label} op {day} bekijken',
    'Look at the closure of {label} on {day}',
  ],
  'closure.title': ['Sluiting', 'Closure'],
  'closure.change': ['Einde of reden wijzigen', 'Change end or reason'],
  'closure.save': ['Wijzigen', 'Change'],
  'closure.history': ['Wat er eerder stond', 'What it said before'],
  'closure.act.closed': ['Gesloten', 'Closed'],
  'closure.act.changed': ['Gewijzigd', 'Changed'],
  'closure.act.reopened': ['Weer geopend', 'Opened again'],
  'closure.no-end': ['zonder einde', 'without an end'],
  'closure.line': ['{from} tot {until}: {reason}', '{from} until {until}: {reason}'],
  'done.closure-changed': [
    'De sluiting is gewijzigd; wat er stond blijft te lezen.',
    'The closure is changed; what it said can still be read.',
  ],
} as const satisfies Texts
