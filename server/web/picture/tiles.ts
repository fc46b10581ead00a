/**
 * Where each region's tile lies, in columns from west and rows from north: roughly as on the map, and each as large
 * as the other, so that no region counts for its surface. Codes of `data/regions.json`; what is not here is listed
 * in the table only.
 */
export const TILES: Readonly<Record<string, readonly [column: number, row: number]>> = {
  'den-helder': [2, 0],
  leeuwarden: [4, 0],
  groningen: [6, 0],
  alkmaar: [2, 1],
  zwolle: [5, 2],
  emmen: [6, 1],
  zaanstad: [3, 2],
  haarlem: [2, 2],
  amsterdam: [3, 3],
  almere: [4, 2],
  hilversum: [4, 3],
  leiden: [2, 3],
  apeldoorn: [5, 3],
  enschede: [6, 3],
  'den-haag': [1, 4],
  delft: [2, 4],
  gouda: [3, 4],
  utrecht: [4, 4],
  amersfoort: [5, 4],
  ede: [6, 4],
  vlaardingen: [1, 5],
  rotterdam: [2, 5],
  dordrecht: [3, 5],
  's-hertogenbosch': [4, 5],
  nijmegen: [5, 5],
  arnhem: [6, 5],
  vlissingen: [1, 6],
  breda: [2, 6],
  tilburg: [3, 6],
  eindhoven: [4, 6],
  helmond: [5, 6],
  venlo: [6, 6],
  heerlen: [6, 7],
  maastricht: [5, 7],
}

export const TILE_COLUMNS = 6
export const TILE_ROWS = 8

/** How dark a tile is, 0 to 4: by its share of the largest number; `withheld` has no shade. */
export function shadeOf(count: number | null | undefined, largest: number): string {
  if (count === null) return 'withheld'
  if (count === undefined || count === 0 || largest === 0) return 'shade-0'
  return `shade-${Math.max(1, Math.ceil((count / largest) * 4))}`
}
