import { Types } from 'mongoose'
import { PreferencesModel } from '../../../models/preferences.model.ts'
import type { FilteredList, StoredPreferences } from '../../../models/preferences.model.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../events/actor.ts'
import { transact } from '../../events/transact.ts'
import type { Tx } from '../../events/transact.ts'
import { invalidFields } from '../../invalid-fields.ts'
import { Problem } from '../../problem.ts'
import { FILTER_QUERIES } from './preferences.schema.ts'
import type {
  ChangePreferences,
  NewFilter,
  Preferences,
  SavedFilter,
} from './preferences.schema.ts'

/** Views one person can keep of one list: more than that nobody finds again. */
export const MOST_FILTERS = 12

/** How somebody likes to use the service; the defaults when they never chose. */
export async function readPreferences({ id }: Pick<Actor, 'id'>): Promise<Preferences> {
  return present((await PreferencesModel.findById(id).lean()) ?? undefined)
}

type Memory = Map<string, Promise<Preferences>>

/** One memory per service: pages of lists ask for it every time, and it changes once a month. */
const memories = new WeakMap<Deps['bus'], Memory>()
const MAX_REMEMBERED = 5_000

function rememberedPreferences(actor: Actor, { bus }: Pick<Deps, 'bus'>): Promise<Preferences> {
  const memory = memories.get(bus) ?? newMemory(bus)
  const known = memory.get(actor.id)
  if (known) return known
  if (memory.size >= MAX_REMEMBERED) memory.clear()
  const read = readPreferences(actor)
  memory.set(actor.id, read)
  read.catch(() => memory.delete(actor.id))
  return read
}

/** Forgets who has changed something, on whichever node. */
function newMemory(bus: Deps['bus']): Memory {
  const memory: Memory = new Map()
  memories.set(bus, memory)
  bus.subscribe(({ name, ids }) => {
    if (name === 'preferences.changed' && ids.userId !== undefined) memory.delete(ids.userId)
  })
  return memory
}

/** What somebody chose on their pages; nothing when they never chose. */
export async function choicesOf({ id }: Pick<Actor, 'id'>): Promise<ChangePreferences> {
  const stored = await PreferencesModel.findById(id).lean()
  const { language, easyDutch, shortcuts } = stored ?? {}
  return {
    ...(language != null && { language }),
    ...(easyDutch != null && { easyDutch }),
    ...(shortcuts != null && { shortcuts }),
  }
}

/** The views somebody kept of one list, in the order of the alphabet. */
export async function filtersOf(
  actor: Actor,
  list: FilteredList,
  deps: Pick<Deps, 'bus'>,
): Promise<SavedFilter[]> {
  const { filters } = await rememberedPreferences(actor, deps)
  return filters
    .filter((filter) => filter.list === list)
    .toSorted((one, other) => one.name.localeCompare(other.name, 'nl'))
}

/** Changes what is named and leaves the rest. What was so already is not written again. */
export async function changePreferences(
  change: ChangePreferences,
  actor: Actor,
  deps: Deps,
): Promise<Preferences> {
  const before = await readPreferences(actor)
  const { language = before.language, easyDutch = before.easyDutch } = change
  const { shortcuts = before.shortcuts } = change
  const after = { ...(language !== undefined && { language }), easyDutch, shortcuts }
  const same =
    before.language === language && before.easyDutch === easyDutch && before.shortcuts === shortcuts
  if (same) return before
  await transact(deps, actor, async (tx) => {
    await PreferencesModel.updateOne(
      { _id: actor.id },
      { $set: after },
      { upsert: true, session: tx.session },
    )
    note(tx, Object.keys(change))
  })
  return { ...before, ...after }
}

/**
 * Keeps a view of a list under a name. Throws `invalid-input` for what the list cannot be filtered by
 * and for one view too many, `already-exists` for a name that another view of this list has.
 */
