/**
 * Easy Dutch (A2: short sentences, everyday words) for texts where it makes a difference. What is not here is said in
 * the ordinary Dutch of the service.
 */
export const EASY: Readonly<Record<string, string>> = {
  'help.lead': 'Hier leest u wat u kunt doen. En wat moeilijke woorden betekenen.',
  'help.stuck-text':
    'Lees wat er op de pagina staat. Helpt dat niet? Bel uw beheerder. Is er gevaar? Bel 112.',
  'problem.not-found':
    'Deze pagina is er niet. Of u mag de pagina niet zien. Ga terug naar het begin.',
  'problem.not-allowed': 'U mag dit niet zien. Klopt dat niet? Bel uw beheerder.',
  'problem.unexpected':
    'Er ging iets fout bij ons. U kunt er niets aan doen. Probeer het later opnieuw.',
  'problem.database-away': 'Het werkt nu even niet. Er is niets weg. Probeer het zo opnieuw.',
  'problem.wrong-credentials': 'Uw e-mail of wachtwoord is fout. Probeer het opnieuw.',
  'problem.form-expired': 'Dit werkt niet meer. Ga terug en probeer het opnieuw.',
  'problem.too-many-requests': 'U hebt het te vaak geprobeerd. Wacht 15 minuten.',
  'problem.check-address': 'Kijk of u het adres goed hebt getypt.',
  'problem.sign-in-first': 'Log eerst in.',
  'problem.later': 'Wacht één minuut. Open de pagina dan opnieuw.',
  'problem.ask': 'Werkt het nog niet? Bel uw beheerder.',
  'class.1': 'Klasse 1: er is gevaar, vandaag een plek',
  'class.2': 'Klasse 2: een plek binnen 3 dagen',
  'class.3': 'Klasse 3: een plek binnen 2 weken',
  'class.4': 'Klasse 4: een plek binnen 6 weken',
  'picture.lead':
    'Hoeveel mensen wachten? Hoe lang? Waarom? Wij laten alleen getallen zien. Nooit namen.',
  'audit.lead':
    'Hier ziet u wie iets heeft gezien of gedaan. Ook wat u nu zoekt, schrijven wij op.',
  'start.lead':
    'Wij weten waar een bed vrij is. Zo vinden wij een veilige plek voor slachtoffers van mensenhandel.',
  'password.hint': 'Maak een wachtwoord van 15 letters of meer. Bijvoorbeeld vier losse woorden.',
}
