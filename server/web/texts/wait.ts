import type { Texts } from './text.ts'

/** How a household waits: its status, its clocks, and what people do with them. */
export const WAIT = {
  'wait.title': ['Hoe dit huishouden wacht', 'How this household waits'],
  'wait.status': ['Wachtstatus', 'Wait status'],
  'wait.counted': [
    '{n} {n|dag telt|dagen tellen} mee, sinds {day} op de lijst.',
    '{n} {n|day counts|days count}, on the list since {day}.',
  ],
  'wait.not-counted': [
    '{n} {n|dag telt|dagen tellen} niet mee.',
    '{n} {n|day does|days do} not count.',
  ],
  'wait.runs': ['De klok loopt.', 'The clock runs.'],
  'wait.stands': [
    'De klok staat stil sinds {day}: {reason}.',
    'The clock has stood still since {day}: {reason}.',
  ],
  'wait.clocks': ['Termijnen', 'Terms'],
  'wait.clock': ['Wat', 'What'],
  'wait.since': ['Vanaf', 'From'],
  'wait.days': ['Dagen', 'Days'],
  'wait.due': ['Uiterlijk', 'Due'],
  'wait.source': ['Bron', 'Source'],
  'wait.no-due': ['als de klok weer loopt', 'when the clock runs again'],
  'wait.kind.norm': ['norm', 'norm'],
  'wait.kind.review': ['opnieuw bekijken', 'review'],
  'wait.kind.decision': ['besluit', 'decision'],
  'wait.spells': ['Hoe de klok liep', 'How the clock ran'],
  'wait.spell.running': ['liep', 'ran'],
  'wait.spell.stopped': ['stond stil', 'stood still'],
  'wait.now': ['nu', 'now'],
  'wait.change': ['Wijzigen hoe dit huishouden wacht', 'Change how this household waits'],
  'wait.set-status': ['Wachtstatus wijzigen', 'Change the wait status'],
  'wait.status-and-why': ['Nieuwe wachtstatus, en waarom', 'New wait status, and why'],
  'wait.stop': ['Klok stilzetten', 'Stop the clock'],
  'wait.stop-what': [
    'Het huishouden blijft op de lijst. De dagen vanaf vandaag tellen niet mee.',
    'The household stays on the list. Days from today on do not count.',
  ],
  'wait.why': ['Waarom', 'Why'],
  'wait.resume': ['Klok weer laten lopen', 'Let the clock run again'],
  'done.wait-status': ['De wachtstatus is gewijzigd.', 'The wait status has been changed.'],
  'done.clock-stopped': ['De klok staat stil.', 'The clock has stopped.'],
  'done.clock-resumed': ['De klok loopt weer.', 'The clock runs again.'],
  'act.request.wait-status-set': ['Wachtstatus gezet', 'Wait status set'],
  'act.request.clock-stopped': ['Klok stilgezet', 'Clock stopped'],
  'act.request.clock-resumed': ['Klok weer gestart', 'Clock resumed'],
  'act.request.clock-held': [
    'Dag niet meegeteld: klok staat stil',
    'Day not counted: clock stands',
  ],
} as const satisfies Texts
