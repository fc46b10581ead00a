import { z } from 'zod'

/** What is wrong, and where: a path such as `$.edges[3][1]`. */
export interface Fault {
  readonly path: string
  readonly message: string
}

/** People name things by texts or by numbers; 1 and "1" are the same name. */
export const Id = z.union([z.string().min(1), z.number()])
export type Id = z.infer<typeof Id>

/** `$.edges[3][1]` from ['edges', 3, 1]. */
export function pathOf(keys: readonly PropertyKey[]): string {
  return keys.reduce<string>(
    (path, key) => path + (typeof key === 'number' ? `[${key}]` : `.${String(key)}`),
    '$',
  )
}

/** A fault when an index names no element. */
export function outside(index: number, count: number, path: readonly PropertyKey[]): Fault[] {
  if (index < count) return []
  return [{ path: pathOf(path), message: `No element ${index}: there are ${count}` }]
}

/** A fault for every id that an earlier element has already. */
export function doubleIds(list: string, items: readonly unknown[]): Fault[] {
  const seen = new Map<string, number>()
  return items.flatMap((item, index) => {
    const parsed = z.object({ id: Id }).safeParse(item)
    if (!parsed.success) return []
    const id = String(parsed.data.id)
    const first = seen.get(id)
    if (first === undefined) seen.set(id, index)
    if (first === undefined) return []
    const message = `The id ${JSON.stringify(id)} is used before, at ${pathOf([list, first])}`
    return [{ path: pathOf([list, index, 'id']), message }]
  })
}
