import type { Texts } from './text.ts'

/** The page on which is written who a request is about. */
export const IDENTITY = {
  'identity.title': ['Wie het is', 'Who it is'],
  'identity.why': [
    'Deze gegevens worden apart van de aanvraag bewaard en versleuteld. Geen pagina toont ze, en ze staan niet in een voorstel. Wij herkennen er alleen aan of er al een aanvraag voor dezelfde persoon is.',
    'These particulars are kept apart from the request, and encrypted. No page shows them, and no offer contains them. We use them only to recognise whether there is a request for the same person already.',
  ],
  'identity.kept': [
    'Er zijn al gegevens bewaard. Wat u hier invult, komt ervoor in de plaats.',
    'Particulars have been kept already. What you fill in here replaces them.',
  ],
  'identity.none': ['Er zijn nog geen gegevens bewaard.', 'No particulars have been kept yet.'],
  'identity.given': ['Voornamen', 'Given names'],
  'identity.family': ['Achternaam', 'Family name'],
  'identity.birth': ['Geboortedatum', 'Date of birth'],
  'identity.v-number': ['V-nummer', 'V-number'],
  'identity.v-number-hint': [
    'Tien cijfers, op het document van de IND.',
    'Ten digits, on the document of the immigration service.',
  ],
  'identity.contact': ['Bereikbaar via', 'Can be reached by'],
  'identity.contact-hint': [
    'Bijvoorbeeld een telefoonnummer dat veilig is.',
    'For example a telephone number that is safe.',
  ],
  'identity.keep': ['Bewaren', 'Keep'],
  'request.identity': ['Wie het is', 'Who it is'],
  'done.identity': [
    'De gegevens zijn apart en versleuteld bewaard.',
    'The particulars are kept apart, and encrypted.',
  ],
  'fault.givenNames': ['Vul de voornamen in.', 'Fill in the given names.'],
  'fault.familyName': ['Vul de achternaam in.', 'Fill in the family name.'],
  'fault.foreignerNumber': [
    'Vul de tien cijfers van het V-nummer in.',
    'Fill in the ten digits of the V-number.',
  ],
  'fault.contact': ['Vul hoogstens 500 tekens in.', 'Fill in at most 500 characters.'],
} as const satisfies Texts
