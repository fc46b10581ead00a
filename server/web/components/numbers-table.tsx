import type { VNode } from 'preact'
import type { UnitCapacity } from '../../features/capacity/capacity.schema.ts'
import type { View } from '../http/visit.ts'

export interface NumbersRow {
  readonly name: string
  readonly to: string
  /** The units that are summed. */
  readonly of: readonly UnitCapacity[]
  readonly freshness?: UnitCapacity['freshness']
}

interface NumbersProps {
  readonly view: View
  readonly title: string
  /** What the rows are. */
  readonly head: string
  readonly rows: readonly NumbersRow[]
}

const COLUMNS = ['available', 'held', 'occupied', 'closed', 'physical'] as const

/** Sums of places, free ones first and drawn as a bar of what there is. */
export function NumbersTable({ view, title, head, rows }: NumbersProps): VNode {
  const { t } = view
  const dated = rows.some(({ freshness }) => freshness !== undefined)
  return (
    <>
      <h2>{title}</h2>
      <table class="folds">
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {COLUMNS.map((column) => (
              <th scope="col" key={column} class="number">
                {t(`start.${column}`)}
              </th>
            ))}
            {dated && <th scope="col">{t('board.fresh')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.to} view={view} row={row} />
          ))}
        </tbody>
      </table>
    </>
  )
}

function Row({ view, row }: { readonly view: View; readonly row: NumbersRow }): VNode {
  const { t } = view
  const sum = (column: (typeof COLUMNS)[number]) =>
    row.of.reduce((total, unit) => total + unit[column], 0)
  return (
    <tr>
      <th scope="row">
        <a class="back" href={row.to}>
          {row.name}
        </a>
      </th>
      {COLUMNS.map((column) => (
        <td key={column} class="number nowrap" data-label={t(`start.${column}`)}>
          {column === 'available' && (
            <meter
              class="meter"
              min={0}
              max={Math.max(1, sum('physical'))}
              value={sum('available')}
              aria-hidden="true"
            />
          )}{' '}
          {sum(column)}
        </td>
      ))}
      {row.freshness !== undefined && (
        <td>
          <span class={row.freshness === 'fresh' ? 'badge good' : 'badge care'}>
            {t(`unit.${row.freshness}`)}
          </span>
        </td>
      )}
    </tr>
  )
}
