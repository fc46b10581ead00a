import type { Reason } from './outcome.ts'

/** What a coordinator reads about titles that follow from facts instead of the residence status. */
export const FACT_WHY = {
  group: {
    textNl:
      'Tijdelijke opvang van een groep slachtoffers van arbeidsuitbuiting; een verblijfsvoorwaarde is niet bekend.',
    textEn:
      'Temporary shelter of a group of victims of labour exploitation; no residence condition is known.',
  },
  groupAction: {
    textNl: 'Alleen voor mensen uit een groepsactie.',
    textEn: 'Only for people from a group action.',
  },
  labour: {
    textNl: 'Alleen bij arbeidsuitbuiting.',
    textEn: 'Only after labour exploitation.',
  },
  closed: {
    textNl: 'Gesloten jeugdhulp volgt de machtiging van de kinderrechter.',
    textEn: 'Closed youth care follows the authorisation of the court.',
  },
  closedAge: {
    textNl: 'Onder 18 jaar, en daarna tot 23 jaar alleen als voortzetting.',
    textEn: 'Under 18, and after that until 23 only as continuation.',
  },
  authorisation: {
    textNl: 'Nodig is een machtiging van de kinderrechter.',
    textEn: 'An authorisation by the court is needed.',
  },
  support: {
    textNl: 'Begeleiding door de gemeente waar iemand woont; de gemeente beslist.',
    textEn: 'Support by the municipality where someone lives; the municipality decides.',
  },
  noWmo: {
    textNl: 'Met deze status geeft de Wmo geen recht, dus ook niet op begeleiding.',
    textEn: 'Under this status the Wmo gives no access, so none to support either.',
  },
  resident: {
    textNl: 'De gemeente van inschrijving is niet bekend.',
    textEn: 'The municipality of registration is not known.',
  },
  supportMinor: {
    textNl: 'Onder 18 jaar gaat jeugdhulp voor.',
    textEn: 'Under 18 youth help goes first.',
  },
  precedence: {
    textNl:
      'De gemeente mag Wmo-opvang weigeren: er is recht op een Wlz-plaats en de persoon werkt niet mee.',
    textEn:
      'The municipality may refuse Wmo shelter: there is a right to a Wlz stay and the person does not cooperate.',
  },
  noWlzRight: {
    textNl: 'Alleen bij een (waarschijnlijk) recht op een Wlz-plaats.',
    textEn: 'Only with a right, or likely right, to a Wlz stay.',
  },
  cooperates: {
    textNl: 'Alleen als de persoon niet meewerkt.',
    textEn: 'Only when the person does not cooperate.',
  },
  assistance: {
    textNl: 'Met deze status is bijstand mogelijk; houders van een B8-vergunning krijgen bijstand.',
    textEn: 'Under this status social assistance is possible; holders of a B8 permit get it.',
  },
  assistanceAssess: {
    textNl:
      'Of bijstand mogelijk is, hangt bij deze status af van het verblijfsrecht: een medewerker zoekt het uit.',
    textEn:
      'Whether social assistance is possible depends on the right of residence: a person finds out.',
  },
  noAssistance: {
    textNl: 'Bijstand vraagt rechtmatig verblijf volgens Vw 8 a–e.',
    textEn: 'Social assistance asks for lawful stay under Vw 8 a–e.',
  },
  adultsOnly: {
    textNl: 'Dit geldt alleen vanaf de 18e verjaardag.',
    textEn: 'This holds only from the 18th birthday on.',
  },
  means: {
    textNl: 'Alleen zonder voldoende eigen inkomen of vermogen.',
    textEn: 'Only without sufficient income or means.',
  },
  uninsured: {
    textNl: 'Medisch noodzakelijke zorg voor wie onverzekerd is en niet kan betalen.',
    textEn: 'Medically necessary care for who is uninsured and cannot pay.',
  },
  otherCover: {
    textNl:
      'Alleen als er geen andere ziektekostendekking is; de dekking is niet bekend of is een andere.',
    textEn: 'Only when there is no other medical cover; the cover is not known, or is another one.',
  },
  reported: {
    textNl: 'Nodig is een melding; het CAK beslist per behandeling.',
    textEn: 'A report is needed; CAK decides per episode of care.',
  },
  schemeForForeigners: {
    textNl: 'Met deze status geldt de regeling voor onverzekerbare vreemdelingen.',
    textEn: 'Under this status the scheme for uninsurable foreigners applies.',
  },
  uninsurable: {
    textNl: 'Zorg voor een vreemdeling die zich met deze status niet kan verzekeren.',
    textEn: 'Care for a foreigner who cannot be insured under this status.',
  },
  insurable: {
    textNl:
      'Deze regeling is alleen voor onverzekerbare vreemdelingen, niet voor Nederlanders, EU-burgers, vergunninghouders of wie via het COA verzekerd is.',
    textEn:
      'This scheme is only for uninsurable foreigners, not for Dutch people, EU citizens, permit holders or who is insured through COA.',
  },
  forensic: {
    textNl: 'Forensische zorg volgt een strafrechtelijke maatregel (niet bevestigd).',
    textEn: 'Forensic care follows a criminal-law measure (not verified).',
  },
  measure: {
    textNl: 'Alleen met een strafrechtelijke maatregel.',
    textEn: 'Only with a criminal-law measure.',
  },
  local: {
    textNl:
      'Lokale opvang verschilt per gemeente; een landelijke titel is niet bekend: een medewerker vraagt het na.',
    textEn: 'Local shelter differs per municipality; no national title is known: a person asks.',
  },
  notLocal: {
    textNl:
      'Lokale opvang is alleen voor volwassenen zonder rechtmatig verblijf en zonder bedenktijd.',
    textEn: 'Local shelter is only for adults without lawful stay and without a reflection period.',
  },
  structural: {
    textNl:
      'Geen titel van een persoon: dit geld betaalt capaciteit van gemeenten. Per persoon is het niet te berekenen.',
    textEn:
      'Not a title of a person: this money pays capacity of municipalities. It cannot be computed per person.',
  },
  pilot: {
    textNl:
      'Alleen waar de gemeente aan de proef voor dakloze EU-burgers meedoet: een medewerker vraagt het na.',
    textEn:
      'Only where the municipality takes part in the pilot for homeless EU citizens: a person asks.',
  },
  notEu: {
    textNl: 'Deze proef is alleen voor EU-burgers.',
    textEn: 'This pilot is only for EU citizens.',
  },
} as const satisfies Record<string, Reason>
