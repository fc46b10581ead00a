import { z } from 'zod'

/*
 * The closed language in which a rule says what it demands. A leaf asks one fact with one operator;
 * its operand is a constant or another fact. Leaves are joined by all, any and not. Nothing else
 * exists, so every test can be read aloud, translated, compiled and checked.
 */

/** A fact by name, `request.householdSize`, `member.age`, `place.sleeps`. */
export const FactName = z.string().regex(/^(request|member|place)\.[a-zA-Z0-9]+$/)
export type FactName = z.output<typeof FactName>

const Scalar = z.union([z.boolean(), z.number(), z.string().max(80)])
const FactReference = z.strictObject({ fact: FactName })
const Single = z.union([Scalar, FactReference])
const Several = z.union([z.array(Scalar).min(1).max(400), FactReference])

/** What a fact is compared with: a constant, a list of constants, two bounds, or another fact. */
export type Operand =
  | boolean
  | number
  | string
  | readonly (boolean | number | string | Readonly<{ fact: FactName }>)[]
  | Readonly<{ fact: FactName }>

export const OPERATORS = [
  'is',
  'isNot',
  'in',
  'notIn',
  'atLeast',
  'atMost',
  'between',
  'overlaps',
  'includes',
  'known',
] as const
export type Operator = (typeof OPERATORS)[number]

/** One question about one fact: exactly one operator. */
export const Leaf = z
  .strictObject({
    fact: FactName,
    is: Single.optional(),
    isNot: Single.optional(),
    in: Several.optional(),
    notIn: Several.optional(),
    atLeast: Single.optional(),
    atMost: Single.optional(),
    /** Both bounds included. */
    between: z.tuple([Single, Single]).optional(),
    /** The fact is a list that shares at least one value with the operand. */
    overlaps: Several.optional(),
    /** The fact is a list that holds the operand. */
    includes: Single.optional(),
    /** Whether anything has been said of the fact. The only operator that is never unknown. */
    known: z.boolean().optional(),
  })
  .refine(
    (leaf) => OPERATORS.filter((operator) => leaf[operator] !== undefined).length === 1,
    'A question has exactly one operator',
  )
export type Leaf = Readonly<z.output<typeof Leaf>>

export type Test =
  | Leaf
  | Readonly<{ all: readonly Test[] }>
  | Readonly<{ any: readonly Test[] }>
  | Readonly<{ not: Test }>

export const Test: z.ZodType<Test> = z
  .lazy(() =>
    z.union([
      z.strictObject({ all: z.array(Test).min(1).max(40) }),
      z.strictObject({ any: z.array(Test).min(1).max(40) }),
      z.strictObject({ not: Test }),
      Leaf,
    ]),
  )
  .meta({ id: 'RuleTest' })

/** The one operator of a leaf, with its operand. */
export function questionOf(leaf: Leaf): { operator: Operator; operand: Operand } {
  for (const operator of OPERATORS) {
    const operand = leaf[operator]
    if (operand !== undefined) return { operator, operand }
  }
  throw new RangeError(`A question without an operator about ${leaf.fact}`)
}

/** Whether an operand is a list of constants, or the two bounds of `between`. */
export function isList(operand: Operand): operand is Extract<Operand, readonly unknown[]> {
  return Array.isArray(operand)
}

/** The fact that an operand, or one bound of it, refers to. */
export function referenceOf(operand: Operand): FactName | undefined {
  return typeof operand === 'object' && 'fact' in operand ? operand.fact : undefined
}

/** Every leaf of a test, in reading order. */
export function leavesOf(test: Test): Leaf[] {
  if ('all' in test) return test.all.flatMap(leavesOf)
  if ('any' in test) return test.any.flatMap(leavesOf)
  if ('not' in test) return leavesOf(test.not)
  return [test]
}

/** Every fact a test reads, operands included, each once. */
export function factsOf(test: Test): FactName[] {
  return [...new Set(leavesOf(test).flatMap(factsOfLeaf))]
}

export function factsOfLeaf(leaf: Leaf): FactName[] {
  const { operand } = questionOf(leaf)
  const bounds = isList(operand) ? operand : [operand]
  const references = bounds.map(referenceOf).filter((name) => name !== undefined)
  return [leaf.fact, ...references]
}
