import type { VNode } from 'preact'
import { archive, restore } from '../../features/landscape/archive.service.ts'
import { listOrganisations } from '../../features/landscape/landscape.query.ts'
import type { Organisation } from '../../features/landscape/landscape.schema.ts'
import {
  NewOrganisation,
  ORGANISATION_ROLES,
  addOrganisation,
} from '../../features/landscape/organisation.service.ts'
import type { Page } from '../../page-rows.ts'
import { Choices } from '../components/choices.tsx'
import { TextField } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { Pages } from '../components/pages.tsx'
import { formInput } from '../http/form-input.ts'
import type { Form as Forms, Screen } from '../http/screen.ts'
import { fieldOf, idOf, pageOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { paths, withQuery } from '../paths.ts'
import { isKey } from '../texts.ts'

const PAGE_SIZE = 40
const FORM = 'organisation'

export const organisationsScreen: Screen = {
  path: '/organisations',
  access: 'keep-landscape',
  show: async (visit) => {
    const wish = { archived: true, page: pageOf(visit), pageSize: PAGE_SIZE }
    return OrganisationsPage({ visit, page: await listOrganisations(wish) })
  },
}

const access = 'keep-landscape'

export const organisationForms: readonly Forms[] = [
  {
    ...{ path: '/organisations', access, on: organisationsScreen },
    act: async (visit) => {
      const roles = visit.fields.getAll('roles')
      const said = { code: fieldOf(visit, 'code') ?? '', name: fieldOf(visit, 'name') ?? '', roles }
      await addOrganisation(formInput(NewOrganisation, said), visit.actor, visit.deps)
      return withQuery(paths.organisations(), { done: 'organisation-added' })
    },
  },
  {
    ...{ path: '/organisations/:id/archiving', access, on: organisationsScreen },
    act: async (visit) => {
      await archive('organisation', idOf(visit), visit.actor, visit.deps)
      return withQuery(paths.organisations(), { done: 'organisation-archived' })
    },
  },
  {
    ...{ path: '/organisations/:id/restoration', access, on: organisationsScreen },
    act: async (visit) => {
      await restore('organisation', idOf(visit), visit.actor, visit.deps)
      return withQuery(paths.organisations(), { done: 'organisation-restored' })
    },
  },
]

interface OrganisationsProps {
  readonly visit: Visit
  readonly page: Pick<Page<Organisation>, 'page' | 'pageSize' | 'total'> & {
    readonly items: readonly Organisation[]
  }
}

function OrganisationsPage({ visit, page }: OrganisationsProps): VNode {
  const { view } = visit
  const { t } = view
  return (
    <Layout view={view} title={t('organisations.title')}>
      <h1>{t('organisations.title')}</h1>
      <p>{t('organisations.lead', { n: page.total })}</p>
      <table class="folds">
        <thead>
          <tr>
            <th scope="col">{t('organisations.name')}</th>
            <th scope="col">{t('organisations.code')}</th>
            <th scope="col">{t('organisations.does')}</th>
            <th scope="col">{t('users.state')}</th>
          </tr>
        </thead>
        <tbody>
          {page.items.map((organisation) => (
            <OrganisationRow key={organisation.id} visit={visit} organisation={organisation} />
          ))}
        </tbody>
      </table>
      <Pages view={view} {...page} />
      <NewForm visit={visit} />
    </Layout>
  )
}

function OrganisationRow({
  visit: { view },
  organisation: { id, name, code, roles, archivedAt },
}: {
  readonly visit: Visit
  readonly organisation: Organisation
}): VNode {
  const { t } = view
  const gone = archivedAt !== undefined
  const say = (role: string): string => {
    const key = `organisation.role.${role}`
    return isKey(key) ? t(key) : role
  }
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <code>{code}</code>
      </td>
      <td>{roles.map(say).join(', ')}</td>
      <td>
        <Form
          view={view}
          id={`state-${id}`}
          action={gone ? paths.organisationRestoration(id) : paths.organisationArchiving(id)}
        >
          {gone && <span class="badge">{t('organisations.archived')}</span>}{' '}
          <button class="link">
            {gone ? t('organisations.restore') : t('organisations.archive')}
            <span class="hidden-text">: {name}</span>
          </button>
        </Form>
      </td>
    </tr>
  )
}

function NewForm({ visit: { view } }: { readonly visit: Visit }): VNode {
  const { t } = view
  const field = { view, form: FORM }
  return (
    <section aria-labelledby="new-organisation">
      <h2 id="new-organisation">{t('organisations.new')}</h2>
      <Form view={view} id={FORM} action={paths.organisations()} class="card">
        <TextField {...field} name="name" label={t('organisations.name')} />
        <TextField
          {...field}
          name="code"
          label={t('organisations.code')}
          hint={t('organisations.code-hint')}
        />
        <Choices
          {...field}
          type="checkbox"
          name="roles"
          label={t('organisations.does')}
          values={[]}
          options={ORGANISATION_ROLES.map((role) => ({
            value: role,
            label: t(`organisation.role.${role}`),
          }))}
        />
        <button>{t('organisations.add')}</button>
      </Form>
    </section>
  )
}
