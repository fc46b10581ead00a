import type { Texts } from './text.ts'

/** What was done without a connection. */
export const QUEUE = {
  'queue.title': ['Nog niet verstuurd', 'Not sent yet'],
  'queue.note': [
    'Dit staat alleen in deze browser. Zodra er verbinding is, gaat het vanzelf en in deze volgorde weg.',
    'This is in this browser only. As soon as there is a connection it is sent by itself, in this order.',
  ],
  'queue.waiting': ['Wacht op verbinding', 'Waiting for a connection'],
  'queue.sending': ['Wordt verstuurd', 'Being sent'],
  'queue.refused': ['Niet gelukt', 'Did not work'],
  'queue.old': ['Te oud: kijk eerst hoe het nu is', 'Too old: first look how things stand now'],
  'queue.drop': ['Weghalen', 'Remove'],
  'queue.badge': ['Wacht op verbinding', 'Waiting for a connection'],
  'queue.said': [
    'Geen verbinding. Bewaard, en straks vanzelf verstuurd.',
    'No connection. Kept, and sent by itself later.',
  ],
  'queue.leave': [
    'Er is nog iets niet verstuurd. Als u uitlogt, gaat dat verloren. Toch uitloggen?',
    'Something has not been sent yet. If you sign out it is lost. Sign out all the same?',
  ],
  'done.sent': [
    'De verbinding is er weer. Wat u hebt gedaan, is verstuurd.',
    'The connection is back. What you did has been sent.',
  ],
  'offline.here': [
    'Geen verbinding. Wat u ziet kan oud zijn; wat u doet, wordt bewaard.',
    'No connection. What you see may be old; what you do is kept.',
  ],
} as const satisfies Texts
