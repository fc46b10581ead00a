import type { VNode } from 'preact'
import type { View } from '../http/visit.ts'
import type { FigureRow } from '../picture/figure.ts'
import { TILES, TILE_COLUMNS, TILE_ROWS, shadeOf } from '../picture/tiles.ts'

interface TileMapProps {
  readonly view: View
  readonly title: string
  readonly rows: readonly FigureRow[]
  /** Every region, by code. */
  readonly names: ReadonlyMap<string, string>
}

const SIZE = 100
const GAP = 6

/** The regions as tiles of one size, each with its number: said again in the table below it. */
export function TileMap({ view, title, rows, names }: TileMapProps): VNode {
  const counts = new Map(rows.map(({ code, values }) => [code, values[0]]))
  const largest = Math.max(0, ...[...counts.values()].map((count) => count ?? 0))
  return (
    <svg
      class="tiles"
      viewBox={`0 0 ${TILE_COLUMNS * SIZE} ${TILE_ROWS * SIZE}`}
      role="img"
      aria-label={view.t('picture.chart-of', { title })}
    >
      {[...names].map(([code, name]) => {
        const place = TILES[code]
        if (!place) return null
        const [x, y] = [(place[0] - 1) * SIZE, place[1] * SIZE]
        const count = counts.get(code)
        return (
          <g key={code} class={`tile ${shadeOf(count, largest)}`}>
            <title>{`${name}: ${count === null ? view.t('picture.withheld') : (count ?? 0)}`}</title>
            <rect x={x} y={y} width={SIZE - GAP} height={SIZE - GAP} rx="8" />
            <text class="tile-name" x={x + (SIZE - GAP) / 2} y={y + 34}>
              {shortName(name)}
            </text>
            <text class="tile-number" x={x + (SIZE - GAP) / 2} y={y + 72}>
              {count === null ? '×' : (count ?? 0)}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

/** A name that fits a tile. */
function shortName(name: string): string {
  return name.length <= 10 ? name : `${name.slice(0, 9)}.`
}
