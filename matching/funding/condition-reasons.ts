import type { Reason } from './outcome.ts'

/** What a coordinator reads when a condition of a title fails or is not known. */
export const WHY = {
  adult: {
    textNl: 'Dit geldt alleen vanaf de 18e verjaardag.',
    textEn: 'This holds only from the 18th birthday on.',
  },
  minor: {
    textNl: 'Dit geldt alleen tot de 18e verjaardag.',
    textEn: 'This holds only until the 18th birthday.',
  },
  notDutch: {
    textNl: 'Deze opvang is sinds 2018 niet voor Nederlanders.',
    textEn: 'Since 2018 this shelter is not for Dutch people.',
  },
  euReview: {
    textNl:
      'Een EU-burger heeft deze rechten alleen voor zover het EU-recht die niet geeft: een medewerker kijkt dit na.',
    textEn:
      'An EU citizen has these rights only as far as EU law does not give them: a person checks this.',
  },
  nationality: {
    textNl: 'De nationaliteit is niet bekend; voor Nederlanders is deze opvang niet.',
    textEn: 'Nationality is not known; this shelter is not for Dutch people.',
  },
  once: {
    textNl:
      'Er was al eerder een bedenktijd en die wordt één keer verleend: een medewerker kijkt dit na.',
    textEn: 'There was a reflection period before and it is granted once: a person checks this.',
  },
  statement: {
    textNl: 'Nodig is een schriftelijke verklaring van politie of IND.',
    textEn: 'A written statement by police or IND is needed.',
  },
  witness: {
    textNl: 'Dit is alleen voor een getuige die aangifte deed.',
    textEn: 'This is only for a witness who filed a report (aangifte).',
  },
  inShelter: {
    textNl: 'Dit geldt alleen bij verblijf in de vrouwenopvang.',
    textEn: "This holds only while staying in a women's shelter.",
  },
  minorAlone: {
    textNl: 'Minderjarig zonder volwassene: eerst wordt naar jeugdhulp gekeken.',
    textEn: 'A minor without an adult: youth help is looked at first.',
  },
  ageUnknown: {
    textNl: 'De geboortedatum is niet bekend; voor een minderjarige gaat jeugdhulp voor.',
    textEn: 'The birth date is not known; for a minor youth help goes first.',
  },
  supportedHousing: {
    textNl: 'Er is geen besluit van de gemeente over beschermd wonen bekend, of het is afgewezen.',
    textEn: 'No decision of the municipality on supported housing is known, or it was refused.',
  },
  indication: {
    textNl: 'Er is geen afgegeven indicatie van het CIZ bekend.',
    textEn: 'No indication issued by CIZ is known.',
  },
  insured: {
    textNl: 'Een Nederlandse zorgverzekering is niet bekend of er is een andere dekking.',
    textEn: 'Dutch health insurance is not known, or there is another cover.',
  },
  youth: {
    textNl: 'De Jeugdwet geldt tot de 18e verjaardag, en als voortzetting tot de 23e.',
    textEn: 'The Youth Act applies until the 18th birthday, and as continuation until the 23rd.',
  },
  continuation: {
    textNl:
      'Tussen 18 en 23 jaar alleen als de hulp eerder begon of was besloten, of binnen een half jaar weer begint.',
    textEn:
      'Between 18 and 23 only if help started or was decided on before, or resumes within half a year.',
  },
  halfYear: {
    textNl:
      'Het half jaar van deze voorziening is voorbij, gerekend vanaf de vroegst mogelijke dag; voor een nieuwe is een nieuw besluit nodig.',
    textEn:
      'The half year of this provision is over, counted from the earliest possible day; a new one needs a new decision.',
  },
  dublinTermOver: {
    textNl:
      'Dertig dagen na het begin van deze status zijn voorbij: alleen als de bedenktijd later begon, kan het nog.',
    textEn:
      'Thirty days after this status began are over: it is possible only if the reflection period began later.',
  },
} as const satisfies Record<string, Reason>

/** Why COSM has ended with the reflection period. */
export function reflectionOver(ended: string): Reason {
  return {
    textNl: `De bedenktijd is geëindigd op ${ended}; zij wordt één keer verleend en niet verlengd.`,
    textEn: `The reflection period ended on ${ended}; it is granted once and not extended.`,
  }
}
