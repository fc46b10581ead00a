import type { VNode } from 'preact'
import { previewFit } from '../../features/matching/preview-fit.ts'
import type { AnswerCost, FitPreview } from '../../features/matching/preview-fit.ts'
import { RequestContent } from '../../features/requests/request-content.ts'
import type { PlacementRequest } from '../../features/requests/request.schema.ts'
import type { Visit } from '../http/visit.ts'
import { factWords } from '../lookups.ts'
import { readSection } from '../request-form/read-section.ts'
import type { Section } from '../request-form/sections.ts'
import { isKey } from '../texts.ts'
import { FORM } from './section-fields.tsx'

interface FitProps {
  readonly visit: Visit
  readonly request: PlacementRequest | undefined
  readonly section: Section
}

const VERDICTS = ['fits', 'assess', 'blocked'] as const

/** How many places there would be for what is filled in now, and which answers cost most of them. */
export function FitAside({ visit, request, section }: FitProps): VNode | null {
  const { t } = visit.view
  if (!request) return null
  const preview = previewFit(contentNow({ visit, request, section }), request.caseToken, visit.deps)
  return (
    <section class="aside" id="fit" aria-labelledby="fit-title">
      <h2 class="plain" id="fit-title">
        {t('fit.title')}
      </h2>
      {preview ? <Counts visit={visit} preview={preview} /> : <p>{t('fit.nobody')}</p>}
      <p class="note">{t('fit.note')}</p>
    </section>
  )
}

/** What the form on the page says, where it can be read; else what was saved. */
function contentNow({
  visit: { view, deps },
  request,
  section,
}: FitProps & { readonly request: PlacementRequest }): RequestContent {
  const shown = view.form.id === FORM ? readSection(section, view.form.values, request, deps) : {}
  const said = RequestContent.safeParse({ ...request, ...shown })
  return said.success ? said.data : RequestContent.parse(request)
}

function Counts({
  visit,
  preview: { counts, costs },
}: {
  readonly visit: Visit
  readonly preview: FitPreview
}): VNode {
  const { t } = visit.view
  return (
    <>
      <dl class="sums three">
        {VERDICTS.map((verdict) => (
          <div key={verdict} class={verdict === 'fits' && counts.fits > 0 ? 'free' : undefined}>
            <dt>{t(`fit.${verdict}`)}</dt>
            <dd>{counts[verdict]}</dd>
          </div>
        ))}
      </dl>
      {costs.length > 0 && (
        <>
          <h3>{t('fit.costs')}</h3>
          <ul>
            {costs.map((cost) => (
              <li key={cost.name}>
                {answerWords(cost, visit)}: <strong>{t('fit.removes', { n: cost.removes })}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function answerWords({ name, value }: AnswerCost, { view, deps }: Visit): string {
  const key = `fit.${name}`
  if (isKey(key)) return view.t(key)
  const words = factWords({ name, value }, view.language, deps)
  return words.value === '' ? words.name : `${words.name}: ${words.value}`
}
