import type { Texts } from './text.ts'

/** Cases that may be the same household. */
export const DUPLICATES = {
  'nav.duplicates': ['Dubbelen', 'Duplicates'],
  'duplicates.title': ['Mogelijk dubbele casussen', 'Cases that may be double'],
  'duplicates.lead': [
    'Deze casussen lijken op elkaar. Er staan geen namen bij. Vraag het na bij de zorgcoördinatoren als u twijfelt.',
    'These cases are alike. No names are shown. Ask the care coordinators when in doubt.',
  ],
  'duplicates.none': [
    'Er zijn nu geen mogelijke dubbelen.',
    'There are no possible duplicates now.',
  ],
  'duplicates.pair': ['Casus {one} en casus {two}', 'Case {one} and case {two}'],
  'duplicates.shared': ['Gelijk', 'In common'],
  'duplicates.by.name': ['naam en geboortedatum', 'name and birth date'],
  'duplicates.by.initials': ['eerste letters en geboortedatum', 'first letters and birth date'],
  'duplicates.by.swapped': [
    'naam in andere volgorde en geboortedatum',
    'name in another order and birth date',
  ],
  'duplicates.by.foreigner-number': ['V-nummer', 'V-number'],
  'duplicates.organisation': ['Organisatie', 'Organisation'],
  'duplicates.since': ['Wacht sinds', 'Waiting since'],
  'duplicates.age': ['Leeftijd', 'Age'],
  'duplicates.gender': ['Gender', 'Gender'],
  'duplicates.nationality': ['Nationaliteit', 'Nationality'],
  'duplicates.people': ['Personen', 'People'],
  'duplicates.same': ['Dezelfde: ga door met {id}', 'The same: go on with {id}'],
  'duplicates.different': ['Verschillend', 'Different'],
  'done.duplicate-same': [
    'De casussen zijn samengevoegd. De andere aanvraag is beëindigd.',
    'The cases have been merged. The other request has ended.',
  ],
  'done.duplicate-different': [
    'Vastgelegd: dit zijn verschillende huishoudens.',
    'Recorded: these are different households.',
  ],
} as const satisfies Texts
