import type { Reason } from './outcome.ts'

/** Dutch wording of the conditions in `data/residence-matrix.json`, which are written in English. */
const DUTCH: Readonly<Record<string, string>> = {
  'Adult non-Dutch persons in the reflection period only.':
    'Alleen voor volwassen niet-Nederlanders in de bedenktijd.',
  'Ingezetene van Nederland who left home and cannot manage.':
    'Ingezetene van Nederland die de thuissituatie heeft verlaten en zich niet kan redden.',
  '18 or older, psychic or psychosocial problems, unable to manage.':
    '18 jaar of ouder, psychische of psychosociale problemen, kan zich niet redden.',
  'Under 18, or 18–23 as continuation.': 'Onder 18 jaar, of 18 tot 23 jaar als voortzetting.',
  'Insured; CIZ indication.': 'Verzekerd, met een indicatie van het CIZ.',
  'Insured; referral.': 'Verzekerd, met een verwijzing.',
  'Since 2018 no EU citizens.': 'Sinds 2018 niet voor EU-burgers.',
  'EU, EEA or Swiss citizens may derive B8/3 rights only as far as they have none under EU law.':
    'Burgers van EU, EER of Zwitserland hebben rechten uit B8/3 alleen voor zover het EU-recht die niet geeft.',
  'No, except a safety risk from domestic violence.':
    'Nee, behalve bij een veiligheidsrisico door huiselijk geweld.',
  'Staying in vrouwenopvang because of trafficking, honour or domestic violence.':
    'Verblijft in de vrouwenopvang wegens mensenhandel, eer- of huiselijk geweld.',
  'At most three months after entry.': 'Ten hoogste drie maanden na inreis.',
  'If insured.': 'Als de persoon verzekerd is.',
  'Adult, non-Dutch.': 'Volwassen en geen Nederlander.',
  'Wmo opvang is open to foreigners only with Vw 8 a–e or l.':
    'Wmo-opvang staat voor vreemdelingen alleen open bij rechtmatig verblijf volgens Vw 8 a–e of l.',
  'Wmo beschermd wonen is open to foreigners only with Vw 8 a–e or l.':
    'Beschermd wonen staat voor vreemdelingen alleen open bij rechtmatig verblijf volgens Vw 8 a–e of l.',
  'Written statement by police or IND.': 'Met een schriftelijke verklaring van politie of IND.',
  'No Wlz insurance in this status.': 'Met deze status is er geen Wlz-verzekering.',
  'No Wlz insurance in this status, so no Zvw insurance; Rvb, COA, SOV or OVV may cover treatment.':
    'Met deze status is er geen Wlz- en dus geen zorgverzekering; Rvb, COA, SOV of OVV betaalt mogelijk de behandeling.',
  'Transition: the stay in COSM ends towards follow-up shelter.':
    'Overgang: het verblijf in de COSM loopt af, op weg naar vervolgopvang.',
  'Staying in vrouwenopvang.': 'Verblijft in de vrouwenopvang.',
  'The place is paid by the municipality or the shelter [U]: a person finds out who pays.':
    'De plek wordt betaald door de gemeente of de opvang (niet bevestigd): een medewerker zoekt uit wie betaalt.',
  'Written statement by IND.': 'Met een schriftelijke verklaring van de IND.',
  'A present stay in COSM must flow out.': 'Een lopend verblijf in de COSM moet uitstromen.',
  'Under 18.': 'Onder 18 jaar.',
  'At most half a year per provision.': 'Ten hoogste een half jaar per voorziening.',
  'Equated with a Dutch person until the irrevocable decision or an expulsion order.':
    'Gelijkgesteld met een Nederlander tot het onherroepelijke besluit of een last tot uitzetting.',
  'Possible by order in council (AMvB).':
    'Mogelijk op grond van een algemene maatregel van bestuur.',
  'Only while awaiting housing.': 'Alleen zolang op huisvesting wordt gewacht.',
  'The reflection period is only for people not lawfully present; asylum seekers normally stay with COA.':
    'De bedenktijd is alleen voor mensen zonder rechtmatig verblijf; asielzoekers verblijven gewoonlijk bij het COA.',
  'Via COA or the municipality.': 'Via het COA of de gemeente.',
  'Only if the reflection period is granted; 30 days if granted after 18 May 2023.':
    'Alleen als de bedenktijd is verleend; 30 dagen als dat na 18 mei 2023 gebeurde.',
  'The reflection period is only for people not lawfully present.':
    'De bedenktijd is alleen voor mensen zonder rechtmatig verblijf.',
  'If Vw 8 k.': 'Als de bedenktijd (Vw 8 k) is verleend.',
  'Not known.': 'Niet bekend.',
  'Only if the reflection period is granted.': 'Alleen als de bedenktijd is verleend.',
  'Adult; the Jeugdwet applies under 18, or 18–23 as continuation.':
    'Volwassen; de Jeugdwet geldt onder 18 jaar, of van 18 tot 23 jaar als voortzetting.',
  'Adults only.': 'Alleen voor volwassenen.',
  'Youth help applies instead.': 'In plaats daarvan geldt de jeugdhulp.',
  'Category e covers minors with Vw 8 f, g or h who live with a parent or carer, and gives an allowance only.':
    'Categorie e is voor minderjarigen met Vw 8 f, g of h die bij een ouder of verzorger wonen, en geeft alleen een toelage.',
  'Protected shelter (BO-AMV) via Nidos for unaccompanied minors.':
    'Beschermde opvang via Nidos voor alleenstaande minderjarigen.',
  'Presumed victim with problems on several life domains; OMM is a joint provision of the centrumgemeenten, so whoever has Wmo access is taken to have access. Configurable: the real status condition is not known.':
    'Vermoedelijk slachtoffer met problemen op meer leefgebieden. De OMM is een voorziening van de centrumgemeenten samen: wie toegang heeft tot de Wmo, wordt geacht toegang te hebben. De echte voorwaarde is niet bekend.',
  'The status condition of OMM is not known: configurable.':
    'Welke verblijfsstatus de OMM vraagt, is niet bekend.',
}

/** A condition of the matrix in both languages; one without a Dutch wording stays in English. */
export function conditionText(condition: string): Reason {
  const textEn = condition
    .replaceAll(' [U]', ' (not verified)')
    .replaceAll(' Configurable: the', ' The')
  return { textNl: DUTCH[condition] ?? condition, textEn: textEn.replace(': configurable.', '.') }
}

/** Whether a condition has a Dutch wording of its own. */
export function hasDutchText(condition: string): boolean {
  return Object.hasOwn(DUTCH, condition)
}
