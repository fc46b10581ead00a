import type { VNode } from 'preact'
import { readRequest } from '../../features/requests/request.query.ts'
import type { PlacementRequest } from '../../features/requests/request.schema.ts'
import { requestInputs } from '../../features/requests/request.schema.ts'
import { changeRequest, draftRequest } from '../../features/requests/request.service.ts'
import { submitRequest } from '../../features/requests/submit-request.service.ts'
import { Problem } from '../../problem.ts'
import { FitAside } from '../components/fit-aside.tsx'
import { Form } from '../components/form.tsx'
import { NeedsFields, StatusFields } from '../components/question-fields.tsx'
import { RequestContentList } from '../components/request-content.tsx'
import { FORM, HouseholdFields, SafetyFields } from '../components/section-fields.tsx'
import type { SectionProps } from '../components/section-fields.tsx'
import { UrgencyFields } from '../components/urgency-fields.tsx'
import { SectionSummary } from '../components/section-summary.tsx'
import { formInput } from '../http/form-input.ts'
import { Shown } from '../http/screen.ts'
import type { Form as Forms, Screen } from '../http/screen.ts'
import { idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { paths, withQuery } from '../paths.ts'
import { readHousehold, readSection } from '../request-form/read-section.ts'
import { SECTIONS, missingIn, nextSection, sectionOf } from '../request-form/sections.ts'
import type { Section } from '../request-form/sections.ts'

export const newRequestScreen: Screen = {
  path: '/requests/new',
  access: 'request-place',
  show: (visit) => SectionPage({ visit, request: undefined, section: 'household' }),
}

/** The first step opens the draft; from then on every step is saved in it. */
export const newRequestForm: Forms = {
  path: '/requests/new',
  access: 'request-place',
  on: newRequestScreen,
  act: async ({ fields, actor, deps }) => {
    const household = readHousehold(fields, { needs: [] })
    const said = { ...household, region: fields.get('region') ?? '' }
    const { region, caseId, identity, ...content } = formInput(
      requestInputs(deps).create.shape.body,
      said,
    )
    const { _id } = await draftRequest({ region, caseId, identity, content }, actor, deps)
    return nextStep(String(_id), 'household', fields)
  },
}

export const sectionScreen: Screen = {
  path: '/requests/:id/edit/:section',
  access: 'request-place',
  show: async (visit) => {
    const section = requireSection(visit)
    const request = await readRequest(idOf(visit), visit.actor, visit.deps)
    return SectionPage({ visit, request, section })
  },
}

/** The last step has an address of its own, which the form that submits comes back to. */
export const checkScreen: Screen = { ...sectionScreen, path: '/requests/:id/edit/check' }

export const sectionForm: Forms = {
  path: '/requests/:id/edit/:section',
  access: 'request-place',
  on: sectionScreen,
  act: async (visit) => {
    const { fields, actor, deps } = visit
    const [id, section] = [idOf(visit), requireSection(visit)]
    const before = await readRequest(id, actor, deps)
    if (fields.get('then') === 'try') return tried(visit, before, section)
    const said = readSection(section, fields, before, deps)
    const { region, identity, ...content } = formInput(requestInputs(deps).change.shape.body, said)
    await changeRequest(id, { region, identity, content }, actor, deps)
    return nextStep(id, section, fields)
  },
}

/** The step as it is filled in now, with what that means for places: looked at, and nothing saved. */
function tried(visit: Visit, request: PlacementRequest, section: Section): Shown {
  const form = { id: FORM, values: visit.fields, errors: [] }
  const view = { ...visit.view, form }
  return new Shown(SectionPage({ visit: { ...visit, view }, request, section }))
}

export const submitForm: Forms = {
  path: '/requests/:id/submission',
  access: 'request-place',
  on: checkScreen,
  act: async (visit) => {
    const { actor, deps } = visit
    const id = idOf(visit)
    // What is missing is listed on the step itself, each with a link to where it is asked.
    if (missingIn(await readRequest(id, actor, deps)).length > 0) return paths.section(id, 'check')
    await submitRequest(id, actor, deps)
    return withQuery(paths.request(id), { done: 'submitted' })
  },
}

function nextStep(id: string, section: Section, fields: URLSearchParams): string {
  const then = fields.get('then')
  if (then === 'add') return withQuery(paths.section(id, section), { add: '1' })
  if (then === 'stay') return paths.section(id, section)
  if (then === 'later') return withQuery(paths.request(id), { done: 'saved' })
  return paths.section(id, nextSection(section))
}

function requireSection({ params }: Visit): Section {
  const section = sectionOf(params['section'] ?? 'check')
  if (!section) throw new Problem('not-found', 'There is no such step.')
  return section
}

interface PageProps extends SectionProps {
  readonly section: Section
}

function SectionPage(props: PageProps): VNode {
  const { visit, section, request } = props
  const { view } = visit
  const { t } = view
  const title = t(`section.${section}`)
  const step = t('new.step', { n: SECTIONS.indexOf(section) + 1, all: SECTIONS.length })
  return (
    <Layout view={view} title={title} script={request && paths.sectionScript()}>
      <a class="back" href={request ? paths.request(request.id) : paths.requests()}>
        ‹ {t('back')}
      </a>
      <h1>
        <span class="caption">{step}</span>
        {title}
      </h1>
      {!request && <p class="lead">{t('new.lead')}</p>}
      <div class="columns">
        <div>{section === 'check' ? <Check {...props} /> : <Step {...props} />}</div>
        <div>
          <FitAside visit={visit} request={request} section={section} />
          <SectionSummary visit={visit} request={request} section={section} />
        </div>
      </div>
    </Layout>
  )
}

const FIELDS = {
  household: HouseholdFields,
  needs: NeedsFields,
  safety: SafetyFields,
  status: StatusFields,
  urgency: UrgencyFields,
} as const

function Step({ visit, request, section }: PageProps): VNode {
  const { view } = visit
  const { t } = view
  const Fields = section === 'check' ? UrgencyFields : FIELDS[section]
  const action = request ? paths.section(request.id, section) : paths.newRequest()
  return (
    <Form view={view} id={FORM} action={action} follows={followsOf(request)}>
      <Fields visit={visit} request={request} />
      <div class="actions">
        <button>{t('new.save')}</button>
        {section === 'household' && (
          <button class="second" name="then" value="add">
            {t('household.add')}
          </button>
        )}
        <button class="link" name="then" value="later">
          {t('new.later')}
        </button>
        {request && (
          <button class="link" name="then" value="try">
            {t('new.try')}
          </button>
        )}
      </div>
      {request && (
        <p
          class="note"
          role="status"
          id="saved"
          data-saved={t('new.saved')}
          data-unsaved={t('new.unsaved')}
          data-tried={t('new.tried')}
          data-away={t('new.away')}
        />
      )}
    </Form>
  )
}

/** A draft is saved while one types; what others already rely on is only tried. */
function followsOf(request: PlacementRequest | undefined): 'stay' | 'try' | undefined {
  if (!request) return undefined
  return request.status === 'draft' ? 'stay' : 'try'
}

function Check({ visit, request }: PageProps): VNode | null {
  const { view } = visit
  const { t } = view
  if (!request) return null
  const missing = missingIn(request)
  const submits = request.status === 'draft' || request.status === 'information-asked'
  return (
    <>
      {missing.length > 0 && <MissingList visit={visit} request={request} />}
      {missing.length === 0 && <p class="notice">{t(submits ? 'check.complete' : 'check.sent')}</p>}
      {missing.length === 0 && submits && (
        <Form view={view} id="submit" action={paths.submission(request.id)}>
          <p>
            <button>{t('new.submit')}</button>
          </p>
        </Form>
      )}
      <h2>{t('request.content')}</h2>
      <RequestContentList visit={visit} request={request} />
    </>
  )
}

function MissingList({ visit, request }: { visit: Visit; request: PlacementRequest }): VNode {
  const { t } = visit.view
  const missing = missingIn(request)
  return (
    <div class="notice care">
      <h2 class="plain">{t('check.missing')}</h2>
      <ul>
        {missing.map(({ section, text }, index) => (
          <li key={index}>
            <a href={paths.section(request.id, section)}>
              {t(`section.${section}`)}: {t(text)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
