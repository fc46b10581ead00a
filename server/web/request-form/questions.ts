import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { View } from '../http/visit.ts'
import { capital, valueWords } from '../lookups.ts'
import type { Option } from '../components/field.tsx'

/** The criteria that decide most often, asked about the main person. Others come through the API, and stay. */
export const QUESTIONS = [
  'exploitationForm',
  'psychiatricDisorder',
  'psychosis',
  'suicidality',
  'activeUse',
  'detoxStatus',
  'intellectualDisability',
  'somaticCareLoad',
  'mobility',
  'pregnant',
  'canCareForSelf',
  'canCareForChildren',
  'aggressionRisk',
  'groupSuitability',
  'tbcCheck',
  'interpreterNeeded',
] as const
export type Question = (typeof QUESTIONS)[number]

/** What the place may be asked to offer. */
export const PLACE_NEEDS = ['singleRoom', 'staffing24x7'] as const

const Values = z.array(z.string())

/** The codes a criterion may have, apart from "unknown", which is the same as no answer. */
export function valuesOf(criterion: string, { reference }: Deps): readonly string[] {
  const known = reference.criteria.get(criterion)
  if (known?.valueType === 'boolean') return ['true', 'false']
  const listed = Values.safeParse(known?.allowedValues)
  return listed.success ? listed.data.filter((value) => value !== 'onbekend') : []
}

export function takesSeveral(criterion: string, { reference }: Deps): boolean {
  return reference.criteria.get(criterion)?.valueType === 'set'
}

/** The answers to a question, in the reader's language; what takes one answer may also stay unknown. */
export function answersTo(criterion: string, { language, t }: View, deps: Deps): Option[] {
  const named = valuesOf(criterion, deps).map((value) => ({
    value,
    label: labelOf(value, criterion, language, deps),
  }))
  return takesSeveral(criterion, deps) ? named : [...named, { value: '', label: t('unknown') }]
}

function labelOf(value: string, criterion: string, language: View['language'], deps: Deps): string {
  const yes = valueWords('ja', criterion, language, deps)
  const no = valueWords('nee', criterion, language, deps)
  if (value === 'true') return capital(yes)
  if (value === 'false') return capital(no)
  return capital(valueWords(value, `member.${criterion}`, language, deps))
}
