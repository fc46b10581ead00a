import type { VNode } from 'preact'
import type { InterimSolutions } from '../../features/interim/interim-solutions.schema.ts'
import type { PlacementRequest } from '../../features/requests/request.schema.ts'
import { mayCall } from '../../http/access.ts'
import { WITH_INTERIM } from '../../states.ts'
import { dayOf } from '../../today.ts'
import type { View, Visit } from '../http/visit.ts'
import type { Language } from '../texts.ts'
import { labelIn, nameIn } from '../texts.ts'
import { paths } from '../paths.ts'
import { SelectField, TextField } from './field.tsx'
import type { Option } from './field.tsx'
import { Form } from './form.tsx'
import { dayText } from './moment.tsx'

interface InterimProps {
  readonly visit: Visit
  readonly request: PlacementRequest
}

/** Where the household stays while it waits: nights and cost so far, and what can be recorded. */
export function Interim({ visit, request }: InterimProps): VNode | null {
  const { view, actor } = visit
  const { t, language } = view
  const { items, nights, cost } = request.interimSolutions
  const open = WITH_INTERIM.some((one) => one === request.status)
  const writes = open && mayCall(actor, 'arrange-interim')
  if (items.length === 0 && !writes) return null
  return (
    <>
      <h2>{t('interim.title')}</h2>
      {items.length === 0 ? (
        <p class="note">{t('interim.none')}</p>
      ) : (
        <p>{t('interim.so-far', { nights, cost: moneyText(cost, language) })}</p>
      )}
      <ul class="stack">
        {items.map((item) => (
          <li key={item.from}>
            <Solution visit={visit} item={item} />
          </li>
        ))}
      </ul>
      {writes &&
        (items.some(({ running }) => running) ? <EndForm {...{ visit, request }} /> : null)}
      {writes && (
        <details id="interim-new" open={view.form.id === 'interim'}>
          <summary>{t('interim.new')}</summary>
          <StartForm visit={visit} request={request} />
        </details>
      )}
    </>
  )
}

function Solution({
  visit: { view, deps },
  item,
}: {
  readonly visit: Visit
  readonly item: InterimSolutions['items'][number]
}): VNode {
  const { t, language } = view
  const { interimKinds, interimEnds, interimUnchecked, fundingTitles } = deps.reference
  const kind = interimKinds.get(item.kind)
  const title = fundingTitles.get(item.title ?? '')
  const unchecked = interimUnchecked.get(item.uncheckedReason ?? '')
  const end = interimEnds.get(item.endReason ?? '')
  const from = dayText(item.from, language)
  return (
    <>
      <strong>{kind ? labelIn(language, kind) : item.kind}</strong>{' '}
      {item.running && <span class="badge care">{t('interim.now')}</span>}{' '}
      {item.until === undefined
        ? t('interim.since', { from })
        : t('interim.period', { from, until: dayText(item.until, language) })}
      {' · '}
      {t('interim.nights', { n: item.nights, cost: moneyText(item.cost, language) })}
      {title && ` · ${nameIn(language, title)}`}
      {unchecked && (
        <>
          {' '}
          <span class="badge bad">{t('interim.unchecked')}</span> {labelIn(language, unchecked)}
        </>
      )}
      {end && <span class="note"> {labelIn(language, end)}</span>}
    </>
  )
}

const CHECKED = 'checked'

function StartForm({ visit: { view, deps }, request }: InterimProps): VNode {
  const { t, language } = view
  const { interimKinds, fundingTitles } = deps.reference
  const field = { view, form: 'interim' }
  const options = [...interimKinds.values()].map((kind) => ({
    value: kind.code,
    label: labelIn(language, kind),
  }))
  return (
    <Form view={view} id="interim" action={paths.interims(request.id)} class="narrow">
      <SelectField {...{ ...field, options }} name="kind" label={t('interim.kind')} />
      <TextField
        {...field}
        name="from"
        type="date"
        label={t('interim.from')}
        value={dayOf(view.now)}
      />
      <TextField {...field} name="until" type="date" label={t('interim.until')} optional />
      <TextField
        {...field}
        name="costPerNight"
        label={t('interim.cost')}
        hint={t('interim.cost-hint')}
        value="0"
      />
      <SelectField
        {...field}
        name="title"
        label={t('interim.payer')}
        optional
        options={[...fundingTitles.values()].map((title) => ({
          value: title.code,
          label: nameIn(language, title),
        }))}
      />
      <SelectField
        {...field}
        name="safetyChecked"
        label={t('interim.safety')}
        options={safetyAnswers({ view, deps })}
      />
      <button class="second">{t('interim.start')}</button>
    </Form>
  )
}

/** Checked, or else each reason why not. */
function safetyAnswers({ view: { t, language }, deps }: Pick<Visit, 'view' | 'deps'>): Option[] {
  return [
    { value: CHECKED, label: t('interim.checked') },
    ...[...deps.reference.interimUnchecked.values()].map((reason) => ({
      value: reason.code,
      label: t('interim.not-because', { reason: labelIn(language, reason) }),
    })),
  ]
}

function EndForm({ visit: { view, deps }, request }: InterimProps): VNode {
  const { t, language } = view
  const options = [...deps.reference.interimEnds.values()]
    .filter(({ bySystem }) => !bySystem)
    .map((reason) => ({ value: reason.code, label: labelIn(language, reason) }))
  const field = { view, form: 'interim-end' }
  return (
    <Form view={view} id="interim-end" action={paths.interimEnding(request.id)} class="narrow">
      <SelectField {...{ ...field, options }} name="reason" label={t('interim.end-reason')} />
      <TextField
        {...field}
        name="on"
        type="date"
        label={t('interim.end-on')}
        value={dayOf(view.now)}
      />
      <button class="second">{t('interim.end')}</button>
    </Form>
  )
}

/** Cents as euros, in the reader's way of writing. */
export function moneyText(cents: number, language: Language): string {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB'
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' })
  return format.format(cents / 100)
}

/** The badge of somebody who stays somewhere for the time being. */
export function InterimBadge({ view }: { readonly view: View }): VNode {
  return <span class="badge care">{view.t('interim.badge')}</span>
}
