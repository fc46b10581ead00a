import { z } from 'zod'
import type { FactValue } from '../../../matching/profile.ts'

const years = z.number('must be a number of years: write digits only').int().min(0).max(120)
const count = z.number('must be a whole number: write digits only').int().min(0).max(20)
const iq = z.number('must be a number: write digits only').min(0).max(200)
const yesNo = z.boolean('must be true or false: write one of these words')
const codes = z.array(z.string().max(60)).max(20)
const list = (values: readonly string[]) =>
  z
    .array(z.string().refine((value) => values.includes(value), oneOf(values)))
    .min(1, 'must not be an empty list: leave it out instead')
const choice = (values: readonly string[]) =>
  z.string(oneOf(values)).refine((value) => values.includes(value), oneOf(values))

function oneOf(values: readonly string[]): string {
  return `is not a known value: use one of ${values.join(', ')}`
}

/**
 * What a unit or a place may say of itself, and what matching reads (`matching/rules/facts.ts`). Whatever is left
 * out is unknown or, for limits and extras, not there.
 */
export const FEATURES: Readonly<Record<string, z.ZodType<FactValue>>> = {
  unitGenderMix: choice(['vrouwen', 'mannen', 'gemengd']),
  unitPhase: choice(['nood', 'crisis', 'bedenktijd', 'doorstroom', 'vervolg', 'programma']),
  securityLevel: choice(['open', 'herkenbaar', 'besloten', 'geheim']),
  acceptsChildren: yesNo,
  accessible: yesNo,
  staffing24x7: yesNo,
  acceptsActiveUse: yesNo,
  singleRoom: yesNo,
  groundFloor: yesNo,
  smallGroup: yesNo,
  lhbtiSafe: yesNo,
  petsAllowed: yesNo,
  smokingAllowed: yesNo,
  detoxOnSite: yesNo,
  somaticCare: yesNo,
  tbcRequired: yesNo,
  interpreterOnCall: yesNo,
  ageMin: years,
  ageMax: years,
  sonsMaxAge: years,
  maxChildren: count,
  iqMin: iq,
  iqMax: iq,
  languages: z.array(z.string().regex(/^[a-z]{2}$/, 'is not ISO 639-1: write nl, en, fr, ...')),
  specialisms: list(['lvb', 'ggz', 'verslaving', 'gezin', 'jeugd', 'mensenhandel', 'arbeid']),
  exploitationForms: list([
    'seksueel',
    'arbeid-dienstverlening',
    'crimineel',
    'gedwongen-bedelarij-diensten',
    'orgaanverwijdering',
    'gedwongen-huwelijk',
    'illegale-adoptie',
    'draagmoederschap',
  ]),
  diets: codes,
  culturalNeeds: codes,
  religionOrBelief: codes,
  funder: z.string().max(60),
}

/** Features as an import row gives them: every unknown code and wrong value is a fault of its own. */
export const Features = z
  .record(z.string(), z.unknown())
  .transform((given, ctx): Record<string, FactValue> => {
    const known: Record<string, FactValue> = {}
    for (const [code, value] of Object.entries(given)) {
      const parsed = parseFeature(code, value)
      if (parsed.success) known[code] = parsed.data
      else ctx.addIssue({ code: 'custom', path: [code], message: parsed.message })
    }
    return known
  })

type Parsed =
  | { readonly success: true; readonly data: FactValue }
  | { readonly success: false; readonly message: string }

function parseFeature(code: string, value: unknown): Parsed {
  const schema = FEATURES[code]
  if (!schema) {
    const message = `is not a known feature: use one of ${Object.keys(FEATURES).join(', ')}`
    return { success: false, message }
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return { success: true, data: parsed.data }
  return { success: false, message: parsed.error.issues[0]?.message ?? 'is wrong: correct it' }
}
