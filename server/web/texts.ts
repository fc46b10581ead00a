/** Every text a page shows, by key, in both languages. The types see to it that none is missing. */
const nl = {
  'language.name': 'Nederlands',
  'language.other': 'English',
  skip: 'Naar de inhoud',
  'start.title': 'Onderdak',
  'start.lead':
    'De landelijke dienst die weet waar plek is, en voor slachtoffers van mensenhandel met ingewikkelde problemen de juiste plek vindt.',
  'start.what':
    'Zorgcoördinatoren vragen een plek aan, opvangaanbieders houden bij wat vrij is, de landelijke desk plaatst. Bij elk antwoord staat waarom: welke regel, welke financiering, en wat er zou moeten veranderen. Een mens besluit.',
  'start.sums': 'Plekken vannacht, per soort opvang',
  'start.sums-note': 'Alleen landelijke aantallen. Locaties zijn alleen te zien met een account.',
  'start.type': 'Soort opvang',
  'start.physical': 'Plekken',
  'start.occupied': 'Bezet',
  'start.held': 'Voorgesteld of gepland',
  'start.closed': 'Gesloten',
  'start.available': 'Vrij',
  'start.as-of': 'Bijgewerkt',
  'start.total': 'Totaal',
  'start.build': 'Aansluiten',
  'start.docs': 'API bekijken en proberen',
  'start.openapi': 'API-beschrijving (OpenAPI 3.1)',
  'start.demo':
    'Dit is een demonstratie. Personen zijn verzonnen, en de meeste plekken ook: bij elke plek staat of zij op een gepubliceerd cijfer berust.',
  'problem.title': 'Wat een foutmelding betekent',
  'problem.status': 'HTTP-status',
} as const

type Key = keyof typeof nl

const en: Readonly<Record<Key, string>> = {
  'language.name': 'English',
  'language.other': 'Nederlands',
  skip: 'Skip to content',
  'start.title': 'Onderdak',
  'start.lead':
    'The national service that knows where there is room, and finds victims of human trafficking with complex needs the right place.',
  'start.what':
    'Care coordinators request a place, shelters keep their vacancies true, the national desk places. Every answer says why: which rule, which funding, and what would have to change. A human decides.',
  'start.sums': 'Places tonight, by kind of shelter',
  'start.sums-note': 'National numbers only. Locations can be seen with an account.',
  'start.type': 'Kind of shelter',
  'start.physical': 'Places',
  'start.occupied': 'Occupied',
  'start.held': 'Offered or planned',
  'start.closed': 'Closed',
  'start.available': 'Free',
  'start.as-of': 'Updated',
  'start.total': 'Total',
  'start.build': 'Connect',
  'start.docs': 'Read and try the API',
  'start.openapi': 'API description (OpenAPI 3.1)',
  'start.demo':
    'This is a demonstration. People are made up, and so are most places: each place says whether it rests on a published figure.',
  'problem.title': 'What an error message means',
  'problem.status': 'HTTP status',
}

export const LANGUAGES = ['nl', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
export type Translate = (key: Key) => string

export function translator(language: Language): Translate {
  const texts = language === 'nl' ? nl : en
  return (key) => texts[key]
}
