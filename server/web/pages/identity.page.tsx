import type { VNode } from 'preact'
import { identityKept } from '../../features/requests/request.query.ts'
import { Identity } from '../../features/requests/request.schema.ts'
import { changeRequest } from '../../features/requests/request.service.ts'
import { TextField } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { formInput } from '../http/form-input.ts'
import type { Form as Forms, Screen } from '../http/screen.ts'
import { fieldOf, idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { shortId } from '../lookups.ts'
import { paths, withQuery } from '../paths.ts'

const FORM = 'identity'

/** Who a request is about: written down here, and shown by no page. */
export const identityScreen: Screen = {
  path: '/requests/:id/identity',
  access: 'request-place',
  show: async (visit) => {
    const requestId = idOf(visit)
    const kept = await identityKept(requestId, visit.actor)
    return IdentityPage({ visit, requestId, kept })
  },
}

export const identityForm: Forms = {
  path: '/requests/:id/identity',
  access: 'request-place',
  on: identityScreen,
  act: async (visit) => {
    const said = (name: string) => fieldOf(visit, name)
    const identity = formInput(Identity, {
      givenNames: said('givenNames') ?? '',
      familyName: said('familyName') ?? '',
      birthDate: said('birthDate') ?? '',
      contact: said('contact'),
      foreignerNumber: said('foreignerNumber'),
    })
    const requestId = idOf(visit)
    await changeRequest(requestId, { identity, content: {} }, visit.actor, visit.deps)
    return withQuery(paths.request(requestId), { done: 'identity' })
  },
}

interface IdentityProps {
  readonly visit: Visit
  readonly requestId: string
  /** Whether it was filled in before. */
  readonly kept: boolean
}

function IdentityPage({ visit: { view }, requestId, kept }: IdentityProps): VNode {
  const { t } = view
  const field = { view, form: FORM }
  return (
    <Layout view={view} title={t('identity.title')}>
      <a class="back" href={paths.request(requestId)}>
        ‹ {t('request.title', { id: shortId(requestId) })}
      </a>
      <h1>{t('identity.title')}</h1>
      <p class="lead">{t('identity.why')}</p>
      <p class="notice">{t(kept ? 'identity.kept' : 'identity.none')}</p>
      <Form view={view} id={FORM} action={paths.identity(requestId)} class="card">
        <TextField {...field} name="givenNames" label={t('identity.given')} />
        <TextField {...field} name="familyName" label={t('identity.family')} />
        <TextField {...field} name="birthDate" type="date" label={t('identity.birth')} />
        <TextField
          {...field}
          name="foreignerNumber"
          label={t('identity.v-number')}
          hint={t('identity.v-number-hint')}
          optional
        />
        <TextField
          {...field}
          name="contact"
          label={t('identity.contact')}
          hint={t('identity.contact-hint')}
          optional
        />
        <button>{t('identity.keep')}</button>
      </Form>
    </Layout>
  )
}
