import type { VNode } from 'preact'
import { ROLES } from '../../../models/user.model.ts'
import type { UserPlace } from '../../features/users/user.schema.ts'
import type { Visit } from '../http/visit.ts'
import { SelectField } from './field.tsx'

/** Organisations in use, name by id. */
export type OrganisationNames = ReadonlyMap<string, string>

interface UserPlaceProps {
  readonly visit: Visit
  readonly form: string
  readonly organisations: OrganisationNames
  /** What it is now. */
  readonly place?: UserPlace
}

/** Role, organisation and region of somebody. */
export function UserPlaceFields({ visit, form, organisations, place }: UserPlaceProps): VNode {
  const { view, deps } = visit
  const { t } = view
  const field = { view, form }
  return (
    <>
      <SelectField
        {...field}
        name="userRole"
        label={t('users.role')}
        value={place?.role}
        options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
      />
      <SelectField
        {...field}
        name="organisationId"
        label={t('users.organisation')}
        hint={t('users.organisation-hint')}
        empty={t('users.none')}
        value={place?.organisationId}
        options={[...organisations].map(([value, label]) => ({ value, label }))}
      />
      <SelectField
        {...field}
        name="region"
        label={t('users.region')}
        hint={t('users.region-hint')}
        empty={t('users.none')}
        value={place?.region}
        options={[...deps.reference.regions.values()].map(({ code, nameNl }) => ({
          value: code,
          label: nameNl,
        }))}
      />
    </>
  )
}
