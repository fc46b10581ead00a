import type { VNode } from 'preact'
import type { View } from '../http/visit.ts'

/** Everything that is wrong, at the top, each linked to its field. Takes the focus when the page opens. */
export function ErrorSummary({ view: { form, t } }: { readonly view: View }): VNode | null {
  if (form.errors.length === 0) return null
  return (
    <div class="errors" role="alert" aria-labelledby="errors-title" tabIndex={-1} autofocus>
      <h2 id="errors-title">{t('errors.title')}</h2>
      <ul>
        {form.errors.map(({ text, field }) => (
          <li key={field ?? text}>
            {field === undefined ? text : <a href={`#${field}`}>{text}</a>}
          </li>
        ))}
      </ul>
    </div>
  )
}
