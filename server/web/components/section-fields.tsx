import type { VNode } from 'preact'
import { MEMBER_ROLES, NATIONALITY_GROUPS, Safety } from '../../../matching/profile.ts'
import type { Member } from '../../../matching/profile.ts'
import type { PlacementRequest } from '../../features/requests/request.schema.ts'
import type { View, Visit } from '../http/visit.ts'
import { capital, regionName, valueWords } from '../lookups.ts'
import { Choices } from './choices.tsx'
import { SelectField, TextField } from './field.tsx'
import { areaName } from './request-content.tsx'

export const FORM = 'section'

export interface SectionProps {
  readonly visit: Visit
  /** What has been saved; absent for a new request. */
  readonly request: PlacementRequest | undefined
}

const GENDERS = ['vrouw', 'man', 'anders', 'onbekend'] as const

/** Who they are to each other: the region, and each person. */
export function HouseholdFields({ visit, request }: SectionProps): VNode {
  const { view, deps } = visit
  const { t } = view
  const members = request?.household?.members ?? []
  const extra = visit.query.get('add') === '1' ? 1 : 0
  const asked = Number(view.form.values.get('count') ?? 0)
  const count = Math.min(Math.max(members.length + extra, asked, 1), 20)
  return (
    <>
      <SelectField
        {...{ view, form: FORM }}
        name="region"
        label={t('household.region')}
        hint={t('household.region-hint')}
        value={request?.region ?? visit.actor.region}
        options={[...deps.reference.regions.values()].map(({ code }) => ({
          value: code,
          label: regionName(code, deps),
        }))}
      />
      <input type="hidden" name="count" value={count} />
      {Array.from({ length: count }, (_one, index) => (
        <MemberFields key={index} visit={visit} index={index} member={members[index]} />
      ))}
    </>
  )
}

interface MemberProps {
  readonly visit: Visit
  readonly index: number
  readonly member: Member | undefined
}

function MemberFields({ visit: { view, deps }, index, member }: MemberProps): VNode {
  const { t, language } = view
  const name = (field: string) => `members-${index}-${field}`
  const options = (codes: readonly string[], fact: string) =>
    codes.map((value) => ({
      value,
      label: capital(valueWords(value, `member.${fact}`, language, deps)),
    }))
  const field = { view, form: FORM }
  return (
    <fieldset class="group" id={index === 0 ? `${FORM}-members` : undefined}>
      <legend>{t('household.member', { n: index + 1 })}</legend>
      <div class="inline">
        <SelectField
          {...field}
          name={name('role')}
          label={t('household.role')}
          value={member?.role ?? (index === 0 ? 'principal' : 'child')}
          options={options(MEMBER_ROLES, 'role')}
        />
        <TextField
          {...field}
          name={name('birthDate')}
          type="date"
          label={t('household.birth-date')}
          hint={t('household.birth-hint')}
          value={member?.birthDate}
        />
      </div>
      <div class="inline">
        <SelectField
          {...field}
          name={name('gender')}
          label={t('household.gender')}
          value={member?.gender}
          options={options(GENDERS, 'gender')}
        />
        <SelectField
          {...field}
          name={name('nationalityGroup')}
          label={t('household.nationality')}
          value={member?.nationalityGroup}
          options={options(NATIONALITY_GROUPS, 'nationalityGroup')}
        />
      </div>
      {index > 0 && <RemoveField view={view} name={name('remove')} />}
    </fieldset>
  )
}

function RemoveField({ view, name }: { readonly view: View; readonly name: string }): VNode {
  const { t } = view
  return (
    <Choices
      {...{ view, form: FORM, name }}
      type="checkbox"
      label={t('household.remove')}
      options={[{ value: 'yes', label: t('household.remove-yes') }]}
      values={[]}
    />
  )
}

/** Where the household may, must and may not be. */
export function SafetyFields({ visit, request }: SectionProps): VNode {
  const { view, deps } = visit
  const { t } = view
  const safety = request?.safety
  const areas = safety?.forbiddenAreas.map((area) => areaName(area, deps)) ?? []
  const field = { view, form: FORM }
  return (
    <>
      <LevelFields visit={visit} request={request} />
      <TextField
        {...field}
        name="safety-forbiddenAreas"
        label={t('safety.forbidden')}
        hint={t('safety.forbidden-hint')}
        value={areas.join(', ')}
        optional
      />
      <TextField
        {...field}
        name="safety-forbiddenRadiusKm"
        type="number"
        label={t('safety.radius')}
        value={numberText(safety?.forbiddenRadiusKm)}
        optional
      />
      <SelectField
        {...field}
        name="safety-investigationRegion"
        label={t('safety.investigation')}
        value={safety?.investigationRegion}
        options={[...deps.reference.policeRegions.values()].map(({ code, nameNl }) => ({
          value: code,
          label: nameNl,
        }))}
        optional
      />
      <MovingField visit={visit} request={request} />
    </>
  )
}

function MovingField({ visit: { view }, request }: SectionProps): VNode {
  const { t } = view
  const safety = request?.safety
  const moving = [
    ...(safety?.mustStayInRegion ? ['must-stay'] : []),
    ...(safety?.outOfRegionAllowed ? ['out-of-region'] : []),
  ]
  return (
    <Choices
      {...{ view, form: FORM }}
      type="checkbox"
      name="safety-moving"
      label={t('safety.moving')}
      options={[
        { value: 'must-stay', label: t('safety.must-stay') },
        { value: 'out-of-region', label: t('safety.out-of-region') },
      ]}
      values={moving}
      optional
    />
  )
}

function numberText(number: number | undefined): string | undefined {
  return number === undefined ? undefined : String(number)
}

function LevelFields({ visit: { view, deps }, request }: SectionProps): VNode {
  const { t, language } = view
  const { threatLevel, securityLevel } = Safety.shape
  const options = (codes: readonly string[], fact: string) =>
    codes.map((value) => ({ value, label: capital(valueWords(value, fact, language, deps)) }))
  const field = { view, form: FORM, type: 'radio' } as const
  return (
    <>
      <Choices
        {...field}
        name="safety-threatLevel"
        label={t('ask.threatLevel')}
        options={options(threatLevel.options, 'request.threatLevel')}
        values={listOf(request?.safety?.threatLevel)}
      />
      <Choices
        {...field}
        name="safety-securityLevel"
        label={t('ask.securityLevel')}
        options={[
          ...options(securityLevel.unwrap().options, 'request.securityLevel'),
          { value: '', label: t('safety.no-wish') },
        ]}
        values={[request?.safety?.securityLevel ?? '']}
      />
    </>
  )
}

/** The one value of a radio field, if it has one. */
export function listOf(value: string | number | undefined): string[] {
  return value === undefined ? [] : [String(value)]
}
