import type { Deps } from '../../deps.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { changeSettings, readSettings } from './notice-settings.service.ts'
import { listNotices, presentNotice } from './notice.query.ts'
import {
  ChangeSettings,
  ListNotices,
  NoInput,
  Notice,
  NoticePage,
  NoticeSettings,
  OneNotice,
  ReadAll,
} from './notice.schema.ts'
import { readAllNotices, readNotice } from './read-notices.service.ts'

const TAG = 'Notices'

export function noticeRoutes(deps: Deps): Route[] {
  return [...readingRoutes(deps), ...settingRoutes(deps)]
}

function readingRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'listNotices',
        method: 'get',
        path: '/v1/notices',
        summary: 'List what needs you, the newest first',
        tag: TAG,
        access: 'signed-in',
        input: ListNotices,
        output: NoticePage,
        problems: [],
      },
      ({ query }, actor) => listNotices(query, actor),
    ),
    route(
      {
        id: 'readNotice',
        method: 'post',
        path: '/v1/notices/{id}/reading',
        summary: 'Mark a notice as read',
        description: 'Ids come from GET /v1/notices.',
        tag: TAG,
        access: 'signed-in',
        input: OneNotice,
        output: Notice,
        problems: ['not-found'],
      },
      async ({ params }, actor) => presentNotice(await readNotice(params.id, actor, deps)),
    ),
    route(
      {
        id: 'readAllNotices',
        method: 'post',
        path: '/v1/notices/reading',
        summary: 'Mark all your notices as read',
        tag: TAG,
        access: 'signed-in',
        input: NoInput,
        output: ReadAll,
        problems: [],
      },
      (_input, actor) => readAllNotices(actor, deps),
    ),
  ]
}

function settingRoutes(deps: Deps): Route[] {
  return [
    route(
      {
        id: 'getNoticeSettings',
        method: 'get',
        path: '/v1/notice-settings',
        summary: 'See how you are told',
        tag: TAG,
        access: 'signed-in',
        input: NoInput,
        output: NoticeSettings,
        problems: [],
      },
      (_input, actor) => readSettings(actor, deps),
    ),
    route(
      {
        id: 'changeNoticeSettings',
        method: 'patch',
        path: '/v1/notice-settings',
        summary: 'Change how you are told',
        description:
          'Per kind: off, app (on the screen), digest (also in the next digest by mail) or mail (also by mail at once). Escalations always come by mail.',
        tag: TAG,
        access: 'signed-in',
        input: ChangeSettings,
        output: NoticeSettings,
        problems: [],
        example: () => ({
          body: {
            quietFrom: 19,
            quietUntil: 8,
            choices: [{ kind: 'offer-to-answer', way: 'digest' }],
          },
        }),
      },
      ({ body }, actor) => changeSettings(body, actor, deps),
    ),
  ]
}
