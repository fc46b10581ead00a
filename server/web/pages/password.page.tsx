import type { VNode } from 'preact'
import { choosePassword } from '../../features/users/invitation.service.ts'
import { ChoosePassword } from '../../features/users/user.schema.ts'
import { TextField } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { formInput } from '../http/form-input.ts'
import type { Form as Forms, Screen } from '../http/screen.ts'
import type { View } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { paths, withQuery } from '../paths.ts'

const FORM = 'password'

/** For who was handed a code: neither code nor address stands in the address bar. */
export const passwordScreen: Screen = {
  path: '/password',
  access: 'anyone',
  show: ({ view }) => PasswordPage({ view }),
}

export const passwordForm: Forms = {
  path: '/password',
  access: 'anyone',
  on: passwordScreen,
  act: async ({ fields, deps }) => {
    const said = (name: string): string => fields.get(name) ?? ''
    const wish = { email: said('email'), code: said('code'), password: said('password') }
    await choosePassword(formInput(ChoosePassword.shape.body, wish), deps)
    return withQuery(paths.signIn(), { done: 'password' })
  },
}

function PasswordPage({ view }: { readonly view: View }): VNode {
  const { t } = view
  const field = { view, form: FORM }
  return (
    <Layout view={view} title={t('password.title')}>
      <h1>{t('password.title')}</h1>
      <Form view={view} id={FORM} action={paths.password()} class="narrow">
        <TextField
          {...field}
          name="email"
          type="email"
          label={t('sign-in.email')}
          autocomplete="username"
        />
        <TextField
          {...field}
          name="code"
          label={t('password.code')}
          hint={t('password.code-hint')}
        />
        <TextField
          {...field}
          name="password"
          type="password"
          label={t('password.new')}
          hint={t('password.hint')}
        />
        <button>{t('password.save')}</button>
      </Form>
    </Layout>
  )
}
