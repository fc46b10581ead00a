import { z } from 'zod'
import { faultOf } from './landscape-rows.ts'
import type { RawRow, ReadRows, RowFault, RowKind } from './landscape-rows.ts'

const LISTS = {
  organisations: 'organisation',
  facilities: 'facility',
  units: 'unit',
  programmes: 'programme',
  places: 'place',
} as const satisfies Record<string, RowKind>

const Lists = z.record(z.string(), z.unknown())
const Row = z.record(z.string(), z.unknown())

/** Reads `{ organisations, facilities, units, programmes, places }`: lists of rows, each of which may be absent. */
export function readJson(text: string): ReadRows {
  const parsed = parseLists(text)
  if ('line' in parsed) return { rows: [], faults: [parsed] }
  const lines = elementLines(text)
  const rows: RawRow[] = []
  const faults: RowFault[] = []
  for (const [name, list] of Object.entries(parsed.lists)) {
    const kind = kindOf(name)
    const lineOf = (index: number): number => lines.get(`${name}/${index}`) ?? 1
    if (!kind || !Array.isArray(list)) {
      const rule = kind ? 'is not a list' : 'is not a known list'
      faults.push(faultOf(1, name, `${rule}: use ${Object.keys(LISTS).join(', ')}, each a list`))
      continue
    }
    list.forEach((element: unknown, index) => {
      const values = Row.safeParse(element)
      if (values.success) rows.push({ kind, line: lineOf(index), values: values.data })
      else faults.push(faultOf(lineOf(index), name, 'is not an object: write { "code": ... }'))
    })
  }
  return { rows, faults }
}

function kindOf(name: string): RowKind | undefined {
  return Object.entries(LISTS).find(([list]) => list === name)?.[1]
}

function parseLists(text: string): { lists: Record<string, unknown> } | RowFault {
  try {
    const lists = Lists.safeParse(JSON.parse(text))
    if (lists.success) return { lists: lists.data }
    return faultOf(1, '*', 'is not an object: write { "organisations": [ ... ], ... }')
  } catch (error: unknown) {
    const message = error instanceof Error ? error.message : 'unreadable'
    return faultOf(lineOfError(text, message), '*', `is not JSON (${message}): correct it`)
  }
}

function lineOfError(text: string, message: string): number {
  const [, position] = /position (\d+)/.exec(message) ?? []
  return position === undefined ? 1 : text.slice(0, Number(position)).split('\n').length
}

/**
 * The line on which each element of each top-level list begins, by `list/index`. The text is known to be JSON,
 * so only strings, brackets and line breaks matter.
 */
function elementLines(text: string): Map<string, number> {
  const lines = new Map<string, number>()
  const state = { line: 1, depth: 0, list: '', index: 0 }
  for (const [token = ''] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}\n]/g)) {
    if (token === '\n') state.line += 1
    else if (token.startsWith('"')) {
      if (state.depth === 1) Object.assign(state, { list: nameOf(token), index: 0 })
    } else if (token === '{' || token === '[') {
      if (state.depth === 2) lines.set(`${state.list}/${state.index++}`, state.line)
      state.depth += 1
    } else state.depth -= 1
  }
  return lines
}

function nameOf(token: string): string {
  return z.string().parse(JSON.parse(token))
}
