import type { ProblemName } from '../../problem.ts'
import type { Text, Texts } from './text.ts'

/** What each refusal means for whoever looks at a page, and what to do next. */
const PROBLEM: Readonly<Record<`problem.${ProblemName}`, Text>> = {
  'problem.invalid-input': [
    'Er klopt iets niet in wat u hebt ingevuld. Verbeter het en verstuur het opnieuw.',
    'Something in what you filled in is not right. Correct it and send it again.',
  ],
  'problem.malformed-json': [
    'Het formulier kwam niet goed aan. Verstuur het opnieuw.',
    'The form did not arrive well. Send it again.',
  ],
  'problem.not-signed-in': [
    'Uw sessie is afgelopen. Log opnieuw in.',
    'Your session has ended. Sign in again.',
  ],
  'problem.wrong-credentials': [
    'E-mailadres of wachtwoord klopt niet. Controleer beide, of vraag uw beheerder om een nieuw wachtwoord.',
    'E-mail address or password is wrong. Check both, or ask your administrator for a new password.',
  ],
  'problem.not-allowed': [
    'Uw rol mag dit niet. Vraag uw beheerder als u denkt dat dit niet klopt.',
    'Your role may not do this. Ask your administrator if you think this is wrong.',
  ],
  'problem.no-authority': [
    'Over deze plek beslist iemand anders. Vul het besluit in van wie er gaat over deze plek.',
    'Somebody else decides on this place. Fill in the decision of whoever does.',
  ],
  'problem.not-found': [
    'Dit bestaat niet, of u mag het niet zien. Controleer het adres of ga naar het begin.',
    'This does not exist, or you may not see it. Check the address or go to the start.',
  ],
  'problem.method-not-allowed': [
    'Dit adres kan zo niet worden gebruikt. Ga terug naar de pagina waar u vandaan kwam.',
    'This address cannot be used like that. Go back to the page you came from.',
  ],
  'problem.wrong-state': [
    'Dit kan nu niet meer: de stand is intussen veranderd. Hieronder staat hoe het nu is.',
    'This is no longer possible: things have changed meanwhile. Below is how they stand now.',
  ],
  'problem.being-decided': [
    'Iemand anders is hiermee bezig. Hieronder staat wie, en tot wanneer.',
    'Somebody else is busy with this. Below is who, and until when.',
  ],
  'problem.offer-already-answered': [
    'Dit voorstel was al beantwoord of ingetrokken. Hieronder staat hoe het nu is.',
    'This offer was already answered or withdrawn. Below is how things stand now.',
  ],
  'problem.offer-expired': [
    'De tijd om dit voorstel te beantwoorden is voorbij. De desk kan een nieuw voorstel doen.',
    'The time to answer this offer is over. The desk can make a new one.',
  ],
  'problem.too-late': [
    'Dit kan niet meer: de tijd ervoor is voorbij.',
    'This is no longer possible: the time for it is over.',
  ],
  'problem.too-many-offers': [
    'Er lopen al zoveel voorstellen als er tegelijk mogen. Wacht op een antwoord, of trek er een in.',
    'As many offers run already as may at once. Wait for an answer, or take one back.',
  ],
  'problem.place-taken': [
    'De plek is niet vrij in die periode. Kies een andere plek of periode.',
    'The place is not free in that period. Choose another place or period.',
  ],
  'problem.place-blocked': [
    'Een regel staat deze plek voor dit huishouden niet toe. Bekijk bij de plekken welke regel dat is.',
    'A rule does not allow this place for this household. See the places for which rule that is.',
  ],
  'problem.plan-running': [
    'Er wordt al een plan gemaakt. Wacht tot het klaar is.',
    'A plan is being made already. Wait until it is ready.',
  ],
  'problem.rule-not-sound': [
    'De regel doorstaat de controles niet.',
    'The rule does not pass its checks.',
  ],
  'problem.already-exists': [
    'Dit bestaat al. Kijk of iemand anders het net heeft gedaan.',
    'This exists already. See whether somebody else has just done it.',
  ],
  'problem.key-reused': [
    'Dit formulier was al verstuurd. Controleer wat hieronder staat en verstuur het zo nodig opnieuw.',
    'This form was sent before. Check what is below and send it again if needed.',
  ],
  'problem.changed-meanwhile': [
    'Iemand anders veranderde dit op hetzelfde moment. Kijk hoe het nu is en doe het zo nodig opnieuw.',
    'Somebody else changed this at the same moment. See how it stands now and do it again if needed.',
  ],
  'problem.too-large': [
    'Dit is te veel in een keer. Maak de tekst korter.',
    'This is too much at once. Make the text shorter.',
  ],
  'problem.unsupported-media-type': [
    'Het formulier kwam niet goed aan. Verstuur het opnieuw.',
    'The form did not arrive well. Send it again.',
  ],
  'problem.too-many-requests': [
    'Te veel pogingen. Wacht een kwartier en probeer het dan opnieuw.',
    'Too many attempts. Wait a quarter of an hour and try again.',
  ],
  'problem.unexpected': [
    'Er ging bij ons iets mis. Er is niets veranderd en wij hebben het genoteerd. Probeer het straks opnieuw.',
    'Something went wrong on our side. Nothing was changed and we have noted it. Try again later.',
  ],
  'problem.database-away': [
    'De gegevens zijn even niet bereikbaar. Er is niets verloren. Probeer het over een paar tellen opnieuw.',
    'The data cannot be reached for a moment. Nothing was lost. Try again in a few seconds.',
  ],
}

export const PROBLEM_TEXTS = {
  ...PROBLEM,
  'problem.form-expired': [
    'Dit formulier is niet meer geldig: u bent intussen opnieuw ingelogd of uitgelogd. Ga terug, laad de pagina opnieuw en verstuur het nog eens.',
    'This form is no longer valid: you have signed in again or out meanwhile. Go back, reload the page and send it once more.',
  ],
  'problem.page-title': ['Dat lukte niet', 'That did not work'],
  'problem.not-found-title': ['Pagina niet gevonden', 'Page not found'],
  'problem.not-allowed-title': ['Geen toegang', 'No access'],
  'problem.to-start': ['Naar het begin', 'To the start'],
  'problem.try-again': ['Deze pagina opnieuw laden', 'Load this page again'],
  'problem.list-title': ['Wat een foutmelding betekent', 'What an error message means'],
  'problem.status': ['HTTP-status', 'HTTP status'],
} as const satisfies Texts
