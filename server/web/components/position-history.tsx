import type { VNode } from 'preact'
import type { PositionChange } from '../../features/waitlist/ledger.schema.ts'
import { dayOf } from '../../today.ts'
import type { View } from '../http/visit.ts'
import { sentenceIn } from '../texts.ts'
import { Day } from './moment.tsx'

/** Days with a change that are shown; the API has them all. */
const SHOWN = 10

interface HistoryProps {
  readonly view: View
  /** The newest first. */
  readonly moves: readonly PositionChange[]
}

/** How the place on the list changed, day by day, and by what. */
export function PositionHistory({ view, moves }: HistoryProps): VNode | null {
  const { t } = view
  const days = byDay(moves)
  if (days.length === 0) return null
  return (
    <details id="position-history">
      <summary>{t('positions.why')}</summary>
      <ol class="stack">
        {days.slice(0, SHOWN).map(({ day, changes }) => (
          <li key={day}>
            <Day view={view} day={day} /> <strong>{spanOf(changes, view)}</strong>
            <ul>
              {reasonsOf(changes, view).map(({ sentence, times }) => (
                <li key={sentence}>
                  {sentence}{' '}
                  {times > 1 && <span class="note">{t('positions.times', { n: times })}</span>}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {days.length > SHOWN && <p class="note">{t('positions.earlier', { n: SHOWN })}</p>}
    </details>
  )
}

interface OneDay {
  readonly day: string
  readonly changes: PositionChange[]
}

function byDay(moves: readonly PositionChange[]): OneDay[] {
  const days: OneDay[] = []
  for (const move of moves) {
    const day = dayOf(new Date(move.at))
    const last = days.at(-1)
    if (last?.day === day) last.changes.push(move)
    else days.push({ day, changes: [move] })
  }
  return days
}

/** From the first to the last position of a day. */
function spanOf(changes: readonly PositionChange[], { t }: View): string {
  const [from, to] = [changes.at(-1)?.from, changes[0]?.to]
  if (to === undefined) return t('positions.off')
  return from === undefined || from === to
    ? t('positions.at', { to })
    : t('positions.from-to', { from, to })
}

/** Each reason of a day once, the earliest first, with how often. */
function reasonsOf(
  changes: readonly PositionChange[],
  { language }: View,
): { sentence: string; times: number }[] {
  const times = new Map<string, number>()
  for (const { because } of changes.toReversed()) {
    const sentence = sentenceIn(language, because)
    times.set(sentence, (times.get(sentence) ?? 0) + 1)
  }
  return [...times].map(([sentence, n]) => ({ sentence, times: n }))
}
