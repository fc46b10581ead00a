import type { Key } from '../texts.ts'
import type { FigureRow } from './figure.ts'
import { allFigures } from './figures.ts'
import type { Picture } from './figures.ts'

interface KeyNumber {
  readonly key: Key
  readonly part: number | null
  readonly whole?: number
}

/** What one wants to know first. A number made of withheld ones is withheld too. */
export function keyNumbers(picture: Picture): KeyNumber[] {
  const rows = (id: string): readonly FigureRow[] =>
    allFigures(picture).find((figure) => figure.id === id)?.rows ?? []
  const norms = rows('norms')[0]?.values ?? []
  const over = norms[1] ?? null
  const capacity = rows('capacity')
  const occupied = sum(capacity.map(({ values }) => values[0]))
  const places = rows('occupancy').at(-1)?.values[0]
  return [
    { key: 'picture.key.waiting', part: picture.waiting },
    { key: 'picture.key.over', part: over },
    { key: 'picture.key.no-place', part: picture.withoutPlace },
    {
      ...{ key: 'picture.key.occupied', part: occupied },
      ...(typeof places === 'number' && { whole: places }),
    },
  ]
}

function sum(values: readonly (number | null | undefined)[]): number | null {
  return values.reduce<number | null>(
    (total, value) => (total === null || value == null ? null : total + value),
    0,
  )
}
