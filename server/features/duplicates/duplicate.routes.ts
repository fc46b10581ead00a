import type { Deps } from '../../deps.ts'
import { EXAMPLES } from '../../examples.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { pageRows } from '../../page-rows.ts'
import { listDuplicates } from './duplicate.query.ts'
import { DuplicatePage, ListDuplicates, ResolveDuplicate, Resolved } from './duplicate.schema.ts'
import { resolveDuplicate } from './resolve-duplicate.service.ts'

const TAG = 'Duplicates'

/** Cases that may be the same household, recognised without a name. */
export function duplicateRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'listDuplicates',
        method: 'get',
        path: '/v1/duplicates',
        summary: 'List cases that may be the same household, side by side and without names',
        tag: TAG,
        access: 'resolve-duplicates',
        input: ListDuplicates,
        output: DuplicatePage,
        problems: [],
      },
      async ({ query }, actor) => pageRows(await listDuplicates(actor, deps), query),
    ),
    route(
      {
        id: 'resolveDuplicate',
        method: 'post',
        path: '/v1/duplicates',
        summary: 'Decide whether two cases are the same household',
        description:
          'The same: "keep" goes on, and what the other asked for ends as a duplicate. Different: they are not shown again.',
        tag: TAG,
        access: 'resolve-duplicates',
        input: ResolveDuplicate,
        output: Resolved,
        status: 201,
        problems: ['not-found', 'wrong-state'],
        example: () => ({
          body: {
            keep: EXAMPLES.cases.draft,
            other: EXAMPLES.cases.complete,
            decision: 'different',
          },
        }),
      },
      async ({ body }, actor) => resolveDuplicate(body, actor, deps),
    ),
  ]
}
