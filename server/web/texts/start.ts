import type { Texts } from './text.ts'

/** The public start page, and signing in. */
export const START = {
  'start.title': ['Onderdak', 'Onderdak'],
  'start.lead': [
    'De landelijke dienst die weet waar plek is, en voor slachtoffers van mensenhandel met ingewikkelde problemen de juiste plek vindt.',
    'The national service that knows where there is room, and finds victims of human trafficking with complex needs the right place.',
  ],
  'start.what': [
    'Zorgcoördinatoren vragen een plek aan, opvangaanbieders houden bij wat vrij is, de landelijke desk plaatst. Bij elk antwoord staat waarom: welke regel, welke financiering, en wat er zou moeten veranderen. Een mens besluit.',
    'Care coordinators request a place, shelters keep their vacancies true, the national desk places. Every answer says why: which rule, which funding, and what would have to change. A human decides.',
  ],
  'start.sums': ['Plekken vannacht, per soort opvang', 'Places tonight, by kind of shelter'],
  'start.sums-note': [
    'Alleen landelijke aantallen. Locaties zijn alleen te zien met een account.',
    'National numbers only. Locations can be seen with an account.',
  ],
  'start.type': ['Soort opvang', 'Kind of shelter'],
  'start.physical': ['Plekken', 'Places'],
  'start.occupied': ['Bezet', 'Occupied'],
  'start.held': ['Voorgesteld of gepland', 'Offered or planned'],
  'start.closed': ['Gesloten', 'Closed'],
  'start.available': ['Vrij', 'Free'],
  'start.as-of': ['Bijgewerkt', 'Updated'],
  'start.total': ['Totaal', 'Total'],
  'start.build': ['Aansluiten', 'Connect'],
  'start.docs': ['API bekijken en proberen', 'Read and try the API'],
  'start.openapi': ['API-beschrijving (OpenAPI 3.1)', 'API description (OpenAPI 3.1)'],
  'start.demo': [
    'Dit is een demonstratie. Personen zijn verzonnen, en de meeste plekken ook: bij elke plek staat of zij op een gepubliceerd cijfer berust.',
    'This is a demonstration. People are made up, and so are most places: each place says whether it rests on a published figure.',
  ],
  'start.no-screens': [
    'Voor uw rol zijn er nog geen eigen schermen. Wat u mag zien, is er via de API.',
    'There are no screens for your role yet. What you may see is there through the API.',
  ],
  'sign-in.title': ['Inloggen', 'Sign in'],
  'sign-in.email': ['E-mailadres', 'E-mail address'],
  'sign-in.password': ['Wachtwoord', 'Password'],
  'sign-in.submit': ['Inloggen', 'Sign in'],
  'sign-in.help': [
    'Wachtwoord kwijt? Uw beheerder geeft een nieuw.',
    'Lost your password? Your administrator gives you a new one.',
  ],
  'sign-in.demo': [
    'Bij een proefinstallatie drukt npm start van elke rol een account af.',
    'On a trial installation, npm start prints an account of every role.',
  ],
  'done.signed-out': ['U bent uitgelogd.', 'You have signed out.'],
  'fault.email': ['Vul een geldig e-mailadres in.', 'Fill in a valid e-mail address.'],
  'fault.password': ['Vul uw wachtwoord in.', 'Fill in your password.'],
} as const satisfies Texts
