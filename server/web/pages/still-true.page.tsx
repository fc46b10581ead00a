import type { VNode } from 'preact'
import { Attest } from '../../features/capacity/capacity.schema.ts'
import { confirmByLink, readConfirmLink } from '../../features/capacity/confirm-link.service.ts'
import type { ConfirmLink } from '../../features/capacity/confirm-link.service.ts'
import { Form } from '../components/form.tsx'
import { formInput } from '../http/form-input.ts'
import type { Form as Forms, Screen } from '../http/screen.ts'
import type { View, Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { paths, withQuery } from '../paths.ts'

/** Opening a link does nothing, whoever or whatever opens it: only the button on its page acts. */
export const stillTrueScreen: Screen = {
  path: '/still-true/:token',
  access: 'anyone',
  show: async ({ params, view, deps }) => {
    const token = params['token'] ?? ''
    return StillTruePage({ view, token, link: await readConfirmLink(token, deps) })
  },
}

export const stillTrueForm: Forms = {
  path: '/still-true/:token',
  access: 'anyone',
  on: stillTrueScreen,
  act: async ({ params, fields, deps }: Visit) => {
    const token = params['token'] ?? ''
    const { available } = formInput(Attest.shape.body, { available: Number(fields.get('seen')) })
    await confirmByLink(token, available, deps)
    return withQuery(paths.stillTrue(token), { done: 'still-true' })
  },
}

interface LinkProps {
  readonly view: View
  readonly token: string
  readonly link: ConfirmLink
}

function StillTruePage({ view, token, link }: LinkProps): VNode {
  const { t } = view
  return (
    <Layout view={view} title={t('still-true.title')}>
      <h1>{t('still-true.title')}</h1>
      {link.state === 'open' ? (
        <>
          <p class="lead">{t('still-true.shows', { unit: link.unitName, n: link.available })}</p>
          <Form view={view} id="still-true" action={paths.stillTrue(token)}>
            <input type="hidden" name="seen" value={link.available} />
            <button>{t('unit.still-true', { n: link.available })}</button>
          </Form>
          <p class="note">{t('still-true.differs')}</p>
        </>
      ) : (
        <p class="lead">{t(`still-true.${link.state}`)}</p>
      )}
      <p>
        <a href={paths.signIn()}>{t('still-true.sign-in')}</a>
      </p>
    </Layout>
  )
}
