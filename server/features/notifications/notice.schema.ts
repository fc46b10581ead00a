import { z } from 'zod'
import { WAYS } from '../../../models/notice.model.ts'
import { NONE } from '../../http/route.ts'
import { PAGE, PAGE_QUERY } from '../../http/page.ts'
import { KINDS } from './notice-table.ts'

const Id = z.string().regex(/^[0-9a-f]{24}$/, 'must be an id: 24 hexadecimal digits')

export const Notice = z
  .object({
    id: z.string(),
    kind: z.string(),
    textNl: z.string(),
    textEn: z.string(),
    subject: z.string().meta({ description: 'Which id `about` is: offerId, requestId, ...' }),
    about: z.string(),
    at: z.iso.datetime(),
    times: z.number().int().meta({ description: 'How often it happened since it was last read' }),
    urgent: z.boolean(),
    open: z
      .boolean()
      .meta({ description: 'False once it was read, or what it asked for was done' }),
  })
  .meta({ id: 'Notice' })
export type Notice = z.output<typeof Notice>

export const NoticePage = z.object({ ...PAGE, items: z.array(Notice) }).meta({ id: 'NoticePage' })
export type NoticePage = z.output<typeof NoticePage>

export const ListNotices = z.object({
  params: NONE,
  query: z.strictObject({
    ...PAGE_QUERY,
    show: z.enum(['open', 'all'], 'must be open or all').default('open'),
  }),
  body: NONE,
})

export const OneNotice = z.object({
  params: z.strictObject({ id: Id }),
  query: NONE,
  body: NONE,
})

export const NoInput = z.object({ params: NONE, query: NONE, body: NONE })
export const ReadAll = z.object({ closed: z.number().int() }).meta({ id: 'NoticesRead' })

const Hour = z
  .number('must be a whole hour from 0 to 23')
  .int('must be a whole hour from 0 to 23')
  .min(0, 'must be a whole hour from 0 to 23')
  .max(23, 'must be a whole hour from 0 to 23')

export const NoticeSettings = z
  .object({
    mail: z.enum(['on', 'off', 'address-refused']).meta({
      description: 'off: this service sends no mail; address-refused: yours does not work',
    }),
    quietFrom: Hour.meta({ description: 'Hour in Europe/Amsterdam' }),
    quietUntil: Hour.meta({ description: 'The same as quietFrom: never quiet' }),
    kinds: z.array(
      z.object({
        kind: z.string(),
        textNl: z.string(),
        textEn: z.string(),
        way: z.enum(WAYS),
        urgent: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'NoticeSettings' })
export type NoticeSettings = z.output<typeof NoticeSettings>

const KIND_NAMES: readonly string[] = Object.keys(KINDS)
const WAY_RULE = `must be ${WAYS.join(', ').replace(/, (\w+)$/, ' or $1')}`

export const ChangeSettings = z.object({
  params: NONE,
  query: NONE,
  body: z.strictObject({
    quietFrom: Hour.optional(),
    quietUntil: Hour.optional(),
    choices: z
      .array(
        z.strictObject({
          kind: z
            .string('must be text')
            .refine((kind) => KIND_NAMES.includes(kind), 'must be a kind of notice that exists'),
          way: z.enum(WAYS, WAY_RULE),
        }),
      )
      .max(KIND_NAMES.length, 'must name each kind once')
      .optional(),
  }),
})
export type ChangeSettings = z.output<typeof ChangeSettings>['body']
