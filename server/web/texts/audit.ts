import type { Texts } from './text.ts'

/** The access log, for the auditor. */
export const AUDIT = {
  'nav.audit': ['Toegangslog', 'Access log'],
  'audit.title': ['Toegangslog', 'Access log'],
  'audit.lead': [
    'Wie zag of deed wat, wanneer, van wie en op welke grond. Ook uw zoekopdracht komt in het log.',
    'Who saw or did what, when, of whom and on which ground. Your search goes into the log as well.',
  ],
  'audit.form': ['Zoeken', 'Search'],
  'audit.subject': ['Over wie', 'About whom'],
  'audit.subject-hint': [
    'Nummer van een aanvraag, voorstel of verblijf, of het pseudoniem van een huishouden.',
    'Number of a request, offer or stay, or the pseudonym of a household.',
  ],
  'audit.person': ['Door wie', 'By whom'],
  'audit.person-hint': ['E-mailadres van een gebruiker.', 'E-mail address of a user.'],
  'audit.act': ['Wat', 'What'],
  'audit.any-act': ['Alles', 'Everything'],
  'audit.from': ['Vanaf', 'From'],
  'audit.until': ['Tot en met', 'Until'],
  'audit.search': ['Zoek', 'Search'],
  'audit.found': ['{n} {n|regel|regels} gevonden', '{n} {n|entry|entries} found'],
  'audit.none': [
    'Niets gevonden. Kies een ruimere periode of laat een veld leeg.',
    'Nothing found. Choose a longer period or leave a field empty.',
  ],
  'audit.when': ['Wanneer', 'When'],
  'audit.who': ['Wie', 'Who'],
  'audit.about': ['Huishoudens', 'Households'],
  'audit.ground': ['Grond', 'Ground'],
  'audit.fields': ['Velden: {fields}', 'Fields: {fields}'],
  'audit.reason': ['Reden: {reason}', 'Reason: {reason}'],
  'audit.ids': ['Nummers', 'Numbers'],
  'audit.of-households': ['{n} {n|huishouden|huishoudens}', '{n} {n|household|households}'],
  'audit.sealed': ['Verzegeld, schakel {n}', 'Sealed, link {n}'],
  'audit.not-sealed': ['Nog niet verzegeld', 'Not sealed yet'],
  'audit.system': ['De dienst zelf', 'The service itself'],
  'audit.gone': ['Onbekende gebruiker', 'Unknown user'],
  'audit.older': ['Oudere regels', 'Older entries'],
  'audit.newer': ['Nieuwere regels', 'Newer entries'],
  'audit.chain': ['De keten', 'The chain'],
  'audit.chain-note': [
    'Elke seconde verzegelt de dienst nieuwe regels in een keten. Wie een regel wijzigt of weghaalt, breekt de keten.',
    'Every second the service seals new entries in a chain. Whoever changes or removes an entry breaks the chain.',
  ],
  'audit.check': ['Controleer de keten nu', 'Check the chain now'],
  'audit.whole': [
    'De keten is heel: {entries} regels in {seals} schakels, niets gewijzigd of verdwenen.',
    'The chain is whole: {entries} entries in {seals} links, nothing changed or gone.',
  ],
  'audit.broken': [
    'De keten klopt niet. Sla alarm bij de functionaris gegevensbescherming.',
    'The chain is not sound. Alert the data protection officer.',
  ],
  'audit.waiting': [
    '{n} {n|regel wacht|regels wachten} nog op verzegeling.',
    '{n} {n|entry awaits|entries await} sealing.',
  ],
  'fault.person': [
    'Er is geen gebruiker met dit e-mailadres.',
    'There is no user with this address.',
  ],
  'fault.subject': ['Dit nummer is niet bekend.', 'This number is not known.'],
  'fault.since': ['Kies een geldige datum.', 'Choose a valid date.'],
  'fault.till': [
    'Kies een geldige datum, op of na het begin.',
    'Choose a valid date, on or after the start.',
  ],
} as const satisfies Texts
