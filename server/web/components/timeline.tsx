import type { VNode } from 'preact'
import type { Deps } from '../../deps.ts'
import type { TimelineEntry } from '../../features/stays/timeline.schema.ts'
import type { View } from '../http/visit.ts'
import { labelIn } from '../texts.ts'
import { Day, dayText } from './moment.tsx'

interface TimelineProps {
  readonly view: View
  readonly entries: readonly TimelineEntry[]
  readonly deps: Deps
}

/** What became of a household, the oldest first. */
export function TimelineList({ view, entries, deps }: TimelineProps): VNode {
  return (
    <ol class="stack">
      {entries.map((entry, index) => (
        <li key={index}>
          <Day view={view} day={entry.on} /> <strong>{view.t(`timeline.${entry.what}`)}</strong>{' '}
          <span class="note">{detailsOf(entry, view, deps).join(' · ')}</span>
        </li>
      ))}
    </ol>
  )
}

const BEGINS: readonly string[] = ['planned', 'transfer-planned']

function detailsOf(entry: TimelineEntry, { t, language }: View, deps: Deps): string[] {
  const { unitName = '', places = [], until, code, what } = entry
  const day = until === undefined ? '' : dayText(until, language)
  return [
    [unitName, ...places].filter((part) => part !== '').join(', '),
    until === undefined
      ? ''
      : t(BEGINS.includes(what) ? 'timeline.from' : 'timeline.until', { day }),
    code === undefined ? '' : codeLabel(code, { t, language }, deps, isLonger(what)),
  ].filter((part) => part !== '')
}

/** Obstacles and reasons to stay longer share some codes, in words of their own. */
function isLonger(what: string): boolean {
  return what === 'extended' || what.startsWith('overstay')
}

/** The nights that were added by themselves carry this instead of a reason. */
const BY_ITSELF = 'overstay'

/** A reason, destination or obstacle in words, whichever list it is of. */
export function codeLabel(
  code: string,
  { t, language }: Pick<View, 't' | 'language'>,
  { reference }: Pick<Deps, 'reference'>,
  longer = false,
): string {
  if (code === BY_ITSELF) return t('timeline.by-itself')
  const lists = [
    ...(longer ? [reference.overstayReasons] : []),
    ...[reference.destinations, reference.obstacles, reference.overstayReasons],
    ...[reference.interimKinds, reference.interimEnds],
    ...[reference.transferReasons, reference.refusalReasons, reference.closureReasons],
  ]
  const found = lists.flatMap((list) => list.get(code) ?? [])[0]
  return found ? labelIn(language, found) : code
}
