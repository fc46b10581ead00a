import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Document, Spectral } from '@stoplight/spectral-core'
import type { RulesetDefinition } from '@stoplight/spectral-core'
import { pattern, schema } from '@stoplight/spectral-functions'
import * as Parsers from '@stoplight/spectral-parsers'
import { z } from 'zod'

const FUNCTIONS = { pattern, schema } as const

const RuleFile = z.object({
  rules: z.record(
    z.string(),
    z.strictObject({
      description: z.string(),
      message: z.string(),
      severity: z.literal('error'),
      given: z.string(),
      then: z.strictObject({
        function: z.enum(['pattern', 'schema']),
        functionOptions: z.record(z.string(), z.unknown()),
      }),
    }),
  ),
})

/** Our own rules as they are written down. */
export function readRules(): z.output<typeof RuleFile>['rules'] {
  const file = join(import.meta.dirname, '../../../docs/api-rules/ruleset.yaml')
  const { data }: { data: unknown } = Parsers.Yaml.parse(readFileSync(file, 'utf8'))
  return RuleFile.parse(data).rules
}

export interface Finding {
  readonly rule: string
  readonly path: string
  readonly message: string
}

/** Everything our rules find in an OpenAPI document. */
export async function lint(document: object): Promise<Finding[]> {
  const spectral = new Spectral()
  spectral.setRuleset(toRuleset(readRules()))
  const text = JSON.stringify(document)
  const found = await spectral.run(new Document(text, Parsers.Json, 'openapi.json'))
  return found.map(({ code, path, message }) => ({
    rule: String(code),
    path: path.join('/'),
    message,
  }))
}

function toRuleset(rules: ReturnType<typeof readRules>): RulesetDefinition {
  const entries = Object.entries(rules).map(([name, { then, ...rule }]) => {
    const made = { ...rule, then: { ...then, function: FUNCTIONS[then.function] } }
    return [name, made] as const
  })
  return { rules: Object.fromEntries(entries) }
}
