import { z } from 'zod'
import { Problem } from '../problem.ts'
import type { FieldError } from '../problem.ts'

type Issue = z.core.$ZodIssue

/** One problem that names every faulty field, its rule and the remedy; never the value that was sent. */
export function invalidInput(issues: readonly Issue[]): Problem {
  const errors = issues.flatMap(fieldErrors)
  const count = errors.length === 1 ? 'One field is' : `${errors.length} fields are`
  return new Problem('invalid-input', `${count} not valid: see "errors".`, errors)
}

function fieldErrors(issue: Issue): FieldError[] {
  const [part, ...rest] = issue.path.map(String)
  const at = (path: readonly string[]): string => path.map(pointerToken).join('/')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const detail = 'is not a known field: remove it or correct its name'
      if (part === 'body') return { pointer: `#/${at([...rest, key])}`, detail }
      return { parameter: key, detail: 'is not a known parameter: remove it or correct its name' }
    })
  }
  const detail = issue.message
  if (part === 'body') return [{ pointer: rest.length > 0 ? `#/${at(rest)}` : '#', detail }]
  return [{ parameter: rest.join('.'), detail }]
}

/** RFC 6901. */
function pointerToken(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}

/**
 * What is wrong, for schemas that do not say it in words of their own: the rule, which is the remedy as well.
 * Given to zod when it parses, so that a schema's own words go first.
 */
export function explain(issue: z.core.$ZodRawIssue): string | undefined {
  const rule = ruleOf(issue)
  return rule === undefined ? undefined : `must be ${rule}`
}

function ruleOf(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'given' : typeName(issue.expected)
    case 'invalid_value':
      return listed(issue.values)
    case 'too_big':
      return `at most ${String(issue.maximum)}${unitOf(issue.origin)}`
    case 'too_small':
      return atLeast(issue.minimum, unitOf(issue.origin))
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'of the documented form'
    case 'invalid_union':
      return listed(choicesOf(issue))
    case 'invalid_key':
      return 'under a usable name'
    default:
      return undefined
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

const FORMATS: Readonly<Record<string, string>> = {
  date: 'a day, YYYY-MM-DD',
  datetime: 'a moment with its offset, YYYY-MM-DDTHH:MM:SSZ',
  email: 'an e-mail address',
}

function typeName(expected: string): string {
  return TYPES[expected] ?? expected
}

function listed(values: readonly unknown[]): string {
  const names = [...new Set(values.map(String))]
  return names.length === 1 ? (names[0] ?? '') : `one of ${names.join(', ')}`
}

const Choices = z.object({
  options: z.array(z.unknown()).optional(),
  errors: z.array(z.array(z.looseObject({ expected: z.string().optional() }))).default([]),
})

/** The values that would tell a union's branches apart, or else the types that these would take. */
function choicesOf(issue: unknown): readonly unknown[] {
  const { options, errors } = Choices.parse(issue)
  return options ?? errors.flatMap(([first]) => (first?.expected ? [typeName(first.expected)] : []))
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters long'
  return origin === 'array' || origin === 'set' ? ' items long' : ''
}

/** "At least one character" is said in fewer words. */
function atLeast(least: number | bigint, unit: string): string {
  return unit !== '' && Number(least) === 1 ? 'filled in' : `at least ${String(least)}${unit}`
}

/** The same input without its unknown fields, so that what else is wrong with it can be seen as well. */
export function withoutUnknown(input: unknown, issues: readonly Issue[]): unknown {
  const unknown = issues.filter((issue) => issue.code === 'unrecognized_keys')
  const without = structuredClone(input)
  for (const { path, keys } of unknown) {
    const holder = path.reduce<unknown>((value, key) => property(value, key), without)
    if (typeof holder !== 'object' || holder === null) continue
    for (const key of keys) Reflect.deleteProperty(holder, key)
  }
  return without
}

function property(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}
