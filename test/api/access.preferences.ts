import { SYSTEM } from '../../server/events/actor.ts'
import { saveFilter } from '../../server/features/preferences/preferences.service.ts'
import type { Target, World } from './access.world.ts'

type MakeTarget = (world: World) => Promise<Target>

/** Everybody's own preferences; the view that is renamed or removed is the desk's. */
export const PREFERENCE_TARGETS: Readonly<Record<string, MakeTarget>> = {
  getPreferences: () => Promise.resolve({}),
  changePreferences: () => Promise.resolve({ body: { language: 'nl', shortcuts: false } }),
  saveFilter: () => Promise.resolve({ body: { ...FILTER, name: newName() } }),
  renameFilter: async (world) => ({ ...(await keptByDesk(world)), body: { name: newName() } }),
  removeFilter: keptByDesk,
}

const FILTER = { list: 'waitlist', query: { class: '1' } } as const

let names = 0
function newName(): string {
  names += 1
  return `View ${names}`
}

async function keptByDesk({ home, deps }: World): Promise<Target> {
  const desk = { ...SYSTEM, id: home.desk.id, role: 'desk' } as const
  const { id } = await saveFilter({ ...FILTER, name: newName() }, desk, deps)
  return { params: { id } }
}
