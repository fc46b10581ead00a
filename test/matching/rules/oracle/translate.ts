/*
 * A second reading of the rule documents, for the decision engine zen (JDM). It knows the format of
 * the documents and nothing else: it imports no line of the code it is compared with. A claim is a
 * number here: 1 is yes, 0 is no, 0.5 is unknown, so that all is the least and any the greatest.
 */

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
type Document = Readonly<Record<string, Json>>

/** One decision that answers every rule about one place and one household. */
export function translate(rules: readonly unknown[]): object {
  const expressions = rules.map((rule) => {
    const document = objectOf(JSON.parse(JSON.stringify(rule)))
    return {
      id: textOf(document['code']),
      key: textOf(document['code']),
      value: ruleText(document),
    }
  })
  return {
    nodes: [
      { id: 'in', type: 'inputNode', name: 'request', position: { x: 0, y: 0 } },
      {
        id: 'rules',
        type: 'expressionNode',
        name: 'rules',
        position: { x: 1, y: 0 },
        content: { expressions },
      },
      { id: 'out', type: 'outputNode', name: 'answers', position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'rules', type: 'edge' },
      { id: 'b', sourceId: 'rules', targetId: 'out', type: 'edge' },
    ],
  }
}

const LISTS: Readonly<Record<string, string>> = {
  principal: 'principals',
  'each-member': 'members',
  'each-adult': 'adults',
  'each-child': 'children',
}

function ruleText(rule: Document): string {
  const speaks = rule['when'] === undefined ? '1' : testText(rule['when'])
  const holds = testText(rule['test'] ?? null)
  const soft = rule['kind'] === 'soft'
  const one = soft ? least([speaks, holds]) : most([`1 - ${speaks}`, holds])
  const owned = ownedText(objectOf(rule['owner'] ?? null))
  const elsewhere = soft ? '0' : '1'
  const list = LISTS[textOf(rule['appliesTo'])]
  return `${owned} ? ${list === undefined ? one : overMembers(list, one)} : ${elsewhere}`
}

/** Of somebody who may or may not be meant, a no is not yet a no. */
function overMembers(list: string, one: string): string {
  const careful = `(#.unsure and ${one} == 0 ? 0.5 : ${one})`
  const answer = list === 'adults' || list === 'children' ? careful : one
  return `(len(${list}) == 0 ? 1 : min(map(${list}, ${answer})))`
}

function ownedText(owner: Document): string {
  if (owner['level'] === 'country') return 'true'
  const column = owner['level'] === 'funder' ? 'funder' : `${textOf(owner['level'])}Id`
  const id = constantText(owner['id'] ?? null)
  return `(type(place.${column}) == 'array' ? ${id} in place.${column} : place.${column} == ${id})`
}

function testText(test: Json): string {
  const document = objectOf(test)
  if (document['all'] !== undefined) return least(listOf(document['all']).map(testText))
  if (document['any'] !== undefined) return most(listOf(document['any']).map(testText))
  if (document['not'] !== undefined) return `(1 - ${testText(document['not'])})`
  const [[operator, operand] = ['', null]] = Object.entries(document).filter(
    ([key]) => key !== 'fact',
  )
  return questionText(factText(textOf(document['fact'])), operator, operand)
}

function questionText(fact: string, operator: string, operand: Json): string {
  if (operator === 'between') {
    const [low = null, high = null] = listOf(operand)
    return least([questionText(fact, 'atLeast', low), questionText(fact, 'atMost', high)])
  }
  const inverse = INVERSE[operator]
  if (inverse !== undefined) return `(1 - ${questionText(fact, inverse, operand)})`
  const form = FORMS[operator]
  if (form === undefined) throw new TypeError(`No translation of ${operator}`)
  return form(fact, operandText(operand))
}

const FORMS: Readonly<Record<string, (fact: string, other: string) => string>> = {
  known: (fact, other) => `((${fact} != null) == ${other} ? 1 : 0)`,
  is: equalText,
  in: memberText,
  includes: (fact, other) => memberText(other, fact),
  overlaps: overlapText,
  atLeast: (fact, other) => orderedText(other, fact),
  atMost: orderedText,
}

function orderedText(small: string, great: string): string {
  const open = `type(${small}) != 'number' or type(${great}) != 'number'`
  return `(${open} ? 0.5 : (${small} <= ${great} ? 1 : 0))`
}

const INVERSE: Readonly<Record<string, string>> = { isNot: 'is', notIn: 'in' }

function equalText(one: string, other: string): string {
  const open = [
    `${one} == null`,
    `${other} == null`,
    `type(${one}) != type(${other})`,
    `type(${one}) == 'array'`,
  ]
  return `(${open.join(' or ')} ? 0.5 : (${one} == ${other} ? 1 : 0))`
}

function memberText(value: string, list: string): string {
  const open = [
    `${value} == null`,
    `type(${value}) == 'array'`,
    `type(${value}) == 'bool'`,
    `type(${list}) != 'array'`,
  ]
  return `(${open.join(' or ')} ? 0.5 : (${value} in ${list} ? 1 : 0))`
}

/** Inside the walk through one list # is its element, so a member's list is the one that is walked. */
function overlapText(one: string, other: string): string {
  const [walked, list] = other.startsWith('#.') ? [other, one] : [one, other]
  const open = `type(${one}) != 'array' or type(${other}) != 'array'`
  return `(${open} ? 0.5 : (some(${walked}, # in ${list}) ? 1 : 0))`
}

function operandText(operand: Json): string {
  if (operand !== null && typeof operand === 'object' && 'fact' in operand) {
    return factText(textOf(operand['fact']))
  }
  return constantText(operand)
}

function constantText(value: Json): string {
  if (isList(value)) return `[${value.map(constantText).join(', ')}]`
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value)
}

function factText(name: string): string {
  return name.startsWith('member.') ? `#.${name.slice('member.'.length)}` : name
}

function least(parts: readonly string[]): string {
  return `min([${parts.join(', ')}])`
}

function most(parts: readonly string[]): string {
  return `max([${parts.join(', ')}])`
}

function objectOf(value: unknown): Document {
  if (!isDocument(value)) throw new TypeError('A rule document is expected here')
  return value
}

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function listOf(value: Json): readonly Json[] {
  return isList(value) ? value : [value]
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

function textOf(value: Json | undefined): string {
  if (typeof value !== 'string') throw new TypeError('A text is expected here')
  return value
}
