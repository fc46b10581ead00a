import type { Texts } from './text.ts'

/** What needs somebody, and how they want to be told. */
export const NOTICES = {
  'notices.title': ['Meldingen', 'Notices'],
  'notices.open': ['Nieuw', 'New'],
  'notices.all': ['Alles', 'All'],
  'notices.none': ['Er wacht niets op u.', 'Nothing waits for you.'],
  'notices.what': ['Wat', 'What'],
  'notices.when': ['Wanneer', 'When'],
  'notices.urgent': ['Dringend', 'Urgent'],
  'notices.times': ['{n} keer', '{n} times'],
  'notices.look': ['Bekijk', 'Look'],
  'notices.read': ['Gelezen', 'Read'],
  'notices.read-this': ['Zet op gelezen: {what}', 'Mark as read: {what}'],
  'notices.read-all': ['Zet alles op gelezen', 'Mark all as read'],
  'notices.settings': ['Hoe u meldingen krijgt', 'How you are told'],
  'notices.mail-on': [
    'In een mail staat alleen dat er iets op u wacht, met een link. Er staat nooit iets over mensen in.',
    'A mail only says that something waits for you, with a link. It never says anything about people.',
  ],
  'notices.mail-off': [
    'Dit systeem verstuurt nu geen mail. U ziet meldingen alleen hier.',
    'This service sends no mail now. You see notices only here.',
  ],
  'notices.mail-address-refused': [
    'Mail naar uw adres komt niet aan. Vraag uw beheerder om uw adres te verbeteren.',
    'Mail to your address does not arrive. Ask your administrator to correct your address.',
  ],
  'notices.kinds': ['Per soort melding', 'By kind of notice'],
  'notices.escalation': [
    'Dit kan niet wachten: u krijgt altijd meteen mail.',
    'This cannot wait: you always get mail at once.',
  ],
  'notices.quiet': ['Geen mail tussen', 'No mail between'],
  'notices.quiet-hint': [
    'Kies twee keer hetzelfde uur als u altijd mail wilt. Dringende mail komt altijd.',
    'Choose the same hour twice if you always want mail. Urgent mail always comes.',
  ],
  'notices.quiet-from': ['Vanaf', 'From'],
  'notices.quiet-until': ['Tot', 'Until'],
  'notices.hour': ['{n} uur', '{n}:00'],
  'notices.save': ['Bewaar', 'Save'],
  'way.off': ['Niet', 'Not at all'],
  'way.app': ['Alleen hier', 'Only here'],
  'way.digest': ['Hier, en in een verzamelmail', 'Here, and in a digest by mail'],
  'way.mail': ['Hier, en meteen per mail', 'Here, and by mail at once'],
  'fault.quietFrom': ['Kies een uur.', 'Choose an hour.'],
  'fault.quietUntil': ['Kies een uur.', 'Choose an hour.'],
  'done.notice-read': ['Op gelezen gezet.', 'Marked as read.'],
  'done.notice-settings': ['Uw keuze is bewaard.', 'Your choice is saved.'],
} as const satisfies Texts
