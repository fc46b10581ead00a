import type { Text } from './text.ts'

/** Words of this service, each with what it means here. */
export const GLOSSARY: readonly {
  readonly term: Text
  readonly means: Text
  readonly easy: string
}[] = [
  {
    term: ['Aanvraag', 'Request'],
    means: [
      'De vraag om een plek voor één huishouden.',
      'The request for a place for one household.',
    ],
    easy: 'U vraagt om een plek. Voor één persoon of één gezin.',
  },
  {
    term: ['Huishouden', 'Household'],
    means: [
      'Iemand alleen, of een ouder met kinderen die samen een plek nodig hebben.',
      'Somebody alone, or a parent with children who need a place together.',
    ],
    easy: 'Eén persoon. Of een ouder met kinderen.',
  },
  {
    term: ['Voorstel', 'Offer'],
    means: [
      'Een plek die wordt vastgehouden tot de opvang ja of nee zegt.',
      'A place that is held until the shelter says yes or no.',
    ],
    easy: 'Wij vragen aan een opvang: is deze plek goed? De plek blijft zo lang vrij.',
  },
  {
    term: ['Wachtlijst', 'Waitlist'],
    means: [
      'Eén lijst voor het hele land. Eerst telt de urgentieklasse, dan de wachttijd.',
      'One list for the whole country. First the urgency class counts, then the waiting time.',
    ],
    easy: 'De lijst van iedereen die wacht. Wie in gevaar is, gaat voor. Daarna: wie het langst wacht.',
  },
  {
    term: ['Past, beoordelen, kan niet', 'Fits, assess, blocked'],
    means: [
      'Wat de regels over een plek zeggen. Een mens besluit altijd.',
      'What the rules say of a place. A person always decides.',
    ],
    easy: 'De computer zegt of een plek goed is. Een mens beslist.',
  },
  {
    term: ['Financieringstitel', 'Funding title'],
    means: [
      'De wet of regeling die bed, behandeling of leefgeld betaalt.',
      'The law or scheme that pays for the bed, the treatment or the living.',
    ],
    easy: 'Wie betaalt de opvang?',
  },
  {
    term: ['Afgeschermd', 'Withheld'],
    means: [
      'Een aantal dat wij niet tonen, omdat het zo klein is dat iemand te herkennen is.',
      'A number we do not show, because it is so small that somebody could be recognised.',
    ],
    easy: 'Wij laten dit getal niet zien. Het getal is heel klein. Dan kunt u zien wie het is.',
  },
  {
    term: ['Organisatie', 'Organisation'],
    means: [
      'Wie een of meer locaties beheert en wie er werkt.',
      'Who runs one or more facilities, and whose people work there.',
    ],
    easy: 'Het bedrijf of de stichting van de opvang.',
  },
  {
    term: ['Locatie', 'Facility'],
    means: [
      'Een huis of terrein waar mensen verblijven. Waar het staat, zegt de dienst niet.',
      'A house or site where people stay. The service does not say where it is.',
    ],
    easy: 'Het huis waar mensen wonen. Het adres is geheim.',
  },
  {
    term: ['Afdeling', 'Unit'],
    means: [
      'Een deel van een locatie met eigen plekken, eisen en begeleiding.',
      'A part of a facility with places, criteria and staff of its own.',
    ],
    easy: 'Een deel van het huis. Met eigen kamers en begeleiders.',
  },
  {
    term: ['Plek', 'Place'],
    means: [
      'Een bed, een kamer of een gezinskamer. Een plek is voor één huishouden tegelijk.',
      'A bed, a room or a family room. A place is for one household at a time.',
    ],
    easy: 'Een bed of een kamer. Voor één persoon of één gezin.',
  },
  {
    term: ['Zorgprogramma', 'Programme'],
    means: [
      'Zorg die bij een verblijf hoort, zoals traumabehandeling.',
      'Care that goes with a stay, such as trauma treatment.',
    ],
    easy: 'Hulp die u krijgt in de opvang.',
  },
  {
    term: ['Behandelplaats', 'Seat'],
    means: [
      'Ruimte voor één persoon in een zorgprogramma. Telt nooit als bed.',
      'Room for one person in a programme. Never counted as a bed.',
    ],
    easy: 'Er is ruimte voor u bij de hulp. Dit is geen bed.',
  },
  {
    term: ['Casus', 'Case'],
    means: [
      'Alles over één huishouden bij elkaar, zonder naam. Wie iemand is, ligt apart en verzegeld.',
      'Everything about one household, without a name. Who somebody is lies apart and sealed.',
    ],
    easy: 'Alles wat wij weten over één gezin. Zonder naam.',
  },
  {
    term: ['Vasthouden', 'Hold'],
    means: [
      'Een plek blijft vrij voor één huishouden tot er antwoord is of de tijd om is.',
      'A place stays free for one household until there is an answer or the time is up.',
    ],
    easy: 'De plek blijft even vrij voor u.',
  },
  {
    term: ['Verblijf', 'Stay'],
    means: [
      'Van gepland, via aangekomen, tot vertrokken.',
      'From planned, over arrived, to departed.',
    ],
    easy: 'De tijd dat iemand in de opvang woont.',
  },
  {
    term: ['Plaatsing', 'Placement'],
    means: [
      'Het besluit van een mens dat een huishouden op een plek komt.',
      'The decision of a person that a household goes to a place.',
    ],
    easy: 'Iemand besluit: dit gezin gaat naar deze plek.',
  },
  {
    term: ['Criterium', 'Criterion'],
    means: [
      'Iets wat een huishouden nodig heeft of wat een plek vraagt of biedt.',
      'Something a household needs, or a place asks or offers.',
    ],
    easy: 'Wat u nodig hebt. Of wat de opvang vraagt.',
  },
  {
    term: ['Betaler', 'Payer'],
    means: [
      'Wie volgens een titel bed, behandeling of levensonderhoud betaalt.',
      'Who pays bed, treatment or living costs under a title.',
    ],
    easy: 'Wie de rekening betaalt.',
  },
  {
    term: ['Mandaat', 'Mandate'],
    means: [
      'Het vastgelegde recht van een regio om zelf over plaatsing te besluiten.',
      'The recorded right of a region to decide on placement itself.',
    ],
    easy: 'Een regio mag zelf beslissen. Dat staat op papier.',
  },
  {
    term: ['Sluiting', 'Closure'],
    means: [
      'Nachten waarop een plek niet gebruikt kan worden, met een reden.',
      'Nights on which a place cannot be used, with a reason.',
    ],
    easy: 'De plek is even dicht. Bijvoorbeeld voor een reparatie.',
  },
  {
    term: ['Wisseldagen', 'Turnaround'],
    means: [
      'Dagen na een vertrek waarin een plek wordt klaargemaakt.',
      'Days after a departure in which a place is made ready.',
    ],
    easy: 'Dagen om de kamer schoon te maken.',
  },
  {
    term: ['Bevestiging', 'Attestation'],
    means: [
      'Een opvang zegt: dit zien wij nu. Verschilt het van de telling, dan zoekt iemand dat uit.',
      'A shelter says: this is what we see now. If it differs from the count, somebody finds out why.',
    ],
    easy: 'De opvang zegt: dit klopt nog.',
  },
  {
    term: ['Zekerheid', 'Confidence'],
    means: [
      'Hoe zeker het is dat een plek echt vrij is. Wordt lager als een opvang lang niets bevestigt.',
      'How sure it is that a place is really free. Falls when a shelter has not confirmed for long.',
    ],
    easy: 'Hoe zeker wij weten dat de plek vrij is.',
  },
  {
    term: ['Versoepeling', 'Relaxation'],
    means: [
      'Een regel die iemand opzij mag zetten, zodat er meer plekken passen. Wat de wet eist, nooit.',
      'A rule that somebody may set aside so that more places fit. Never what the law requires.',
    ],
    easy: 'Een regel die niet mee hoeft te tellen. Dan zijn er meer plekken.',
  },
  {
    term: ['Urgentieklasse', 'Urgency class'],
    means: [
      'Van 1 (vandaag een plek) tot 4 (binnen zes weken).',
      'From 1 (a place today) to 4 (within six weeks).',
    ],
    easy: 'Hoe snel iemand een plek nodig heeft.',
  },
  {
    term: ['Second opinion', 'Second opinion'],
    means: [
      'Een tweede oordeel over een weigering, door de landelijke desk.',
      'A second judgement of a refusal, by the national desk.',
    ],
    easy: 'Iemand anders kijkt nog een keer naar de weigering.',
  },
  {
    term: ['COSM', 'COSM'],
    means: [
      'Opvang voor slachtoffers in de bedenktijd.',
      'Shelter for victims in the reflection period.',
    ],
    easy: 'Opvang voor mensen die nog nadenken over aangifte.',
  },
  {
    term: ['OMM', 'OMM'],
    means: [
      'Opvang voor slachtoffers van mensenhandel met meer dan één ernstig probleem.',
      'Shelter for victims of human trafficking with multiple complex needs.',
    ],
    easy: 'Opvang voor mensen met veel problemen tegelijk.',
  },
  {
    term: ['Bedenktijd', 'Reflection period (bedenktijd)'],
    means: [
      'Drie maanden waarin een slachtoffer zonder verblijfsrecht mag bedenken of het meewerkt (Vc 2000, B8/3).',
      'Three months in which a victim without a right of residence may decide whether to cooperate (Vc 2000, B8/3).',
    ],
    easy: 'Drie maanden om na te denken. U mag dan in Nederland blijven.',
  },
]
