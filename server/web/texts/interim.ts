import type { Texts } from './text.ts'

/** Where a household stays while it waits. */
export const INTERIM = {
  'interim.title': ['Tussenoplossing', 'Interim solution'],
  'interim.none': ['Er is geen tussenoplossing vastgelegd.', 'No interim solution is recorded.'],
  'interim.so-far': [
    'Tot nu toe {nights} {nights|nacht|nachten}, {cost}.',
    'Until now {nights} {nights|night|nights}, {cost}.',
  ],
  'interim.nights': ['{n} {n|nacht|nachten}, {cost}', '{n} {n|night|nights}, {cost}'],
  'interim.since': ['vanaf {from}', 'from {from}'],
  'interim.period': ['van {from} tot {until}', 'from {from} until {until}'],
  'interim.now': ['verblijft hier nu', 'stays here now'],
  'interim.unchecked': ['veiligheid niet gecontroleerd', 'safety not checked'],
  'interim.new': ['Tussenoplossing vastleggen', 'Record an interim solution'],
  'interim.kind': ['Waar verblijft het huishouden?', 'Where does the household stay?'],
  'interim.from': ['Eerste nacht', 'First night'],
  'interim.until': ['Dag van vertrek', 'Day of leaving'],
  'interim.cost': ['Kosten per nacht, in euro', 'Cost per night, in euros'],
  'interim.cost-hint': [
    'Bijvoorbeeld 95 of 95,50. Niets te betalen? Vul 0 in.',
    'For instance 95 or 95.50. Nothing to pay? Fill in 0.',
  ],
  'interim.payer': ['Waaruit wordt het betaald?', 'What pays for it?'],
  'interim.safety': ['Is de veiligheid gecontroleerd?', 'Has the safety been checked?'],
  'interim.checked': ['Ja, gecontroleerd', 'Yes, checked'],
  'interim.not-because': ['Nee. {reason}', 'No. {reason}'],
  'interim.start': ['Vastleggen', 'Record'],
  'interim.end-reason': [
    'Waarom eindigt de tussenoplossing?',
    'Why does the interim solution end?',
  ],
  'interim.end-on': ['Dag van vertrek', 'Day of leaving'],
  'interim.end': ['Tussenoplossing beëindigen', 'End the interim solution'],
  'interim.badge': ['tussenoplossing', 'interim solution'],
  'withdraw.interim': [
    'De tussenoplossing ({kind}) eindigt.',
    'The interim solution ({kind}) ends.',
  ],
  'fault.interim.kind': [
    'Kies waar het huishouden verblijft.',
    'Choose where the household stays.',
  ],
  'fault.interim.from': [
    'Kies vandaag of een eerdere dag waarop er geen andere tussenoplossing is.',
    'Choose today or an earlier day on which there is no other interim solution.',
  ],
  'fault.interim.costPerNight': [
    'Vul een bedrag in van 0 tot 2000 euro, bijvoorbeeld 95,50.',
    'Fill in an amount from 0 to 2000 euros, for instance 95.50.',
  ],
  'fault.interim.title': [
    'Kies waaruit het wordt betaald, want het kost geld.',
    'Choose what pays for it, because it costs money.',
  ],
  'fault.interim.safetyChecked': [
    'Zeg of de veiligheid is gecontroleerd, of waarom niet.',
    'Say whether the safety was checked, or why not.',
  ],
  'fault.interim-end.on': [
    'Kies een dag van het verblijf, vandaag of eerder.',
    'Choose a day of the stay, today or earlier.',
  ],
  'done.interim-started': [
    'De tussenoplossing is vastgelegd.',
    'The interim solution has been recorded.',
  ],
  'done.interim-ended': ['De tussenoplossing is geëindigd.', 'The interim solution has ended.'],
  'timeline.interim-started': ['Tussenoplossing', 'Interim solution'],
  'timeline.interim-ended': ['Einde tussenoplossing', 'End of interim solution'],
  'picture.interim': ['In een tussenoplossing', 'In an interim solution'],
  'picture.interim-note': [
    'Huishoudens die nu wachten in een hotel, bij bekenden of elders. Deze maand tot nu toe: {nights} nachten, {cost} (afgerond).',
    'Households that now wait in a hotel, with people they know or elsewhere. This month until now: {nights} nights, {cost} (rounded).',
  ],
  'picture.interim-few': [
    'Huishoudens die nu wachten in een hotel, bij bekenden of elders. Nachten en kosten van deze maand zijn van te weinig huishoudens om te tonen.',
    'Households that now wait in a hotel, with people they know or elsewhere. Nights and cost of this month are of too few households to show.',
  ],
  'picture.interim-kind': ['Soort', 'Kind'],
} as const satisfies Texts
