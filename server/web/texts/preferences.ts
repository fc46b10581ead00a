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
  'done.view-saved': ['De weergave is bewaard.', 'The view is saved.'],
  'done.view-removed': ['De weergave is verwijderd.', 'The view is removed.'],
} as const satisfies Texts
