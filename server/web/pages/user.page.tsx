import type { VNode } from 'preact'
import { UserModel } from '../../../models/user.model.ts'
import { presentUser } from '../../features/users/user.query.ts'
import type { Invited, ManagedUser } from '../../features/users/user.schema.ts'
import { Problem } from '../../problem.ts'
import { Form } from '../components/form.tsx'
import { Moment } from '../components/moment.tsx'
import { UserPlaceFields } from '../components/user-place.tsx'
import type { OrganisationNames } from '../components/user-place.tsx'
import type { Screen } from '../http/screen.ts'
import { idOf } from '../http/visit.ts'
import type { View, Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { paths } from '../paths.ts'
import { UserState, organisationNames } from './users.page.tsx'

export const PLACE_FORM = 'place'

export const userScreen: Screen = {
  path: '/users/:id',
  access: 'manage-users',
  show: async (visit) => {
    const stored = await UserModel.findById(idOf(visit)).lean()
    if (!stored) throw new Problem('not-found', 'There is no such account.')
    const organisations = await organisationNames()
    return UserPage({ visit, user: presentUser(stored), organisations })
  },
}

interface UserProps {
  readonly visit: Visit
  readonly user: ManagedUser
  readonly organisations: OrganisationNames
}

function UserPage({ visit, user, organisations }: UserProps): VNode {
  const { view, actor } = visit
  const { t } = view
  return (
    <Layout view={view} title={user.email}>
      <a class="back" href={paths.users()}>
        {t('user.back')}
      </a>
      <h1 class="break">{user.email}</h1>
      <p>
        <UserState view={view} user={user} /> {t(`role.${user.role}`)}
      </p>
      {user.id === actor.id ? (
        <p class="notice">{t('user.own')}</p>
      ) : (
        <>
          <section>
            <h2>{t('user.change')}</h2>
            <p class="prose">{t('user.change-note')}</p>
            <Form view={view} id={PLACE_FORM} action={paths.userPlace(user.id)} class="card">
              <UserPlaceFields {...{ visit, organisations }} form={PLACE_FORM} place={user} />
              <button>{t('user.save')}</button>
            </Form>
          </section>
          <section>
            <h2>{t('user.code')}</h2>
            <p class="prose">{t('user.code-note')}</p>
            <Form view={view} id="code" action={paths.userCode(user.id)}>
              <button class="second">{t('user.make-code')}</button>
            </Form>
          </section>
          <BlockForm view={view} user={user} />
        </>
      )}
    </Layout>
  )
}

function BlockForm({ view, user }: { readonly view: View; readonly user: ManagedUser }): VNode {
  const { t } = view
  const blocked = user.blockedAt !== undefined
  return (
    <section>
      <h2>{blocked ? t('user.unblock') : t('user.block')}</h2>
      {!blocked && <p class="prose">{t('user.block-note')}</p>}
      <Form
        view={view}
        id="block"
        action={blocked ? paths.userUnblocking(user.id) : paths.userBlocking(user.id)}
      >
        <button class={blocked ? undefined : 'danger'}>
          {blocked ? t('user.unblock') : t('user.block')}
        </button>
      </Form>
    </section>
  )
}

/** The code, shown once: it stands in no address and is stored nowhere. */
export function CodePage({
  view,
  invited,
}: {
  readonly view: View
  readonly invited: Invited
}): VNode {
  const { t } = view
  return (
    <Layout view={view} title={t('code.title')}>
      <h1>{t('code.title')}</h1>
      <p class="lead">{t('code.lead', { email: invited.email })}</p>
      <p class="code-shown break">
        <code>{invited.code}</code>
      </p>
      {invited.invitedUntil !== undefined && (
        <p>
          {t('code.until', { moment: '' }).replace(/\s*\.$/, ' ')}
          <Moment view={view} at={invited.invitedUntil} />.
        </p>
      )}
      <p class="prose">{t('code.where')}</p>
      <p class="actions">
        <a class="button" href={paths.users()}>
          {t('user.back')}
        </a>
      </p>
    </Layout>
  )
}
