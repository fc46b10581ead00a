import type { VNode } from 'preact'
import { WAYS } from '../../../models/notice.model.ts'
import {
  changeSettings,
  readSettings,
} from '../../features/notifications/notice-settings.service.ts'
import { ChangeSettings } from '../../features/notifications/notice.schema.ts'
import type { NoticeSettings } from '../../features/notifications/notice.schema.ts'
import { SelectField } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { formInput } from '../http/form-input.ts'
import type { Form as Forms, Screen } from '../http/screen.ts'
import { fieldOf } from '../http/visit.ts'
import type { View, Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { paths, withQuery } from '../paths.ts'
import { sentenceIn } from '../texts.ts'

const FORM = 'settings'
const CHOICE = 'way-'
const HOURS = Array.from({ length: 24 }, (_none, hour) => hour)

export const noticeSettingsScreen: Screen = {
  path: '/notices/settings',
  access: 'signed-in',
  show: async (visit) => {
    const settings = await readSettings(visit.actor, visit.deps)
    return SettingsPage({ view: visit.view, settings })
  },
}

export const noticeSettingsForm: Forms = {
  path: '/notices/settings',
  access: 'signed-in',
  on: noticeSettingsScreen,
  act: async (visit) => {
    const change = formInput(ChangeSettings.shape.body, said(visit))
    await changeSettings(change, visit.actor, visit.deps)
    return withQuery(paths.noticeSettings(), { done: 'notice-settings' })
  },
}

/** The form as the body that the API takes. */
function said(visit: Visit): unknown {
  const hour = (name: string) => {
    const value = fieldOf(visit, name)
    return value === undefined ? null : Number(value)
  }
  const choices = [...visit.fields]
    .filter(([name]) => name.startsWith(CHOICE))
    .map(([name, way]) => ({ kind: name.slice(CHOICE.length), way }))
  return { quietFrom: hour('quietFrom'), quietUntil: hour('quietUntil'), choices }
}

interface SettingsProps {
  readonly view: View
  readonly settings: NoticeSettings
}

function SettingsPage({ view, settings }: SettingsProps): VNode {
  const { t } = view
  const { mail } = settings
  return (
    <Layout view={view} title={t('notices.settings')}>
      <a class="back" href={paths.notices()}>
        ‹ {t('notices.title')}
      </a>
      <h1>{t('notices.settings')}</h1>
      <p class={mail === 'on' ? '' : 'note'}>{t(`notices.mail-${mail}`)}</p>
      <Form view={view} id={FORM} action={paths.noticeSettings()} class="narrow">
        <Kinds view={view} settings={settings} />
        <QuietHours view={view} settings={settings} />
        <div class="actions">
          <button>{t('notices.save')}</button>
        </div>
      </Form>
    </Layout>
  )
}

function Kinds({ view, settings: { kinds } }: SettingsProps): VNode | null {
  const { t, language } = view
  if (kinds.length === 0) return null
  const options = WAYS.map((value) => ({ value, label: t(`way.${value}`) }))
  return (
    <fieldset>
      <legend>{t('notices.kinds')}</legend>
      {kinds.map((kind) =>
        kind.urgent ? (
          <p key={kind.kind}>
            <strong>{sentenceIn(language, kind)}</strong> {t('notices.escalation')}
          </p>
        ) : (
          <SelectField
            key={kind.kind}
            {...{ view, form: FORM, options, value: kind.way }}
            name={`${CHOICE}${kind.kind}`}
            label={sentenceIn(language, kind)}
          />
        ),
      )}
    </fieldset>
  )
}

function QuietHours({ view, settings: { quietFrom, quietUntil } }: SettingsProps): VNode {
  const { t } = view
  const options = HOURS.map((n) => ({ value: String(n), label: t('notices.hour', { n }) }))
  const field = { view, form: FORM, options }
  return (
    <fieldset>
      <legend>{t('notices.quiet')}</legend>
      <p class="hint">{t('notices.quiet-hint')}</p>
      <SelectField
        {...{ ...field, value: String(quietFrom) }}
        name="quietFrom"
        label={t('notices.quiet-from')}
      />
      <SelectField
        {...{ ...field, value: String(quietUntil) }}
        name="quietUntil"
        label={t('notices.quiet-until')}
      />
    </fieldset>
  )
}
