/** Care programmes of the demo country: codes by which requests ask for a seat. */
export const PROGRAMME_KINDS = {
  'trauma-treatment': { nameNl: 'Traumabehandeling', nameEn: 'Trauma treatment' },
  'addiction-treatment': { nameNl: 'Verslavingsbehandeling', nameEn: 'Addiction treatment' },
  'lvb-coaching': {
    nameNl: 'Begeleiding bij een licht verstandelijke beperking',
    nameEn: 'Coaching with a mild intellectual disability',
  },
  'parenting-support': { nameNl: 'Opvoedondersteuning', nameEn: 'Parenting support' },
  'resilience-training': { nameNl: 'Weerbaarheidstraining', nameEn: 'Resilience training' },
  'daytime-activities': { nameNl: 'Dagbesteding', nameEn: 'Daytime activities' },
  'work-coaching': { nameNl: 'Begeleiding naar werk', nameEn: 'Work coaching' },
  'loverboy-programme': {
    nameNl: 'Programma na loverboyproblematiek',
    nameEn: 'Programme after exploitation by a loverboy',
  },
} as const satisfies Record<string, { nameNl: string; nameEn: string }>

export type ProgrammeKind = keyof typeof PROGRAMME_KINDS
