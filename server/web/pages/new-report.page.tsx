import type { VNode } from 'preact'
import { Safety } from '../../../matching/profile.ts'
import { fileReport } from '../../features/reports/file-report.service.ts'
import { reportInput } from '../../features/reports/report.schema.ts'
import { Choices } from '../components/choices.tsx'
import { SelectField, TextArea, TextField } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { formInput } from '../http/form-input.ts'
import type { Form as Forms, Screen } from '../http/screen.ts'
import { fieldOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { capital, valueWords } from '../lookups.ts'
import { paths, withQuery } from '../paths.ts'
import { labelIn } from '../texts.ts'

export const newReportScreen: Screen = {
  path: '/reports/new',
  access: 'file-report',
  show: (visit) => NewReportPage({ visit }),
}

export const newReportForm: Forms = {
  path: '/reports/new',
  access: 'file-report',
  on: newReportScreen,
  act: async (visit) => {
    const { actor, deps, fields } = visit
    const said = {
      forms: fields.getAll('forms').filter((form) => form !== ''),
      region: fields.get('region') ?? '',
      ageGroup: fields.get('ageGroup') ?? '',
      people: Number(fieldOf(visit, 'people') ?? 1),
      threatLevel: fields.get('threatLevel') ?? '',
      shelter: fields.get('shelter') ?? '',
      reporterKind: fields.get('reporterKind') ?? '',
      ground: fields.get('ground') ?? '',
      consent: fields.get('consent') === 'yes',
      note: fieldOf(visit, 'note'),
    }
    const report = formInput(reportInput(deps).shape.body, said)
    const { _id } = await fileReport(report, actor, deps)
    return withQuery(paths.report(String(_id)), { done: 'reported' })
  },
}

const FORM = 'report'

function NewReportPage({ visit }: { readonly visit: Visit }): VNode {
  const { view } = visit
  const { t } = view
  return (
    <Layout view={view} title={t('new-report.title')}>
      <a class="back" href={paths.reports()}>
        ‹ {t('reports.title')}
      </a>
      <h1>{t('new-report.title')}</h1>
      <p class="lead">{t('new-report.lead')}</p>
      <p class="notice care">{t('new-report.danger')}</p>
      <Form view={view} id={FORM} action={paths.newReport()} class="narrow">
        <VictimFields visit={visit} />
        <GroundFields visit={visit} />
        <button>{t('new-report.submit')}</button>
      </Form>
    </Layout>
  )
}

function VictimFields({ visit: { view, deps } }: { readonly visit: Visit }): VNode {
  const { t, language } = view
  const { reportRouting: routing, exploitationForms, regions } = deps.reference
  const words = (value: string, fact: string) => ({
    value,
    label: capital(valueWords(value, fact, language, deps)),
  })
  const field = { view, form: FORM }
  const radio = { ...field, type: 'radio', values: [] } as const
  return (
    <>
      <Choices
        {...{ ...field, type: 'checkbox', values: [] }}
        name="forms"
        label={t('new-report.forms')}
        hint={t('new-report.forms-hint')}
        options={exploitationForms.map((form) => words(form, 'member.exploitationForm'))}
      />
      <SelectField
        {...field}
        name="region"
        label={t('new-report.region')}
        options={[...regions.values()].map(({ code, nameNl }) => ({ value: code, label: nameNl }))}
      />
      <Choices
        {...radio}
        name="ageGroup"
        label={t('new-report.age')}
        options={routing.ageGroups.map((one) => option(one, language))}
      />
      <TextField {...field} name="people" type="number" label={t('new-report.people')} value="1" />
      <Choices
        {...radio}
        name="threatLevel"
        label={t('ask.threatLevel')}
        options={Safety.shape.threatLevel.options.map((one) => words(one, 'request.threatLevel'))}
      />
      <Choices
        {...radio}
        name="shelter"
        label={t('new-report.shelter')}
        options={routing.shelter.map((one) => option(one, language))}
      />
    </>
  )
}

function GroundFields({ visit: { view, deps } }: { readonly visit: Visit }): VNode {
  const { t, language } = view
  const { reportRouting: routing, grounds } = deps.reference
  const field = { view, form: FORM }
  return (
    <>
      <SelectField
        {...field}
        name="reporterKind"
        label={t('new-report.reporter')}
        options={routing.reporters.map((one) => option(one, language))}
      />
      <Choices
        {...{ ...field, type: 'radio', values: [] }}
        name="ground"
        label={t('new-report.ground')}
        options={routing.grounds.flatMap(({ ground }) => {
          const named = grounds.get(ground)
          if (!named) return []
          return [{ value: ground, label: language === 'nl' ? named.purposeNl : named.purposeEn }]
        })}
      />
      <Choices
        {...{ ...field, type: 'radio', values: ['no'] }}
        name="consent"
        label={t('new-report.consent')}
        hint={t('new-report.consent-hint')}
        options={[
          { value: 'yes', label: t('report.yes') },
          { value: 'no', label: t('report.no') },
        ]}
      />
      <TextArea
        {...field}
        name="note"
        label={t('new-report.note')}
        hint={t('new-report.note-hint')}
        optional
      />
    </>
  )
}

function option(
  one: { readonly code: string; readonly labelNl: string; readonly labelEn: string },
  language: Parameters<typeof labelIn>[0],
) {
  return { value: one.code, label: labelIn(language, one) }
}
