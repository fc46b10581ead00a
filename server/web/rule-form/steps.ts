import { proposeExamples } from '../../../matching/rules/propose-examples.ts'
import type { Rule } from '../../../matching/rules/rule.ts'
import { asText } from './editor.ts'
import type { EditorState, ExampleState } from './editor.ts'
import type { AskableByName } from './build-test.ts'
import { NO_QUESTION, SIDES } from './editor-state.ts'
import type { Group, Side, SideState } from './editor-state.ts'

/**
 * What a button of the form does to it, without checking anything: a group, a question or an example
 * more, or one less. A step that the form does not have leaves it as it was.
 */
export function takeStep(state: EditorState, step: string): EditorState {
  const [act, at = ''] = step.split(' ')
  if (act === 'example') {
    return { ...state, examples: [...state.examples, { outcome: '', facts: {} }] }
  }
  const [first = '', one, two] = at.split('-')
  const [index, question] = [Number(one), Number(two)]
  if (act === 'remove' && first === 'examples') {
    return { ...state, examples: state.examples.toSpliced(index, 1) }
  }
  const side = SIDES.find((name) => name === first)
  if (side === undefined) return state
  if (act === 'group') return changed(state, side, (groups) => [...groups, newGroup()])
  if (act === 'question') {
    return changed(state, side, (groups) =>
      withQuestions(groups, index, (before) => [...before, NO_QUESTION]),
    )
  }
  if (act !== 'remove') return state
  return changed(state, side, (groups) =>
    withQuestions(groups, index, (before) => before.toSpliced(question, 1)).filter(
      ({ questions }) => questions.length > 0,
    ),
  )
}

function newGroup(): Group {
  return { join: 'all', questions: [NO_QUESTION] }
}

function changed(
  state: EditorState,
  side: Side,
  change: (groups: SideState['groups']) => readonly Group[],
): EditorState {
  return { ...state, [side]: { ...state[side], groups: change(state[side].groups) } }
}

function withQuestions(
  groups: SideState['groups'],
  index: number,
  change: (before: Group['questions']) => Group['questions'],
): Group[] {
  return groups.map((group, at) =>
    at === index ? { ...group, questions: change(group.questions) } : group,
  )
}

/** Examples that the rule itself leads to, in place of what was there. */
export function proposed(rule: Rule, facts: AskableByName): ExampleState[] {
  return proposeExamples(rule, [...facts.values()]).map((example) => ({
    outcome: example.outcome,
    facts: Object.fromEntries(
      Object.entries(example.facts).map(([name, value]) => [name, asText(value)]),
    ),
  }))
}
