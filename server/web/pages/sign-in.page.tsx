import type { VNode } from 'preact'
import { choicesOf } from '../../features/preferences/preferences.service.ts'
import { SignIn } from '../../features/users/session.schema.ts'
import { signIn, signOut } from '../../features/users/session.service.ts'
import { TextField } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { formInput } from '../http/form-input.ts'
import { Redirect } from '../http/screen.ts'
import type { Form as Forms, Screen } from '../http/screen.ts'
import type { View } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { homeOf } from '../navigation.ts'
import { paths, withQuery } from '../paths.ts'

export const signInScreen: Screen = {
  path: '/sign-in',
  access: 'anyone',
  show: ({ view, query }) =>
    view.role === undefined
      ? SignInPage({ view })
      : new Redirect(nextOf(query) ?? homeOf(view.role)),
}

/** Opens a new session, whatever session there was before: that one ends, so that nobody can have prepared it. */
export const signInForm: Forms = {
  path: '/sign-in',
  access: 'anyone',
  on: signInScreen,
  act: async ({ actor, fields, query, deps }) => {
    const said = { email: fields.get('email') ?? '', password: fields.get('password') ?? '' }
    const { token, expiresAt, user } = await signIn(formInput(SignIn.shape.body, said), deps)
    if (actor.sessionId !== undefined) await signOut(actor, deps)
    const choices = await choicesOf({ id: String(user._id) })
    return { to: nextOf(query) ?? homeOf(user.role), session: { token, expiresAt }, choices }
  },
}

export const signOutForm: Forms = {
  path: '/sign-out',
  access: 'signed-in',
  on: signInScreen,
  act: async ({ actor, deps }) => {
    await signOut(actor, deps)
    return { to: withQuery(paths.signIn(), { done: 'signed-out' }), session: 'ended' }
  },
}

/** Where somebody wanted to go before signing in: an address of ours, never another site's. */
function nextOf(query: URLSearchParams): string | undefined {
  const next = query.get('next')
  if (next === null || !URL.canParse(next, HERE)) return undefined
  const { origin, pathname, search } = new URL(next, HERE)
  return origin === HERE && pathname !== paths.signIn() ? pathname + search : undefined
}
const HERE = 'https://here.invalid'

const FORM = 'sign-in'

function SignInPage({ view }: { readonly view: View }): VNode {
  const { t } = view
  return (
    <Layout view={view} title={t('sign-in.title')}>
      <h1>{t('sign-in.title')}</h1>
      <Form view={view} id={FORM} action={view.url} class="narrow">
        <TextField
          view={view}
          form={FORM}
          name="email"
          type="email"
          label={t('sign-in.email')}
          autocomplete="username"
        />
        <TextField
          view={view}
          form={FORM}
          name="password"
          type="password"
          label={t('sign-in.password')}
          autocomplete="current-password"
        />
        <button class="button">{t('sign-in.submit')}</button>
      </Form>
      <p>
        <a class="back" href={paths.password()}>
          {t('password.have-code')}
        </a>
      </p>
      <p class="note">{t('sign-in.help')}</p>
      <p class="note">{t('sign-in.demo')}</p>
    </Layout>
  )
}
