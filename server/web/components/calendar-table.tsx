import type { VNode } from 'preact'
import type { Deps } from '../../deps.ts'
import type { UnitCalendar } from '../../features/capacity/closure.schema.ts'
import { dayOf } from '../../today.ts'
import type { View } from '../http/visit.ts'
import { paths, withQuery } from '../paths.ts'
import { dayText, shortDayText } from './moment.tsx'

interface TableProps {
  readonly view: View
  readonly calendar: UnitCalendar
  readonly deps: Deps
  readonly title: string
  /** Whether the reader may close and open places. */
  readonly keeps: boolean
}

type Row = UnitCalendar['rows'][number]

/** Places by nights. Each cell says its state in a word; colour repeats it. It scrolls by itself, with keys too. */
export function CalendarTable(props: TableProps): VNode {
  const { view, calendar, title } = props
  const { t, language } = view
  return (
    <div class="scroll" role="region" aria-label={title} tabIndex={0}>
      <table class="calendar">
        <thead>
          <tr>
            <th scope="col">{t('calendar.place')}</th>
            {calendar.nights.map((night) => (
              <th key={night} scope="col">
                <time dateTime={night}>{shortDayText(night, language)}</time>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calendar.rows.map((row) => (
            <CalendarRow key={row.placeId} {...props} row={row} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('calendar.available')}</th>
            {calendar.available.map((count, index) => (
              <td key={calendar.nights[index]}>{count}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function CalendarRow(props: TableProps & { readonly row: Row }): VNode {
  const { view, calendar, row } = props
  return (
    <tr>
      <th scope="row">
        {row.label}
        {row.kind === 'seat' && <span class="note"> ({view.t('calendar.seat')})</span>}
      </th>
      {row.cells.map((cell, index) => (
        <td key={calendar.nights[index]} class={`night ${cell.state}`}>
          <CellText {...props} cell={cell} night={calendar.nights[index] ?? ''} />
        </td>
      ))}
    </tr>
  )
}

interface CellProps extends TableProps {
  readonly row: Row
  readonly cell: Row['cells'][number]
  readonly night: string
}

/** The state in a word: for who keeps the unit a link to what can be done about it. */
function CellText({ view, calendar, keeps, row, cell, night }: CellProps): VNode {
  const { t, language } = view
  const word = t(`calendar.${cell.state}`)
  const about = { label: row.label, day: dayText(night, language) }
  const { unitId } = calendar
  if (keeps && cell.state === 'free' && night >= dayOf(view.now)) {
    const to = withQuery(paths.closures(unitId, row.placeId), { from: night })
    return (
      <a href={to} title={t('calendar.close-from', about)}>
        {word} <span class="hidden-text">: {t('calendar.close-from', about)}</span>
      </a>
    )
  }
  if (keeps && cell.closureId !== undefined && night >= dayOf(view.now)) {
    const to = paths.closure(unitId, row.placeId, cell.closureId)
    return (
      <a href={to} title={t('calendar.look-at', about)}>
        {word} <span class="hidden-text">: {t('calendar.look-at', about)}</span>
      </a>
    )
  }
  return <span>{word}</span>
}