export async function saveFilter(
  { list, name, query }: NewFilter,
  actor: Actor,
  deps: Deps,
): Promise<SavedFilter> {
  const parsed = FILTER_QUERIES[list].safeParse(query)
  if (!parsed.success) {
    throw invalidFields(
      parsed.error.issues.map((issue) => ({ ...issue, path: ['query', ...issue.path] })),
    )
  }
  return transact(deps, actor, async (tx) => {
    const filter = { id: String(new Types.ObjectId()), list, name, query: textOf(query) }
    const filters = await filtersIn(tx)
    requireNewName(filters, { list, name })
    if (filters.filter((one) => one.list === list).length >= MOST_FILTERS) throw tooMany()
    await keep([...filters, filter], tx)
    return presentFilter(filter)
  })
}

/** Throws `not-found` for a view that is not one's own, and `already-exists`. */
export async function renameFilter(
  id: string,
  name: string,
  actor: Actor,
  deps: Deps,
): Promise<SavedFilter> {
  return transact(deps, actor, async (tx) => {
    const filters = await filtersIn(tx)
    const found = requireFilter(filters, id)
    const others = filters.filter((one) => one.id !== id)
    requireNewName(others, { list: found.list, name })
    const renamed = { ...found, name }
    await keep([...others, renamed], tx)
    return presentFilter(renamed)
  })
}

/** Throws `not-found` for a view that is not one's own. */
export async function removeFilter(id: string, actor: Actor, deps: Deps): Promise<void> {
  await transact(deps, actor, async (tx) => {
    const filters = await filtersIn(tx)
    requireFilter(filters, id)
    await keep(
      filters.filter((one) => one.id !== id),
      tx,
    )
  })
}

type StoredFilter = Pick<StoredPreferences['filters'][number], 'id' | 'list' | 'name' | 'query'>

async function filtersIn({ actor, session }: Tx): Promise<StoredFilter[]> {
  const stored = await PreferencesModel.findById(actor.id, null, { session }).lean()
  const filters = stored?.filters ?? []
  return filters.map(({ id, list, name, query }) => ({ id, list, name, query }))
}

async function keep(filters: readonly StoredFilter[], tx: Tx): Promise<void> {
  const { actor, session } = tx
  const change = { $set: { filters } }
  await PreferencesModel.updateOne({ _id: actor.id }, change, { upsert: true, session })
  note(tx, ['filters'])
}

/** Which preferences, and never what they say: a name may hold anything. */
function note({ record, actor }: Tx, fields: readonly string[]): void {
  record('preferences.changed', { userId: actor.id }, { fields: [...fields] })
}

function requireFilter(filters: readonly StoredFilter[], id: string): StoredFilter {
  const found = filters.find((filter) => filter.id === id)
  if (!found) throw new Problem('not-found', 'You have kept no such view.')
  return found
}

function requireNewName(
  filters: readonly StoredFilter[],
  { list, name }: Pick<StoredFilter, 'list' | 'name'>,
): void {
  const taken = filters.some(
    (one) => one.list === list && one.name.toLowerCase() === name.toLowerCase(),
  )
  if (taken) throw new Problem('already-exists', 'A view of this list has this name: use another.')
}

function tooMany(): Problem {
  const detail = `you have kept ${MOST_FILTERS} views of this list: remove one first`
  return new Problem('invalid-input', 'The body is not valid: see "errors".', [
    { pointer: '#/name', detail },
  ])
}

function present(stored: StoredPreferences | undefined): Preferences {
  const { language, easyDutch, shortcuts, filters = [] } = stored ?? {}
  return {
    ...(language != null && { language }),
    easyDutch: easyDutch ?? false,
    shortcuts: shortcuts ?? true,
    filters: filters.map(presentFilter),
  }
}

function presentFilter({ id, list, name, query }: StoredFilter): SavedFilter {
  return { id, list, name, query: Object.fromEntries(new URLSearchParams(query)) }
}

function textOf(query: NewFilter['query']): string {
  return new URLSearchParams(query).toString()
}
