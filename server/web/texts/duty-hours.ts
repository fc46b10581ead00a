import type { Texts } from './text.ts'

/** The page on which a unit says when it answers. */
export const DUTY_HOURS = {
  'duty.title': ['Wanneer er iemand is', 'When somebody is there'],
  'duty.open': ['Wanneer er iemand is', 'When somebody is there'],
  'duty.lead': [
    'De tijd om op een voorstel te antwoorden loopt alleen in deze uren. Laat een dag leeg als er dan niemand is. Is alles leeg, dan loopt de tijd dag en nacht.',
    'The time to answer an offer only runs in these hours. Leave a day empty when nobody is there. When all is empty, the time runs day and night.',
  ],
  'duty.night': [
    'Een dienst over middernacht schrijft u in twee delen: tot 24:00 en de volgende dag vanaf 00:00. Voorstellen die er al liggen, houden hun tijd.',
    'A shift past midnight is written in two parts: until 24:00, and the next day from 00:00. Offers that are there already keep their time.',
  ],
  'duty.now-always': ['Nu: dag en nacht.', 'Now: day and night.'],
  'duty.from': ['{day}, van', '{day}, from'],
  'duty.until': ['{day}, tot', '{day}, until'],
  'duty.from-again': ['{day}, en van', '{day}, and from'],
  'duty.until-again': ['{day}, en tot', '{day}, and until'],
  'duty.keep': ['Bewaren', 'Save'],
  'done.duty-hours': ['De uren zijn bewaard.', 'The hours are saved.'],
  'fault.opens': ['Vul een tijd in, als 08:00.', 'Fill in a time, as 08:00.'],
  'fault.closes': [
    'Vul een tijd na het begin in, als 22:00 of 24:00.',
    'Fill in a time after the beginning, as 22:00 or 24:00.',
  ],
} as const satisfies Texts
