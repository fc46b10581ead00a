import type { Texts } from './text.ts'

/** Actions after which several households need shelter. */
export const GROUPS = {
  'groups.title': ['Groepsacties', 'Group actions'],
  'groups.lead': [
    'Een actie tegen arbeidsuitbuiting waarna meer huishoudens opvang nodig hebben. Ieder huishouden heeft een eigen aanvraag.',
    'An action against labour exploitation after which several households need shelter. Each household has a request of its own.',
  ],
  'groups.new': ['Groepsactie aankondigen', 'Announce a group action'],
  'groups.none': ['Er zijn geen groepsacties.', 'There are no group actions.'],
  'groups.when': ['Verwacht', 'Expected'],
  'groups.size': [
    '{people} mensen, {n} {n|huishouden|huishoudens}',
    '{people} people, {n} {n|household|households}',
  ],
  'groups.open': ['Nog te beoordelen', 'To be decided'],
  'groups.waiting': ['Op de wachtlijst', 'On the waitlist'],
  'groups.placed': ['Geplaatst', 'Placed'],
  'groups.ended': ['Geëindigd', 'Ended'],
  'group.title': ['Groepsactie {id}', 'Group action {id}'],
  'group.days': ['Verwacht van {from} tot en met {until}', 'Expected from {from} to {until}'],
  'group.late': ['Laat aangekondigd: {reason}', 'Announced late: {reason}'],
  'group.members': ['Huishoudens', 'Households'],
  'group.decide': [
    'Beoordeel alle {n} huishoudens tegelijk',
    'Decide on all {n} households at once',
  ],
  'group.accept': ['Allemaal op de wachtlijst zetten', 'Put all on the waitlist'],
  'group.refuse': ['Allemaal weigeren', 'Refuse all'],
  'group.withdraw': ['De hele groep intrekken', 'Withdraw the whole group'],
  'group.of': ['Hoort bij een groepsactie', 'Belongs to a group action'],
  'group.arrive-from': ['Eerste dag waarop zij kunnen komen', 'First day on which they may come'],
  'group.arrive-until': ['Laatste dag', 'Last day'],
  'group.short-notice': [
    'Waarom wordt het later dan tien dagen vooraf gemeld?',
    'Why is it announced later than ten days before?',
  ],
  'group.short-notice-hint': ['Alleen als het korter is.', 'Only when it is shorter.'],
  'group.singles': ['Hoeveel mensen alleen?', 'How many people by themselves?'],
  'group.families': [
    'Hoeveel gezinnen met twee volwassenen?',
    'How many families with two adults?',
  ],
  'group.children': ['Hoeveel kinderen per gezin?', 'How many children in each family?'],
  'group.age': ['Geschatte leeftijd van de volwassenen', 'Estimated age of the adults'],
  'group.nationality': ['Nationaliteit', 'Nationality'],
  'group.status': ['Verblijfsstatus die wordt verwacht', 'Residence status that is expected'],
  'group.threat': ['Dreiging', 'Threat'],
  'group.urgency': ['Urgentie', 'Urgency'],
  'group.later': [
    'Wat u hier invult geldt voor iedereen en wordt per huishouden verbeterd zodra zij er zijn.',
    'What you fill in holds for everybody and is put right per household once they are there.',
  ],
  'group.announce': ['Aankondigen', 'Announce'],
  'done.group-announced': [
    'De groepsactie is aangekondigd.',
    'The group action has been announced.',
  ],
  'done.group-decided': ['Over de groep is beslist.', 'The group has been decided on.'],
  'done.group-withdrawn': ['De groep is ingetrokken.', 'The group has been withdrawn.'],
  'fault.group.region': ['Kies een regio.', 'Choose a region.'],
  'fault.group.arriveFrom': ['Kies vandaag of een latere dag.', 'Choose today or a later day.'],
  'fault.group.arriveUntil': [
    'Kies een dag niet voor de eerste.',
    'Choose a day not before the first.',
  ],
  'fault.group.shortNotice': [
    'Kies een reden als het korter dan tien dagen vooraf is, en anders geen.',
    'Choose a reason when it is less than ten days before, and none otherwise.',
  ],
  'fault.group.households': [
    'Vul ten minste een persoon of gezin in, en samen ten hoogste veertig.',
    'Fill in at least one person or family, and forty together at most.',
  ],
  'fault.group.estimatedAge': [
    'Vul een leeftijd in van 18 tot 99.',
    'Fill in an age from 18 to 99.',
  ],
  'fault.group.nationalityGroup': ['Kies een nationaliteit.', 'Choose a nationality.'],
  'fault.group.status': ['Kies een status.', 'Choose a status.'],
  'fault.group.threatLevel': ['Kies hoe groot de dreiging is.', 'Choose how large the threat is.'],
  'fault.group.urgencyClass': ['Kies hoe dringend het is.', 'Choose how urgent it is.'],
} as const satisfies Texts
