import type { Texts } from './text.ts'

/** The national plan: what it proposes, and why others got no place. */
export const PLANS = {
  'home.late': ['{n} te laat', '{n} overdue'],
  'plans.title': ['Landelijk plan', 'National plan'],
  'plans.lead': [
    'Het plan verdeelt alle vrije plekken over iedereen die wacht: het dringendst eerst, dan wie het langst wacht. Het is een voorstel; u beslist per huishouden.',
    'The plan divides all free places over everybody who waits: the most urgent first, then who waits longest. It is a proposal; you decide household by household.',
  ],
  'plans.start': ['Nieuw plan maken', 'Make a new plan'],
  'plans.none': ['Er is nog geen plan gemaakt.', 'No plan has been made yet.'],
  'plans.when': ['Gemaakt', 'Made'],
  'plans.kind': ['Soort', 'Kind'],
  'plans.kind.national': ['Landelijk', 'National'],
  'plans.kind.acute': ['Spoedgeval', 'Acute case'],
  'plans.status': ['Stand', 'State'],
  'plans.status.running': ['Wordt gemaakt, {n}%', 'Being made, {n}%'],
  'plans.status.proposed': ['Voorstel', 'Proposal'],
  'plans.status.failed': ['Mislukt', 'Failed'],
  'plans.status.cancelled': ['Gestopt', 'Stopped'],
  'plans.status.superseded': ['Vervangen door een nieuwer plan', 'Replaced by a newer plan'],
  'plans.result': ['Geplaatst', 'Placed'],
  'plans.of': ['{n} van {all} huishoudens', '{n} of {all} households'],
  'plan.title': ['Plan voor de nacht van {day}', 'Plan for the night of {day}'],
  'plan.running': [
    'Het plan wordt gemaakt: {n}% klaar. Deze pagina werkt zichzelf bij.',
    'The plan is being made: {n}% done. This page updates itself.',
  ],
  'plan.old': [
    'Er is een nieuwer plan. Dit plan is alleen nog om te lezen.',
    'There is a newer plan. This one is for reading only.',
  ],
  'plan.proof': ['Wat is nagerekend', 'What was checked'],
  'plan.proof-note': [
    'Een tweede programma, los van het eerste, heeft het plan nagerekend.',
    'A second program, apart from the first, has checked the plan.',
  ],
  'plan.check.validAssignment': [
    'Iedereen krijgt een plek die past, en elke plek gaat naar één huishouden.',
    'Everybody gets a place that fits, and every place goes to one household.',
  ],
  'plan.check.lexicographicByClass': [
    'Geen dringender huishouden is gepasseerd voor een minder dringend.',
    'No more urgent household was passed over for a less urgent one.',
  ],
  'plan.check.maximumPlaced': [
    'Meer huishoudens tegelijk plaatsen kan niet.',
    'More households cannot be placed at once.',
  ],
  'plan.check.noJustifiedEnvy': [
    'Niemand wacht terwijl een ander die na hem komt zijn plek heeft.',
    'Nobody waits while somebody who comes later has their place.',
  ],
  'plan.check.bestFit': [
    'Van alle gelijke verdelingen past deze het best.',
    'Of all equal divisions this one fits best.',
  ],
  'plan.check.repeatable': [
    'Nog een keer rekenen geeft precies hetzelfde plan.',
    'Computing again gives exactly the same plan.',
  ],
  'plan.lines.proposed': ['Te besluiten', 'To decide'],
  'plan.lines.offered': ['Voorgesteld', 'Offered'],
  'plan.lines.withdrawn': ['Ingetrokken', 'Withdrawn'],
  'plan.lines.overridden': ['Afgeweken', 'Set aside'],
  'plan.lines.unplaced': ['Geen plek', 'No place'],
  'plan.lines.none': ['Hier staat niemand.', 'Nobody is listed here.'],
  'plan.line': ['Huishouden {id}', 'Household {id}'],
  'plan.line.state': ['Besluit', 'Decision'],
  'plan.line.where': ['Plek volgens het plan', 'Place by the plan'],
  'plan.line.fit': ['past {n} punten boven de ondergrens', 'fits {n} points above the minimum'],
  'plan.line.displaces': [
    'Gaat voor huishouden {id}, dat minder dringend is.',
    'Goes before household {id}, which is less urgent.',
  ],
  'plan.line.decide': ['Beslissen', 'Decide'],
  'plan.line.accept': ['Plek voorstellen', 'Offer the place'],
  'plan.line.accept-what': [
    'De locatie krijgt het voorstel, en de plek wordt vastgehouden tot het antwoord.',
    'The unit gets the offer, and the place is held until the answer.',
  ],
  'plan.line.by-hand': ['Zelf een voorstel invullen', 'Fill in an offer yourself'],
  'plan.line.override': ['Afwijken van het plan', 'Set this line aside'],
  'plan.line.override-what': [
    'De plek gaat dan niet via dit plan naar dit huishouden. Het huishouden blijft wachten.',
    'The place then does not go to this household by this plan. The household keeps waiting.',
  ],
  'plan.line.reason': ['Waarom?', 'Why?'],
  'plan.line.explanation': ['Leg het uit', 'Explain'],
  'plan.line.explanation-hint': [
    'In een paar woorden. Alleen de desk en de auditor kunnen dit lezen.',
    'In a few words. Only the desk and the auditor can read this.',
  ],
  'plan.why': ['Waarom geen plek?', 'Why no place?'],
  'plan.why-link': ['Wat zegt het plan?', 'What does the plan say?'],
  'plan.why-none': [
    'Dit huishouden staat niet in het laatste plan. Maak een nieuw plan om het mee te nemen.',
    'This household is not in the latest plan. Make a new plan to include it.',
  ],
  'plan.assess': [
    '{n} {n|plek|plekken} kan een mens nog openen.',
    '{n} {n|place|places} could still be opened by a human.',
  ],
  'plan.matches': [
    'Bekijk de matches en de kleinste wijzigingen',
    'See matches and smallest changes',
  ],
  'override.better-place-elsewhere': [
    'Elders is een betere plek',
    'There is a better place elsewhere',
  ],
  'override.household-objects': ['Het huishouden wil dit niet', 'The household objects'],
  'override.unit-objects': ['De locatie heeft bezwaar', 'The unit objects'],
  'override.circumstances-changed': [
    'De omstandigheden zijn veranderd',
    'Circumstances have changed',
  ],
  'override.facts-not-right': ['De gegevens kloppen niet', 'The facts are not right'],
  'override.safety': ['Veiligheid', 'Safety'],
  'override.other': ['Iets anders', 'Something else'],
  'done.plan-started': ['Het plan wordt gemaakt.', 'The plan is being made.'],
  'done.line-offered': [
    'Het voorstel is gedaan en de plek wordt vastgehouden.',
    'The offer is made and the place is held.',
  ],
  'done.line-overridden': ['Vastgelegd: u wijkt af van het plan.', 'Recorded: you set it aside.'],
} as const satisfies Texts
