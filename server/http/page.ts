import type { Request } from 'express'
import { z } from 'zod'

export const MAX_PAGE_SIZE = 2_000

/** Query of every list. */
export const PAGE_QUERY = {
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(100),
} as const

/** What every list says of itself. */
export const PAGE = {
  page: z.number().int(),
  pageSize: z.number().int(),
  total: z.number().int(),
} as const

const Paged = z.object(PAGE)

/** `Link` header (RFC 8288) of a paged answer: first, prev, next, last. */
export function pageLinks(req: Request, output: unknown): string | undefined {
  const paged = Paged.safeParse(output)
  if (!paged.success) return undefined
  const { page, pageSize, total } = paged.data
  const last = Math.max(1, Math.ceil(total / pageSize))
  const targets: [string, number][] = [['first', 1]]
  if (page > 1) targets.push(['prev', page - 1])
  if (page < last) targets.push(['next', page + 1])
  targets.push(['last', last])
  return targets.map(([rel, to]) => `<${urlOf(req, to)}>; rel="${rel}"`).join(', ')
}

function urlOf({ originalUrl }: Request, page: number): string {
  const [path = '', query = ''] = originalUrl.split('?')
  const search = new URLSearchParams(query)
  search.set('page', String(page))
  return `${path}?${search.toString()}`
}
