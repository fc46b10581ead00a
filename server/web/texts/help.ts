import type { Role } from '../../../models/user.model.ts'
import type { Text, Texts } from './text.ts'

/** What each role can do here, one task a line. */
export const TASKS: Readonly<Record<Role, readonly Text[]>> = {
  coordinator: [
    [
      'Vraag een plek aan voor een huishouden: Aanvragen, Nieuwe aanvraag.',
      'Request a place for a household: Requests, New request.',
    ],
    [
      'Zie per plek waarom die past of niet, en wat er zou moeten veranderen.',
      'See for each place why it fits or not, and what would have to change.',
    ],
    [
      'Volg waar uw aanvraag op de wachtlijst staat en waarom daar.',
      'Follow where your request stands on the waitlist, and why there.',
    ],
  ],
  operator: [
    [
      'Bevestig elke dag met één tik wat er vrij is: Vandaag.',
      'Confirm every day with one tap what is free: Today.',
    ],
    [
      'Beantwoord een voorstel voor de tijd om is. Bij weigeren kiest u een reden.',
      'Answer an offer before its time is up. When you refuse you choose a reason.',
    ],
    [
      'Leg aankomst en vertrek vast. De plek komt dan vanzelf vrij.',
      'Record arrivals and departures. The place then becomes free by itself.',
    ],
  ],
  desk: [
    ['Beoordeel nieuwe aanvragen: Triage.', 'Assess new requests: Triage.'],
    [
      'Doe een voorstel vanaf de aanvraag of vanuit het plan.',
      'Make an offer from the request or from the plan.',
    ],
    ['Keur als tweede een regel goed: Regels.', 'Be the second to approve a rule: Rules.'],
  ],
  region: [
    [
      'Beoordeel aanvragen waarvoor uw regio het mandaat heeft: Triage.',
      'Assess requests for which your region has the mandate: Triage.',
    ],
    [
      'Zie wie er uit uw regio wacht en hoe lang.',
      'See who waits from your region, and for how long.',
    ],
  ],
  ministry: [
    [
      'Zie wie er wacht, hoe lang en waarom: Landelijk beeld. U ziet nooit een persoon.',
      'See who waits, how long and why: National picture. You never see a person.',
    ],
    [
      'Neem cijfers mee als CSV of als rapport in PDF.',
      'Take numbers with you as CSV or as a report in PDF.',
    ],
  ],
  reporter: [
    [
      'Meld een mogelijk slachtoffer, en zie wie de melding oppakt.',
      'Report a possible victim, and see who takes it up.',
    ],
  ],
  admin: [
    [
      'Nodig gebruikers uit, wijzig een rol, of blokkeer een account: Gebruikers.',
      'Invite users, change a role, or block an account: Users.',
    ],
    [
      'Bekijk wat een nieuwe regel verandert, en keur hem met iemand anders goed: Regels.',
      'See what a new rule changes, and approve it with somebody else: Rules.',
    ],
  ],
  auditor: [
    [
      'Zoek wie wat zag of deed, en op welke grond: Toegangslog.',
      'Search who saw or did what, and on which ground: Access log.',
    ],
    [
      'Controleer of er niets uit het log is gehaald of veranderd.',
      'Check that nothing was taken from the log or changed.',
    ],
  ],
}

export const HELP = {
  'help.link': ['Hulp', 'Help'],
  'help.title': ['Hulp', 'Help'],
  'help.lead': [
    'Wat u hier kunt doen, en wat de woorden betekenen.',
    'What you can do here, and what the words mean.',
  ],
  'help.tasks': ['Wat kan ik hier doen?', 'What can I do here?'],
  'help.sign-in': [
    'Log in om te zien wat u hier kunt doen.',
    'Sign in to see what you can do here.',
  ],
  'help.glossary': ['Woorden', 'Words'],
  'help.stuck': ['Lukt iets niet?', 'Does something not work?'],
  'help.stuck-text': [
    'Lees de melding op de pagina: daar staat wat u kunt doen. Helpt dat niet, bel dan uw beheerder. Is iemand nu in gevaar, bel 112.',
    'Read the message on the page: it says what you can do. If that does not help, call your administrator. If somebody is in danger now, call 112.',
  ],
  'help.easy-on': ['Eenvoudig Nederlands', 'Plain Dutch'],
  'help.easy-off': ['Gewoon Nederlands', 'Ordinary Dutch'],
  'problem.unexpected-title': ['Er ging iets mis bij ons', 'Something went wrong on our side'],
  'problem.what-now': ['Wat kunt u doen?', 'What can you do?'],
  'problem.check-address': [
    'Kijk of het adres klopt. Wie het kreeg in een bericht, klikt daar opnieuw op de link.',
    'Check the address. If you got it in a message, press the link there again.',
  ],
  'problem.sign-in-first': [
    'Log in. Sommige pagina’s ziet u alleen met een account.',
    'Sign in. Some pages can only be seen with an account.',
  ],
  'problem.later': [
    'Wacht een minuut en laad de pagina opnieuw. Wat u had opgeslagen, is er nog.',
    'Wait a minute and load the page again. What you had saved is still there.',
  ],
  'problem.ask': [
    'Blijft het zo, bel dan uw beheerder en zeg hoe laat het gebeurde.',
    'If it stays like this, call your administrator and say at what time it happened.',
  ],
} as const satisfies Texts
