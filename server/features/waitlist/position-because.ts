import { compareKeys } from '../../../matching/waitlist/list-key.ts'
import type { ListKey } from '../../../matching/waitlist/list-key.ts'
import type { PositionChange } from '../../../matching/waitlist/list-moves.ts'
import type { Because } from './because.ts'

type Words = readonly [nl: string, en: string]

/** Under which name the rows stand that the ledger began with. */
export const LEDGER_OPENED = 'waitlist.ledger-opened'

const ABOVE: Words = ['Een huishouden hoger op de lijst', 'A household higher on the list']

/** Why somebody higher up left, by the event it came of. */
const LEFT: Readonly<Record<string, Words>> = {
  'offer.accepted': ['kreeg een plek.', 'got a place.'],
  'request.withdrawn': ['trok de aanvraag in.', 'withdrew its request.'],
  'request.title-ended': [
    'heeft geen recht op opvang meer.',
    'is no longer entitled to this shelter.',
  ],
  'request.reassessed': ['wordt opnieuw beoordeeld.', 'is being assessed anew.'],
  'request.parked': ['wacht tot een latere dag.', 'waits until a later day.'],
  'request.lost': ['is uit beeld.', 'was lost from view.'],
}

const OWN_JOINED: Readonly<Record<string, Words>> = {
  [LEDGER_OPENED]: [
    'Stond al op de wachtlijst toen deze geschiedenis begon.',
    'Was already on the waitlist when this history began.',
  ],
  'request.accepted': [
    'Na beoordeling op de wachtlijst gezet.',
    'Assessed and put on the waitlist.',
  ],
  'stay.not-arrived': [
    'Terug op de wachtlijst, met de eigen klok: de aankomst ging niet door.',
    'Back on the waitlist, with its own clock: the arrival did not happen.',
  ],
  'request.unparked': [
    'Terug op de wachtlijst: niet langer geparkeerd.',
    'Back on the waitlist: no longer parked.',
  ],
  'request.found': [
    'Terug op de wachtlijst: weer in beeld, met de dagen die het had.',
    'Back on the waitlist: found again, with the days it had.',
  ],
  'offer.stepped-back': [
    'Terug op de wachtlijst, met de eigen klok: de toezegging is teruggenomen.',
    'Back on the waitlist, with its own clock: the acceptance was taken back.',
  ],
}

const OWN_LEFT: Readonly<Record<string, Words>> = {
  'offer.accepted': ['Van de lijst: er is een plek.', 'Off the list: there is a place.'],
  'request.withdrawn': ['Van de lijst: ingetrokken.', 'Off the list: withdrawn.'],
  'request.title-ended': [
    'Van de lijst: er is geen recht op deze opvang meer.',
    'Off the list: no longer entitled to this shelter.',
  ],
  'request.reassessed': [
    'Van de lijst zolang opnieuw wordt beoordeeld.',
    'Off the list while it is assessed anew.',
  ],
  'request.parked': ['Van de lijst: geparkeerd tot een dag.', 'Off the list: parked until a day.'],
  'request.lost': ['Van de lijst: uit beeld geraakt.', 'Off the list: lost from view.'],
}

/** Why a position changed, in words; who else moved is never said. `subject` is whose position it is. */
export function becauseOfMove({ move, own }: PositionChange, subject: string): Because {
  if (move.id === subject) return ownMove(move.cause, move.before, move.after)
  const [code, [textNl, textEn]] = otherMove(move, own)
  return { code, textNl, textEn }
}

function ownMove(cause: string, before: ListKey | undefined, after: ListKey | undefined): Because {
  if (!before) {
    const [textNl, textEn] = OWN_JOINED[cause] ?? ['Op de wachtlijst.', 'On the waitlist.']
    return { code: 'own-joined', textNl, textEn }
  }
  if (!after) {
    const [textNl, textEn] = OWN_LEFT[cause] ?? ['Van de lijst.', 'Off the list.']
    return { code: 'own-left', textNl, textEn }
  }
  if (before.class === after.class) {
    return {
      code: 'own-clock',
      textNl: `De eigen klok loopt nu vanaf ${after.since} (was ${before.since}).`,
      textEn: `Its own clock now runs from ${after.since} (was ${before.since}).`,
    }
  }
  const waited = cause === 'request.promoted'
  return {
    code: 'own-class',
    textNl: `Zelf van klasse ${before.class} naar ${after.class}${waited ? ' door het lange wachten' : ''}.`,
    textEn: `Itself from class ${before.class} to ${after.class}${waited ? ' because of the long wait' : ''}.`,
  }
}

/** Somebody else's move: who left, went down, came or went up past this key. */
function otherMove(
  { cause, before, after }: PositionChange['move'],
  own: ListKey | undefined,
): readonly [code: string, words: Words] {
  if (!after) {
    const [nl, en] = LEFT[cause] ?? ['staat niet meer op de lijst.', 'is no longer on the list.']
    return [`left:${cause}`, [`${ABOVE[0]} ${nl}`, `${ABOVE[1]} ${en}`]]
  }
  if (before) return moved(before, after)
  if (own && after.class < own.class) return ['joined-urgent', JOINED_URGENT]
  return own && after.since < own.since
    ? ['joined-waits-longer', JOINED_LONGER]
    : ['joined-drawn', JOINED_DRAWN]
}

function moved(before: ListKey, after: ListKey): readonly [code: string, words: Words] {
  const sameClass = before.class === after.class
  if (compareKeys(after, before) < 0) {
    return sameClass ? ['rose-clock', ROSE_CLOCK] : ['rose-class', ROSE_CLASS]
  }
  return sameClass ? ['fell-clock', FELL_CLOCK] : ['fell-class', FELL_CLASS]
}

const JOINED_URGENT: Words = [
  'Een huishouden met een dringender klasse kwam op de lijst.',
  'A household with a more urgent class joined the list.',
]
const JOINED_LONGER: Words = [
  'Een huishouden dat langer wacht, kwam op de lijst.',
  'A household that has waited longer joined the list.',
]
const JOINED_DRAWN: Words = [
  'Een huishouden dat even lang wacht, kwam op de lijst en gaat voor door loting.',
  'A household that has waited as long joined the list and goes first by the draw.',
]
const ROSE_CLASS: Words = [
  'Een huishouden lager op de lijst kreeg een dringender klasse.',
  'A household further down got a more urgent class.',
]
const ROSE_CLOCK: Words = [
  'Een huishouden lager op de lijst kreeg een eerdere begindatum.',
  'A household further down got an earlier start of its clock.',
]
const FELL_CLASS: Words = [
  `${ABOVE[0]} kreeg een minder dringende klasse.`,
  `${ABOVE[1]} got a less urgent class.`,
]
const FELL_CLOCK: Words = [
  `${ABOVE[0]} kreeg een latere begindatum.`,
  `${ABOVE[1]} got a later start of its clock.`,
]
