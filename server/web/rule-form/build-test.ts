import type { AskableFact } from '../../../matching/rules/askable-facts.ts'
import type { Leaf, Test } from '../../../matching/rules/test-language.ts'
import { WAYS_OF } from './editor-state.ts'
import type { Group, Question, Side, SideState } from './editor-state.ts'

/** Which field of the form has something wrong, as `when-0-1-value`. */
export type Fault = string
export type AskableByName = ReadonlyMap<string, AskableFact>

type Built<T> = { readonly made: T } | { readonly faults: readonly Fault[] }

/** The test that one side of the form says; undefined when it asks nothing. Faults are by field. */
export function buildTest(
  side: Side,
  state: SideState,
  facts: AskableByName,
): Built<Test | undefined> {
  const groups = state.groups.map((group, index) => buildGroup(group, `${side}-${index}`, facts))
  const joined = joinAll(groups)
  if ('faults' in joined) return joined
  const [first, ...more] = joined.made
  if (first === undefined || more.length === 0) return { made: first }
  return { made: state.join === 'any' ? { any: joined.made } : { all: joined.made } }
}

function buildGroup(group: Group, at: Fault, facts: AskableByName): Built<Test> {
  const joined = joinAll(
    group.questions.map((question, index) => buildQuestion(question, `${at}-${index}`, facts)),
  )
  if ('faults' in joined) return joined
  const [first, ...more] = joined.made
  if (first === undefined) return { faults: [`${at}-0-fact`] }
  if (more.length === 0) return { made: first }
  return { made: group.join === 'any' ? { any: joined.made } : { all: joined.made } }
}

function joinAll<T>(parts: readonly Built<T>[]): Built<T[]> {
  const faults = parts.flatMap((part) => ('faults' in part ? part.faults : []))
  if (faults.length > 0) return { faults }
  return { made: parts.flatMap((part) => ('made' in part ? [part.made] : [])) }
}

function buildQuestion(question: Question, at: Fault, facts: AskableByName): Built<Test> {
  const fact = facts.get(question.fact)
  if (!fact) return { faults: [`${at}-fact`] }
  const way = WAYS_OF[fact.type].find((one) => one === question.way)
  if (way === undefined) return { faults: [`${at}-way`] }
  const leaf = buildLeaf(question, fact, facts)
  if (typeof leaf === 'string') return { faults: [`${at}-${leaf}`] }
  return { made: question.not ? { not: leaf } : leaf }
}

type Reference = Readonly<{ fact: AskableFact['name'] }>
type MakeLeaf<T> = (fact: AskableFact['name'], operand: T) => Leaf

/** Ways that compare with one value, or with one other fact. */
const WITH_ONE: Readonly<Record<string, MakeLeaf<number | string | Reference>>> = {
  equals: (fact, is) => ({ fact, is }),
  differs: (fact, isNot) => ({ fact, isNot }),
  atLeast: (fact, atLeast) => ({ fact, atLeast }),
  atMost: (fact, atMost) => ({ fact, atMost }),
}

/** Ways that look in a list, given or of another fact. */
const WITH_LIST: Readonly<Record<string, MakeLeaf<(number | string)[] | Reference>>> = {
  in: (fact, list) => ({ fact, in: list }),
  notIn: (fact, list) => ({ fact, notIn: list }),
  overlaps: (fact, list) => ({ fact, overlaps: list }),
}

/** The question as a leaf, or the name of the field that says what it cannot mean. */
function buildLeaf(question: Question, asked: AskableFact, facts: AskableByName): Leaf | string {
  const { way, other } = question
  const { name: fact } = asked
  if (way === 'known' || way === 'notKnown') return { fact, known: way === 'known' }
  if (way === 'yes' || way === 'no') return { fact, is: way === 'yes' }
  if (other !== '') return compareWith(way, asked, facts.get(other)) ?? 'other'
  return compareWithValues(question, asked)
}

function compareWithValues(
  { way, values, upper }: Question,
  { name: fact, type, values: codes }: AskableFact,
): Leaf | string {
  const read = values.map((value) => (type === 'number' ? numberOf(value) : codeOf(value, codes)))
  const known = read.filter((value) => value !== undefined)
  const [first, ...more] = known
  if (first === undefined || known.length < read.length || type === 'boolean') return 'value'
  const list = WITH_LIST[way]
  if (list) return list(fact, known)
  if (more.length > 0) return 'value'
  return WITH_ONE[way]?.(fact, first) ?? between(fact, first, upper)
}

function between(fact: AskableFact['name'], low: number | string, upper: string): Leaf | string {
  const high = numberOf(upper)
  if (high === undefined || typeof low !== 'number' || high < low) return 'upper'
  return { fact, between: [low, high] }
}

/** Two facts of one kind can be compared; a code can also be looked for in a list of codes. */
function compareWith(
  way: string,
  { name, type }: AskableFact,
  other: AskableFact | undefined,
): Leaf | undefined {
  if (!other || other.name === name) return undefined
  const operand = { fact: other.name }
  const inList = other.type === 'codes' ? WITH_LIST[way] : undefined
  if (inList) return inList(name, operand)
  return type === other.type ? WITH_ONE[way]?.(name, operand) : undefined
}

export function numberOf(text: string): number | undefined {
  const found = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || !Number.isFinite(found) ? undefined : found
}

function codeOf(text: string, codes: readonly string[]): string | undefined {
  const code = text.trim()
  if (codes.length > 0) return codes.includes(code) ? code : undefined
  return /^[\w-]{1,60}$/.test(code) ? code : undefined
}
