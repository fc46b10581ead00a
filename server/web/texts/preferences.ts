import type { Texts } from './text.ts'

/** How somebody likes to use the service: kept views, keys. */
export const PREFERENCES = {
  'views.label': ['Bewaarde weergaven', 'Saved views'],
  'views.keep': ['Bewaar deze weergave', 'Save this view'],
  'views.manage': ['Beheer bewaarde weergaven', 'Manage saved views'],
  'views.name': ['Naam van de weergave', 'Name of the view'],
  'views.rename': ['Naam van "{name}"', 'Name of "{name}"'],
  'views.save': ['Bewaar', 'Save'],
  'views.remove': ['Verwijder', 'Remove'],
  'keys.title': ['Sneltoetsen', 'Keyboard shortcuts'],
  'keys.lead': [
    'Werken alleen als u niet in een veld typt. Een pijltje betekent: eerst de ene toets, dan de andere.',
    'Work only while you are not typing in a field. An arrow means: first the one key, then the other.',
  ],
  'keys.off-lead': ['Sneltoetsen staan voor u uit.', 'Shortcuts are switched off for you.'],
  'keys.help': ['Deze lijst', 'This list'],
  'keys.find': ['Naar het eerste veld van de pagina', 'To the first field of the page'],
  'keys.key': ['Toets', 'Key'],
  'keys.does': ['Doet', 'Does'],
  'keys.switch-off': ['Zet sneltoetsen uit', 'Switch shortcuts off'],
  'keys.switch-on': ['Zet sneltoetsen aan', 'Switch shortcuts on'],
  'done.keys': ['Uw keuze is bewaard.', 'Your choice is saved.'],
  'done.view-saved': ['De weergave is bewaard.', 'The view is saved.'],
  'done.view-removed': ['De weergave is verwijderd.', 'The view is removed.'],
} as const satisfies Texts
