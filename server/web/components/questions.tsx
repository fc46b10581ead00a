import type { VNode } from 'preact'
import type { PlacementRequest } from '../../features/requests/request.schema.ts'
import { mayCall } from '../../http/access.ts'
import type { Visit } from '../http/visit.ts'
import { paths } from '../paths.ts'
import { TextArea } from './field.tsx'
import { Form } from './form.tsx'
import { Deadline, Moment } from './moment.tsx'

interface QuestionsProps {
  readonly visit: Visit
  readonly request: PlacementRequest
}

/** What was asked and answered, and a form for who has to answer now. */
export function Questions({ visit, request }: QuestionsProps): VNode | null {
  const { view, actor } = visit
  const { t } = view
  const { questions, status, id } = request
  if (questions.length === 0) return null
  const asked = status === 'information-asked'
  const answerBy = questions.at(-1)?.answerBy
  return (
    <section class={asked ? 'notice care' : 'card prose'} aria-labelledby="questions-title">
      <h2 class="plain" id="questions-title">
        {t('questions.title')}
      </h2>
      <dl>
        {questions.map(({ text, at, answer }) => (
          <div key={at}>
            <dt>
              {text}{' '}
              <span class="note">
                (<Moment view={view} at={at} />)
              </span>
            </dt>
            <dd>{answer ? answer.text : t('questions.open')}</dd>
          </div>
        ))}
      </dl>
      {asked && answerBy !== undefined && (
        <p>
          {t('questions.by')}: <Deadline view={view} at={answerBy} />
        </p>
      )}
      {asked && mayCall(actor, 'request-place') && (
        <Form view={view} id="answer" action={paths.answer(id)}>
          <TextArea
            {...{ view, form: 'answer' }}
            name="answer"
            label={t('questions.answer')}
            hint={t('questions.hint')}
          />
          <button>{t('questions.send')}</button>
        </Form>
      )}
    </section>
  )
}
