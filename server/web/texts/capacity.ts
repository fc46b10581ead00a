import type { Texts } from './text.ts'

/** Keeping capacity true: what house and calendar disagree on, and the link that confirms a number. */
export const CAPACITY = {
  'nav.conflicts': ['Verschillen', 'Differences'],
  'conflicts.title': ['Verschillen met uw eigen systeem', 'Differences with your own system'],
  'conflicts.what': [
    'Uw systeem zegt iets anders dan de kalender. Kijk wat klopt: er verandert niets vanzelf.',
    'Your system says something else than the calendar. See which is right: nothing changes by itself.',
  ],
  'conflicts.none': ['Er zijn geen verschillen.', 'There are no differences.'],
  'conflicts.line': [
    'Uw systeem: {said}. De kalender: {known}.',
    'Your system: {said}. The calendar: {known}.',
  ],
  'conflicts.calendar-right': ['Kalender klopt', 'Calendar is right'],
  'conflicts.corrected': ['Kalender is verbeterd', 'Calendar is corrected'],
  'conflicts.feed': ['Gegevens uit uw systeem', 'Data from your system'],
  'conflicts.csv': ['Regels (CSV)', 'Lines (CSV)'],
  'conflicts.csv-hint': [
    'Eerste regel: unit,place,available,state. Per afdeling hoeveel er vrij zijn, of per plek: free, held, occupied of closed.',
    'First line: unit,place,available,state. Per unit how many are free, or per place: free, held, occupied or closed.',
  ],
  'conflicts.send': ['Vergelijken', 'Compare'],
  'fault.csv': [
    'Kijk de regels na: kolomnamen, codes van uw afdelingen en plekken, hele getallen.',
    'Check the lines: column names, codes of your units and places, whole numbers.',
  ],
  'done.conflict-resolved': ['Het verschil is afgehandeld.', 'The difference is settled.'],
  'done.fed': ['De regels zijn vergeleken.', 'The lines have been compared.'],
  'still-true.title': ['Klopt dit nog?', 'Is this still true?'],
  'still-true.shows': [
    '{unit}: de kalender zegt dat er nu {n} vrij {n|is|zijn}.',
    '{unit}: the calendar says that {n} {n|is|are} free now.',
  ],
  'still-true.differs': [
    'Klopt het niet? Log in en pas de kalender aan.',
    'Not right? Sign in and change the calendar.',
  ],
  'still-true.used': [
    'Deze link werkt één keer en is gebruikt. Uw antwoord is doorgegeven.',
    'This link works once and was used. Your answer has been passed on.',
  ],
  'still-true.gone': [
    'Deze link doet niets (meer). Vraag een nieuwe of log in.',
    'This link does nothing (any more). Ask for a new one or sign in.',
  ],
  'still-true.sign-in': ['Inloggen', 'Sign in'],
  'done.still-true': [
    'Dank u: uw antwoord is doorgegeven.',
    'Thank you: your answer was passed on.',
  ],
} as const satisfies Texts
