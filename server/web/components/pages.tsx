import type { VNode } from 'preact'
import type { View } from '../http/visit.ts'
import { withQuery } from '../paths.ts'

interface PagesProps {
  readonly view: View
  readonly page: number
  readonly pageSize: number
  readonly total: number
}

/** Where one is in a long list, and the way on and back. */
export function Pages({ view, page, pageSize, total }: PagesProps): VNode | null {
  const { t, url } = view
  const last = Math.max(1, Math.ceil(total / pageSize))
  if (last === 1) return null
  const to = (number: number): string => withQuery(url, { page: String(number) })
  return (
    <nav class="pages" aria-label={t('page.label')}>
      {page > 1 && (
        <a href={to(page - 1)} rel="prev">
          {t('page.previous')}
        </a>
      )}
      <span>{t('page.of', { page, last })}</span>
      {page < last && (
        <a href={to(page + 1)} rel="next">
          {t('page.next')}
        </a>
      )}
    </nav>
  )
}
