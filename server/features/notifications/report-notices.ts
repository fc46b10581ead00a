/** What is told of reports: kinds and rows of `notice-table.ts`. */
export const REPORT_KINDS = {
  'report-to-take-up': {
    textNl: 'Er is een melding van een mogelijk slachtoffer. U bent aan zet.',
    textEn: 'A presumed victim was reported. It is your turn.',
    way: 'mail',
  },
  'report-overdue': {
    textNl: 'Op een melding is niet op tijd gereageerd.',
    textEn: 'Nobody acted on a report in time.',
    way: 'mail',
    urgent: true,
  },
  'report-still-overdue': {
    textNl: 'Op een melding is na de herinnering nog steeds niet gereageerd. Wijs iemand aan.',
    textEn: 'Nobody has acted on a report after the reminder. Decide who does.',
    way: 'mail',
    urgent: true,
  },
  'report-handed-over': {
    textNl: 'Een melding is overgedragen. Kijk wie nu aan zet is.',
    textEn: 'A report was handed over. See whose turn it is now.',
    way: 'mail',
  },
  'report-followed-up': {
    textNl: 'Er is nieuws over uw melding.',
    textEn: 'There is news about your report.',
    way: 'digest',
  },
} as const

export const REPORT_TOLD = [
  {
    after: 'report.received',
    subject: 'reportId',
    kind: 'report-to-take-up',
    roles: ['coordinator', 'region', 'desk'],
  },
  {
    after: 'report.escalated',
    subject: 'reportId',
    kind: 'report-overdue',
    roles: ['coordinator', 'region', 'desk'],
  },
  {
    after: 'report.escalated-further',
    subject: 'reportId',
    kind: 'report-still-overdue',
    roles: ['desk'],
  },
  {
    after: 'report.handed-over',
    subject: 'reportId',
    kind: 'report-handed-over',
    roles: ['coordinator', 'region', 'desk'],
    settles: ['report-to-take-up', 'report-overdue', 'report-still-overdue'],
  },
  {
    after: 'report.followed-up',
    subject: 'reportId',
    kind: 'report-followed-up',
    roles: ['reporter'],
    settles: ['report-to-take-up', 'report-overdue', 'report-still-overdue', 'report-handed-over'],
  },
  {
    after: 'report.closed',
    subject: 'reportId',
    kind: 'report-followed-up',
    roles: ['reporter'],
    settles: ['report-to-take-up', 'report-overdue', 'report-still-overdue', 'report-handed-over'],
  },
] as const
