import type { VNode } from 'preact'
import { ROLES } from '../../../models/user.model.ts'
import type { Role } from '../../../models/user.model.ts'
import { listOrganisations } from '../../features/landscape/landscape.query.ts'
import { MAX_PAGE_SIZE } from '../../http/page.ts'
import { listUsers } from '../../features/users/user.query.ts'
import type { ManagedUser } from '../../features/users/user.schema.ts'
import type { Page } from '../../page-rows.ts'
import { SelectField, TextField } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { Pages } from '../components/pages.tsx'
import { UserPlaceFields } from '../components/user-place.tsx'
import type { OrganisationNames } from '../components/user-place.tsx'
import type { Screen } from '../http/screen.ts'
import { pageOf } from '../http/visit.ts'
import type { View, Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { regionName } from '../lookups.ts'
import { paths } from '../paths.ts'

const PAGE_SIZE = 50
export const INVITE_FORM = 'invite'

export const usersScreen: Screen = {
  path: '/users',
  access: 'manage-users',
  show: async (visit) => {
    const role = ROLES.find((name) => name === visit.query.get('role'))
    const page = await listUsers({ role }, { page: pageOf(visit), pageSize: PAGE_SIZE })
    return UsersPage({ visit, page, role, organisations: await organisationNames() })
  },
}

/** Names of the organisations in use, by id. */
export async function organisationNames(): Promise<OrganisationNames> {
  const all = await listOrganisations({ archived: false, page: 1, pageSize: MAX_PAGE_SIZE })
  return new Map(all.items.map(({ id, name }) => [id, name]))
}

interface UsersProps {
  readonly visit: Visit
  readonly page: Page<ManagedUser>
  readonly role: Role | undefined
  readonly organisations: OrganisationNames
}

function UsersPage({ visit, page, role, organisations }: UsersProps): VNode {
  const { view } = visit
  const { t } = view
  return (
    <Layout view={view} title={t('users.title')}>
      <div class="row">
        <h1>{t('users.title')}</h1>
        <a class="button" href="#invite-title">
          {t('users.invite')}
        </a>
      </div>
      <form method="get" action={paths.users()} class="filters">
        <SelectField
          {...{ view, form: 'filter' }}
          name="role"
          label={t('users.role')}
          value={role}
          empty={t('users.all')}
          options={ROLES.map((name) => ({ value: name, label: t(`role.${name}`) }))}
        />
        <button class="second">{t('users.show')}</button>
      </form>
      <p>{t('users.lead', { n: page.total })}</p>
      {page.total === 0 ? (
        <p class="note">{t('users.nobody')}</p>
      ) : (
        <UserTable {...{ visit, page, organisations }} />
      )}
      <Pages view={view} {...page} />
      <section aria-labelledby="invite-title">
        <h2 id="invite-title">{t('users.invite')}</h2>
        <Form view={view} id={INVITE_FORM} action={paths.userInvitations()} class="card">
          <TextField
            {...{ view, form: INVITE_FORM }}
            name="email"
            type="email"
            label={t('users.email')}
          />
          <UserPlaceFields visit={visit} form={INVITE_FORM} organisations={organisations} />
          <button>{t('users.invite')}</button>
        </Form>
      </section>
    </Layout>
  )
}

function UserTable({ visit, page, organisations }: Omit<UsersProps, 'role'>): VNode {
  const { view, deps } = visit
  const { t } = view
  return (
    <table class="folds">
      <thead>
        <tr>
          {(['email', 'role', 'organisation', 'region', 'state'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`users.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {page.items.map((user) => (
          <tr key={user.id}>
            <th scope="row">
              <a class="back break" href={paths.user(user.id)}>
                {user.email}
              </a>
            </th>
            <td>{t(`role.${user.role}`)}</td>
            <td>{user.organisationId !== undefined && organisations.get(user.organisationId)}</td>
            <td>{user.region !== undefined && regionName(user.region, deps)}</td>
            <td>
              <UserState view={view} user={user} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function UserState({
  view,
  user,
}: {
  readonly view: View
  readonly user: ManagedUser
}): VNode {
  const { t } = view
  if (user.blockedAt !== undefined) return <span class="badge bad">{t('users.blocked')}</span>
  if (user.invitedUntil !== undefined) return <span class="badge care">{t('users.invited')}</span>
  return <span class="badge good">{t('users.active')}</span>
}
