import type { Deps } from '../../deps.ts'
import { fixedId } from '../../fixed-id.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { archive, restore } from './archive.service.ts'
import type { ArchiveOutcome } from './archive.service.ts'
import type { RowKind } from './landscape-rows.ts'
import { listFacilities, listOrganisations } from './landscape.query.ts'
import {
  Archived,
  FacilityPage,
  ListLandscape,
  OneThing,
  OrganisationPage,
} from './landscape.schema.ts'

const TAG = 'Landscape'

export function landscapeRoutes(deps: Deps): Route[] {
  return [
    ...listRoutes(),
    ...archivingRoutes('organisation', 'organisations', deps),
    ...archivingRoutes('facility', 'facilities', deps),
    ...archivingRoutes('unit', 'units', deps),
    ...archivingRoutes('programme', 'programmes', deps),
    ...archivingRoutes('place', 'places', deps),
  ]
}

function listRoutes(): Route[] {
  return [
    route(
      {
        id: 'listOrganisations',
        method: 'get',
        path: '/v1/organisations',
        summary: 'List the organisations',
        tag: TAG,
        access: 'see-landscape',
        input: ListLandscape,
        output: OrganisationPage,
        problems: [],
      },
      async ({ query }) => listOrganisations({ ...query, archived: query.archived === 'true' }),
    ),
    route(
      {
        id: 'listFacilities',
        method: 'get',
        path: '/v1/facilities',
        summary: 'List the facilities',
        tag: TAG,
        access: 'see-landscape',
        input: ListLandscape,
        output: FacilityPage,
        problems: [],
      },
      async ({ query }) => listFacilities({ ...query, archived: query.archived === 'true' }),
    ),
  ]
}

/** Demo places that are empty and not used by any other example: the one is archived, the other restored. */
const EMPTY = 'example-to-archive'
const ARCHIVED = 'example-archived'

function archivingRoutes(kind: RowKind, plural: string, deps: Deps): Route[] {
  const title = kind.charAt(0).toUpperCase() + kind.slice(1)
  const shared = {
    method: 'post',
    tag: TAG,
    access: 'keep-landscape',
    input: OneThing,
    output: Archived,
    problems: ['not-found', 'wrong-state'],
  } as const
  return [
    route(
      {
        ...shared,
        id: `archive${title}`,
        path: `/v1/${plural}/{id}/archiving`,
        summary: `Archive a ${kind} with everything in it`,
        description: 'Refused while somebody stays there, or will.',
        example: () => ({ params: { id: fixedId(kind, EMPTY) } }),
      },
      async ({ params }, actor) => present(await archive(kind, params.id, actor, deps)),
    ),
    route(
      {
        ...shared,
        id: `restore${title}`,
        path: `/v1/${plural}/{id}/restoration`,
        summary: `Restore an archived ${kind} with what was archived with it`,
        example: () => ({ params: { id: fixedId(kind, ARCHIVED) } }),
      },
      async ({ params }, actor) => present(await restore(kind, params.id, actor, deps)),
    ),
  ]
}

function present({ id, code, archivedAt }: ArchiveOutcome): Archived {
  return { id, code, ...(archivedAt && { archivedAt: archivedAt.toISOString() }) }
}
