import type { VNode } from 'preact'
import type { View } from '../http/visit.ts'
import { paths } from '../paths.ts'

/** How much needs the reader, on every page; follows along from a page that shows nothing of anybody. */
export function Bell({ view: { t, notices, url } }: { readonly view: View }): VNode {
  const here = url.split('?')[0] === paths.notices()
  return (
    <span
      id="bell"
      class="bell"
      data-live="notice"
      data-live-from={paths.notices()}
      data-live-name={t('notices.title')}
    >
      <a href={paths.notices()} aria-current={here ? 'page' : undefined}>
        {t('notices.title')}
        {notices > 0 && <span class="badge care">{notices}</span>}
      </a>
    </span>
  )
}
