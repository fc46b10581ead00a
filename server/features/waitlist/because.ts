export interface Because {
  readonly code: string
  readonly textNl: string
  readonly textEn: string
}

interface Standing {
  readonly urgencyClass: number
  readonly askedClass: number
  readonly waitingDays: number
  /** Its days do not count just now. */
  readonly clockStands: boolean
  readonly position: number
  /** How many wait in this class. */
  readonly sameClass: number
  /** ISO 8601 term of the class. */
  readonly term: string | undefined
}

const TERMS: Readonly<Record<string, readonly [string, string]>> = {
  P1D: ['vandaag', 'today'],
  P3D: ['binnen drie dagen', 'within three days'],
  P2W: ['binnen twee weken', 'within two weeks'],
  P6W: ['binnen zes weken', 'within six weeks'],
}

/** Why a household stands where it stands, in the order in which the rules ask. */
export function becauseOf(standing: Standing): Because[] {
  const { urgencyClass, askedClass, waitingDays, position, sameClass, term } = standing
  const [termNl, termEn] = TERMS[term ?? ''] ?? ['zo snel mogelijk', 'as soon as possible']
  const reasons: Because[] = [
    {
      code: 'urgency-class',
      textNl: `Urgentieklasse ${urgencyClass}: besluit ${termNl}. Een dringender klasse gaat voor.`,
      textEn: `Urgency class ${urgencyClass}: to be decided ${termEn}. A more urgent class goes first.`,
    },
    {
      code: 'waiting-days',
      textNl: `Wacht ${waitingDays} ${waitingDays === 1 ? 'dag' : 'dagen'}. Binnen een klasse (nu ${sameClass}) gaat wie langer wacht voor; plaats ${position} van het land.`,
      textEn: `Waiting ${waitingDays} ${waitingDays === 1 ? 'day' : 'days'}. Within a class (now ${sameClass}) who waits longest goes first; number ${position} nationally.`,
    },
  ]
  if (standing.clockStands) {
    reasons.push({
      code: 'clock-stands',
      textNl: 'De klok staat stil: de dagen tellen nu niet mee.',
      textEn: 'The clock stands still: days do not count for now.',
    })
  }
  if (urgencyClass < askedClass) {
    reasons.push({
      code: 'promoted',
      textNl: `Door het lange wachten verhoogd van klasse ${askedClass} naar ${urgencyClass}.`,
      textEn: `Raised from class ${askedClass} to ${urgencyClass} because of the long wait.`,
    })
  }
  return reasons
}
