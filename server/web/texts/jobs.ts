import type { Texts } from './text.ts'

/** What runs by itself, for administrators. */
export const JOBS = {
  'nav.jobs': ['Taken', 'Jobs'],
  'jobs.title': ['Wat vanzelf loopt', 'What runs by itself'],
  'jobs.lead': [
    'Elke taak loopt op één computer tegelijk. Valt die uit, dan neemt een andere het binnen een minuut over.',
    'Each job runs on one computer at a time. When that one fails, another takes over within a minute.',
  ],
  'jobs.none': ['Er loopt nog niets.', 'Nothing runs yet.'],
  'jobs.name': ['Taak', 'Job'],
  'jobs.state': ['Staat', 'State'],
  'jobs.last': ['Laatst', 'Last'],
  'jobs.next': ['Volgende', 'Next'],
  'jobs.failures': ['Mislukt op rij', 'Failed in a row'],
  'jobs.node': ['Computer', 'Computer'],
  'jobs.mails': ['Mails van de laatste 90 dagen', 'Mails of the last 90 days'],
  'job.waiting': ['wacht op zijn tijd', 'waits for its time'],
  'job.running': ['loopt', 'running'],
  'job.abandoned': ['blijft liggen', 'abandoned'],
  'job.failing': ['mislukt', 'failing'],
  'job.late': ['te laat', 'late'],
  'mail.due': ['nog te versturen', 'still to be sent'],
  'mail.sent': ['verstuurd', 'sent'],
  'mail.dead-address': ['adres bestaat niet', 'address does not exist'],
  'mail.given-up': ['opgegeven na een dag proberen', 'given up after a day of trying'],
} as const satisfies Texts
