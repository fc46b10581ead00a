import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { route } from '../../http/route.ts'
import type { Contract, Route } from '../../http/route.ts'
import {
  ChangePreferences,
  NoInput,
  OneFilter,
  Preferences,
  RenameFilter,
  SaveFilter,
  SavedFilter,
} from './preferences.schema.ts'
import {
  changePreferences,
  readPreferences,
  removeFilter,
  renameFilter,
  saveFilter,
} from './preferences.service.ts'

const ABOUT = { tag: 'Accounts', access: 'signed-in' } as const satisfies Partial<Contract>
const WHERE_IDS_COME_FROM = 'Ids come from GET /v1/preferences.'

export function preferencesRoutes(deps: Deps): Route[] {
  return [...ownRoutes(deps), ...filterRoutes(deps), ...oneFilterRoutes(deps)]
}

function ownRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        ...ABOUT,
        id: 'getPreferences',
        method: 'get',
        path: '/v1/preferences',
        summary: 'See how you like to use the service',
        input: NoInput,
        output: Preferences,
        problems: [],
      },
      (_input, actor) => readPreferences(actor),
    ),
    route(
      {
        ...ABOUT,
        id: 'changePreferences',
        method: 'patch',
        path: '/v1/preferences',
        summary: 'Choose language, easy Dutch and keyboard shortcuts',
        input: ChangePreferences,
        output: Preferences,
        problems: [],
        example: () => ({ body: { language: 'nl', easyDutch: true, shortcuts: false } }),
      },
      ({ body }, actor) => changePreferences(body, actor, deps),
    ),
  ]
}

function filterRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        ...ABOUT,
        id: 'saveFilter',
        method: 'post',
        path: '/v1/preferences/filters',
        summary: 'Keep a view of a list under a name',
        input: SaveFilter,
        output: SavedFilter,
        status: 201,
        problems: ['already-exists'],
        example: () => ({
          body: { list: 'waitlist', name: 'Acute in Utrecht', query: { class: '1' } },
        }),
      },
      ({ body }, actor) => saveFilter(body, actor, deps),
    ),
  ]
}

function oneFilterRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        ...ABOUT,
        id: 'renameFilter',
        method: 'patch',
        path: '/v1/preferences/filters/{id}',
        summary: 'Give a view you kept another name',
        description: WHERE_IDS_COME_FROM,
        input: RenameFilter,
        output: SavedFilter,
        problems: ['not-found', 'already-exists'],
        example: () => ({ body: { name: 'Acute' } }),
      },
      ({ params, body }, actor) => renameFilter(params.id, body.name, actor, deps),
    ),
    route(
      {
        ...ABOUT,
        id: 'removeFilter',
        method: 'delete',
        path: '/v1/preferences/filters/{id}',
        summary: 'Remove a view you kept',
        description: WHERE_IDS_COME_FROM,
        input: OneFilter,
        output: z.void(),
        status: 204,
        problems: ['not-found'],
      },
      ({ params }, actor) => removeFilter(params.id, actor, deps),
    ),
  ]
}
