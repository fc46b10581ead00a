import type { VNode } from 'preact'
import { NATIONALITY_GROUPS, Safety } from '../../../matching/profile.ts'
import { announceInput } from '../../features/groups/group.schema.ts'
import { announceGroup } from '../../features/groups/group.service.ts'
import { SelectField, TextField } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { formInput } from '../http/form-input.ts'
import type { Form as Forms, Screen } from '../http/screen.ts'
import { fieldOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { capital, valueWords } from '../lookups.ts'
import { paths, withQuery } from '../paths.ts'
import { labelIn } from '../texts.ts'

const FORM = 'group'

export const newGroupScreen: Screen = {
  path: '/groups/new',
  access: 'request-place',
  show: (visit) => NewGroupPage({ visit }),
}

export const newGroupForm: Forms = {
  path: '/groups/new',
  access: 'request-place',
  on: newGroupScreen,
  act: async (visit) => {
    const announcement = formInput(announceInput(visit.deps).shape.body, saidOf(visit))
    const { _id } = await announceGroup(announcement, visit.actor, visit.deps)
    return withQuery(paths.group(String(_id)), { done: 'group-announced' })
  },
}

function saidOf(visit: Visit): Record<string, unknown> {
  const number = (name: string): number => Number(fieldOf(visit, name) ?? 0)
  const [singles, families] = [number('singles'), number('families')]
  const text = (name: string): string => visit.fields.get(name) ?? ''
  const shortNotice = fieldOf(visit, 'shortNotice')
  return {
    ...{ region: text('region'), arriveFrom: text('arriveFrom'), arriveUntil: text('arriveUntil') },
    ...(shortNotice !== undefined && { shortNotice }),
    households: [
      ...(singles === 0 ? [] : [{ count: singles, adults: 1, children: 0 }]),
      ...(families === 0
        ? []
        : [{ count: families, adults: 2, children: number('familyChildren') }]),
    ],
    ...{ estimatedAge: number('estimatedAge'), nationalityGroup: text('nationalityGroup') },
    ...{ status: text('status'), threatLevel: text('threatLevel') },
    urgencyClass: number('urgencyClass'),
  }
}

function NewGroupPage({ visit }: { readonly visit: Visit }): VNode {
  const { view } = visit
  const { t } = view
  return (
    <Layout view={view} title={t('groups.new')}>
      <a class="back" href={paths.groups()}>
        ‹ {t('groups.title')}
      </a>
      <h1>{t('groups.new')}</h1>
      <p class="lead">{t('groups.lead')}</p>
      <Form view={view} id={FORM} action={paths.newGroup()} class="narrow">
        <Arrival visit={visit} />
        <Sizes visit={visit} />
        <p class="note">{t('group.later')}</p>
        <Expected visit={visit} />
        <button>{t('group.announce')}</button>
      </Form>
    </Layout>
  )
}

function Arrival({ visit: { view, deps } }: { readonly visit: Visit }): VNode {
  const { t, language } = view
  const { regions, shortNotices } = deps.reference
  const field = { view, form: FORM }
  return (
    <>
      <SelectField
        {...field}
        name="region"
        label={t('requests.region')}
        options={[...regions.values()].map(({ code, nameNl }) => ({ value: code, label: nameNl }))}
      />
      <TextField {...field} name="arriveFrom" type="date" label={t('group.arrive-from')} />
      <TextField {...field} name="arriveUntil" type="date" label={t('group.arrive-until')} />
      <SelectField
        {...field}
        name="shortNotice"
        label={t('group.short-notice')}
        hint={t('group.short-notice-hint')}
        optional
        options={[...shortNotices.values()].map((reason) => ({
          value: reason.code,
          label: labelIn(language, reason),
        }))}
      />
    </>
  )
}

function Sizes({ visit: { view } }: { readonly visit: Visit }): VNode {
  const { t } = view
  const field = { view, form: FORM, type: 'number' } as const
  return (
    <fieldset id={`${FORM}-households`}>
      <TextField {...field} name="singles" label={t('group.singles')} value="0" />
      <TextField {...field} name="families" label={t('group.families')} value="0" />
      <TextField {...field} name="familyChildren" label={t('group.children')} value="0" />
    </fieldset>
  )
}

function Expected({ visit: { view, deps } }: { readonly visit: Visit }): VNode {
  const { t, language } = view
  const field = { view, form: FORM }
  const words = (value: string, fact: string) => ({
    value,
    label: capital(valueWords(value, fact, language, deps)),
  })
  return (
    <>
      <TextField {...field} name="estimatedAge" type="number" label={t('group.age')} />
      <SelectField
        {...field}
        name="nationalityGroup"
        label={t('group.nationality')}
        options={NATIONALITY_GROUPS.map((one) => words(one, 'member.nationalityGroup'))}
      />
      <SelectField
        {...field}
        name="status"
        label={t('group.status')}
        options={[...deps.reference.statuses.values()].map((status) => ({
          value: status.code,
          label: labelIn(language, status),
        }))}
      />
      <SelectField
        {...field}
        name="threatLevel"
        label={t('group.threat')}
        options={Safety.shape.threatLevel.options.map((one) => words(one, 'request.threatLevel'))}
      />
      <SelectField
        {...field}
        name="urgencyClass"
        label={t('group.urgency')}
        options={(['1', '2', '3', '4'] as const).map((value) => ({
          value,
          label: t(`class.${value}`),
        }))}
      />
    </>
  )
}
