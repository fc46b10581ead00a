import type { VNode } from 'preact'
import { factsOf } from '../../../matching/rules/test-language.ts'
import { sentenceOf } from '../../../matching/rules/sentences.ts'
import { Rule } from '../../../matching/rules/rule.ts'
import { listRules } from '../../features/rules/rule.query.ts'
import {
  draftRule,
  findingsFor,
  requireRule,
  reviseRule,
} from '../../features/rules/rule.service.ts'
import { Problem, wrongState } from '../../problem.ts'
import { dayOf } from '../../today.ts'
import { Form } from '../components/form.tsx'
import { KindFields, TermFields } from '../components/rule-about.tsx'
import { ExampleFields } from '../components/rule-examples.tsx'
import { SideFields } from '../components/rule-questions.tsx'
import { RULE_FORM } from '../components/rule-values.tsx'
import { pageErrors } from '../http/form-input.ts'
import { Shown } from '../http/screen.ts'
import type { Form as Forms, Screen } from '../http/screen.ts'
import { fieldOf, idOf } from '../http/visit.ts'
import type { Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { paths, withQuery } from '../paths.ts'
import { askableByName, wordsNow } from '../rule-form/askable.ts'
import { buildRule, editorOf, newEditor, readEditor } from '../rule-form/editor.ts'
import type { EditorState } from '../rule-form/editor.ts'
import { SIDES } from '../rule-form/editor-state.ts'
import { proposed, takeStep } from '../rule-form/steps.ts'
import { LANGUAGES, sentenceIn } from '../texts.ts'

const access = 'write-rules'

/** A rule in the making: a new one, or with `?from=` the next version of one. */
export const newRuleScreen: Screen = {
  ...{ path: '/rules/new', access },
  show: async (visit) => editorPage(visit, { state: refused(visit) ?? (await beginning(visit)) }),
}

/** A draft that is changed before anybody has put their name to it, or instead of that. */
export const editRuleScreen: Screen = {
  ...{ path: '/rules/:id/edit', access },
  show: async (visit) => {
    const { document, status } = await requireRule(idOf(visit))
    if (status !== 'draft') throw wrongState('rule', status, ['draft'])
    const state = refused(visit) ?? editorOf(Rule.parse(JSON.parse(document)))
    return editorPage(visit, { state, id: idOf(visit) })
  },
}

export const ruleEditorForms: readonly Forms[] = [
  {
    ...{ path: '/rules/new', access, on: newRuleScreen },
    act: async (visit) =>
      (await tried(visit)) ??
      leadTo(await draftRule(ruleIn(visit), visit.actor, visit.deps), 'rule-drafted'),
  },
  {
    ...{ path: '/rules/:id/edit', access, on: editRuleScreen },
    act: async (visit) =>
      (await tried(visit, idOf(visit))) ??
      leadTo(await reviseRule(idOf(visit), ruleIn(visit), visit.actor, visit.deps), 'rule-revised'),
  },
]

function leadTo({ _id }: { readonly _id: unknown }, done: string): string {
  return withQuery(paths.rule(String(_id)), { done })
}

function ruleIn({ fields, deps }: Visit) {
  return buildRule(readEditor(fields), askableByName(deps))
}

/** What a button other than "save" asks for: the form again, changed or tried. */
async function tried(visit: Visit, id?: string): Promise<Shown | undefined> {
  const { fields, deps } = visit
  const step = fieldOf(visit, 'do') ?? 'show'
  if (step === 'save') return undefined
  const state = readEditor(fields)
  if (step === 'show') ruleIn(visit)
  if (step !== 'examples') {
    return new Shown(await editorPage(visit, { state: takeStep(state, step), id }))
  }
  const facts = askableByName(deps)
  const examples = proposed(wholeRule(buildRule({ ...state, examples: [] }, facts)), facts)
  return new Shown(await editorPage(visit, { state: { ...state, examples }, id }))
}

function refused({ view, fields }: Visit): EditorState | undefined {
  return view.form.id === RULE_FORM ? readEditor(fields) : undefined
}

async function beginning({ query, deps }: Visit): Promise<EditorState | undefined> {
  const today = dayOf(deps.now())
  const code = query.get('from')
  if (code === null) return newEditor(today)
  const newest = (await listRules({ code }, deps)).at(-1)
  if (!newest) throw new Problem('not-found', 'There is no such rule.')
  const before = editorOf(Rule.parse(newest.document))
  const { effectiveFrom } = newEditor(today).said
  return before && { ...before, said: { ...before.said, effectiveFrom: effectiveFrom ?? today } }
}

function wholeRule(rule: ReturnType<typeof buildRule>): Rule {
  return Rule.parse({ ...rule, version: 1, status: 'draft', approvedBy: [] })
}

interface Editing {
  /** Absent when its tests nest deeper than the form goes. */
  readonly state: EditorState | undefined
  /** Of the draft that is changed. */
  readonly id?: string | undefined
}

async function editorPage(visit: Visit, { state, id }: Editing): Promise<VNode> {
  const { view, query } = visit
  const { t } = view
  const title = t(id === undefined ? 'rule-form.title' : 'rule-form.edit-title')
  const back = id === undefined ? paths.rules() : paths.rule(id)
  const known = id !== undefined || query.has('from')
  return Promise.resolve(
    <Layout view={view} title={title}>
      <a class="back" href={back}>
        {t('back')}
      </a>
      <h1>{title}</h1>
      {state ? (
        <Editor visit={visit} state={state} {...{ id, known }} />
      ) : (
        <p class="notice">{t('rule-form.too-deep')}</p>
      )}
    </Layout>,
  )
}

interface EditorProps {
  readonly visit: Visit
  readonly state: EditorState
  readonly id: string | undefined
  readonly known: boolean
}

function Editor({ visit, state, id, known }: EditorProps): VNode {
  const { view, deps } = visit
  const facts = askableByName(deps)
  const writing = { view, facts, words: wordsNow(deps) }
  const rule = completeRule(state, visit)
  const asked = (rule ? factsIn(rule) : factsSaid(state)).flatMap((name) => facts.get(name) ?? [])
  return (
    <Form
      view={view}
      id={RULE_FORM}
      action={id === undefined ? paths.newRule() : paths.ruleEdit(id)}
    >
      {/* What the Enter key presses. */}
      <button name="do" value="show" class="hidden-text" tabIndex={-1} aria-hidden="true">
        {view.t('rule-form.show')}
      </button>
      <KindFields view={view} state={state} known={known} />
      {SIDES.map((side) => (
        <SideFields key={side} {...writing} side={side} state={state[side]} />
      ))}
      <TermFields view={view} state={state} />
      <ExampleFields {...writing} {...{ state, asked, rule }} />
      <Outcome visit={visit} rule={rule} />
      <p class="actions">
        <button name="do" value="show" class="second">
          {view.t('rule-form.show')}
        </button>
        <button name="do" value="save">
          {view.t('rule-form.save')}
        </button>
      </p>
    </Form>
  )
}

/** The rule as it stands in the form; undefined as long as something is missing. */
function completeRule(state: EditorState, { deps, view }: Visit): Rule | undefined {
  try {
    return wholeRule(buildRule(state, askableByName(deps)))
  } catch (error: unknown) {
    if (error instanceof Problem && pageErrors(error, RULE_FORM, view.t).length > 0)
      return undefined
    throw error
  }
}

function factsIn({ test, when }: Rule): string[] {
  return [...new Set([...factsOf(test), ...(when ? factsOf(when) : [])])]
}

function factsSaid({ when, test }: EditorState): string[] {
  const questions = [when, test].flatMap(({ groups }) => groups.flatMap((group) => group.questions))
  const names = questions.flatMap(({ fact, other }) => [fact, other])
  return [...new Set(names.filter((name) => name !== ''))]
}

/** What the rule says in both languages, and what the checks at approval would find. */
function Outcome({ visit: { view, deps }, rule }: { visit: Visit; rule: Rule | undefined }): VNode {
  const { t, language } = view
  if (!rule) return <p class="note">{t('rule-form.not-complete')}</p>
  const made = { ...rule, textNl: undefined, textEn: undefined }
  const sentence = sentenceOf(made, wordsNow(deps))
  const findings = findingsFor(rule, deps)
  return (
    <section class="aside" aria-labelledby="rule-says">
      <h2 id="rule-says">{t('rule-form.says')}</h2>
      {LANGUAGES.map((one) => (
        <p key={one} lang={one}>
          {sentence[one]}
        </p>
      ))}
      <h3>{t('rule.findings')}</h3>
      {findings.length === 0 && <p class="done">{t('rule.sound')}</p>}
      <ul class="stack">
        {findings.map(({ severity, text }) => (
          <li key={text.en}>
            <span class={severity === 'error' ? 'badge bad' : 'badge care'}>
              {t(`rule.${severity}`)}
            </span>{' '}
            {sentenceIn(language, { textNl: text.nl, textEn: text.en })}
          </li>
        ))}
      </ul>
    </section>
  )
}
