import type { Texts } from './text.ts'

/** What comes in: taking a request, questions and answers. */
export const REPORTING = {
  'triage.by': ['Besluit van triage', 'Triage decides'],
  'claim.with': ['In behandeling bij', 'Taken by'],
  'claim.nobody': ['Nog niemand', 'Nobody yet'],
  'claim.you': ['U', 'You'],
  'claim.colleague': ['een collega', 'a colleague'],
  'claim.until': ['tot', 'until'],
  'claim.take': ['Neem deze aanvraag in behandeling', 'Take this request'],
  'claim.what': [
    'Anderen zien dan dat u ermee bezig bent. Na een half uur is hij weer vrij.',
    'Others then see that you are busy with it. After half an hour it is free again.',
  ],
  'claim.theirs': [
    '{who} is bezig met deze aanvraag. U kunt hem overnemen na',
    '{who} is busy with this request. You can take it over after',
  ],
  'claim.mine': ['U hebt deze aanvraag in behandeling tot', 'You have taken this request until'],
  'claim.let-go': ['Geef terug', 'Give it back'],
  'questions.title': ['Vragen en antwoorden', 'Questions and answers'],
  'questions.open': ['Nog geen antwoord', 'No answer yet'],
  'questions.by': ['Antwoord nodig', 'Answer needed'],
  'questions.answer': ['Uw antwoord', 'Your answer'],
  'questions.hint': [
    'Of vul het in de aanvraag zelf in en dien hem opnieuw in. Geen namen en geen adressen.',
    'Or put it into the request itself and submit it again. No names and no addresses.',
  ],
  'questions.send': ['Antwoord versturen', 'Send the answer'],
  'done.taken': ['U hebt de aanvraag in behandeling.', 'You have taken the request.'],
  'done.let-go': ['De aanvraag is weer vrij.', 'The request is free again.'],
  'done.answered': ['Uw antwoord is verstuurd.', 'Your answer has been sent.'],
  'fault.answer': ['Schrijf uw antwoord.', 'Write your answer.'],
} as const satisfies Texts
