import type { VNode } from 'preact'
import type { BoardUnit } from '../../board/capacity-board.ts'
import { placeState } from '../../features/capacity/numbers.ts'
import { makeOffer } from '../../features/offers/make-offer.service.ts'
import { MakeOffer } from '../../features/offers/offer.schema.ts'
import { readRequest } from '../../features/requests/request.query.ts'
import { Problem } from '../../problem.ts'
import { dayOf } from '../../today.ts'
import { Choices } from '../components/choices.tsx'
import { TextField } from '../components/field.tsx'
import type { Option } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { formInput } from '../http/form-input.ts'
import type { Form as Forms, Screen } from '../http/screen.ts'
import { fieldOf, idOf } from '../http/visit.ts'
import type { View, Visit } from '../http/visit.ts'
import { Layout } from '../layout.tsx'
import { facilityTypeName, placeLabels, shortId } from '../lookups.ts'
import { paths, withQuery } from '../paths.ts'
import { nameIn } from '../texts.ts'

export const newOfferScreen: Screen = {
  path: '/requests/:id/places/:placeId/offer',
  access: 'make-offer',
  show: async (visit) => {
    const { programmes } = await readRequest(idOf(visit), visit.actor, visit.deps)
    return NewOfferPage({ visit, entry: requireEntry(visit), programmes })
  },
}

export const newOfferForm: Forms = {
  path: '/requests/:id/places/:placeId/offer',
  access: 'make-offer',
  on: newOfferScreen,
  act: async (visit) => {
    const { actor, deps } = visit
    const offer = formInput(MakeOffer.shape.body, offerOf(visit))
    await makeOffer(idOf(visit), offer, actor, deps)
    return withQuery(paths.request(idOf(visit)), { done: 'offered' })
  },
}

function offerOf(visit: Visit): Record<string, unknown> {
  const [decider, reference, date] = ['decider', 'reference', 'date'].map((name) =>
    fieldOf(visit, name),
  )
  const decided = [decider, reference, date].some((part) => part !== undefined)
  return {
    placeId: idOf(visit, 'placeId'),
    seatIds: visit.fields.getAll('seatIds'),
    from: fieldOf(visit, 'from'),
    until: fieldOf(visit, 'until'),
    ...(decided && {
      externalDecision: { decider: decider ?? '', reference: reference ?? '', date },
    }),
  }
}

/** The unit of the place in the address. Throws `not-found`. */
function requireEntry(visit: Visit): BoardUnit {
  const placeId = idOf(visit, 'placeId')
  const entry = visit.deps.board
    .units()
    .find(({ places }) => places.some(({ _id }) => String(_id) === placeId))
  if (!entry) throw new Problem('not-found', 'There is no such place.')
  return entry
}

interface NewOfferProps {
  readonly visit: Visit
  readonly entry: BoardUnit
  readonly programmes: readonly string[]
}

const FORM = 'offer'

function NewOfferPage({ visit, entry, programmes }: NewOfferProps): VNode {
  const { view, deps } = visit
  const { t, language } = view
  const [id, placeId] = [idOf(visit), idOf(visit, 'placeId')]
  const field = { view, form: FORM }
  const { unit } = entry
  return (
    <Layout view={view} title={t('new-offer.title')}>
      <a class="back" href={paths.matches(id)}>
        ‹ {t('matches.title', { id: shortId(id) })}
      </a>
      <h1>
        <span class="caption">{t('request.title', { id: shortId(id) })}</span>
        {t('new-offer.title')}
      </h1>
      <p class="lead">
        {unit.name}, {placeLabels(String(unit._id), [placeId], deps)}
        <span class="caption">{facilityTypeName(unit.facilityType, language, deps)}</span>
      </p>
      <Form view={view} id={FORM} action={paths.newOffer(id, placeId)} class="narrow">
        <TextField
          {...field}
          name="from"
          type="date"
          label={t('new-offer.from')}
          value={dayOf(view.now)}
        />
        <TextField
          {...field}
          name="until"
          type="date"
          label={t('new-offer.until')}
          hint={t('new-offer.until-hint')}
          optional
        />
        <Seats view={view} seats={seatsFor(visit, entry, programmes)} />
        <ExternalDecision visit={visit} entry={entry} />
        <button>{t('new-offer.submit')}</button>
      </Form>
    </Layout>
  )
}

function Seats({ view, seats }: { view: View; seats: readonly Option[] }): VNode | null {
  if (seats.length === 0) return null
  return (
    <Choices
      {...{ view, form: FORM }}
      type="checkbox"
      name="seatIds"
      label={view.t('new-offer.seats')}
      options={seats}
      values={seats.map(({ value }) => value)}
    />
  )
}

/** A free seat of each programme that the request asks for. */
function seatsFor(visit: Visit, entry: BoardUnit, asked: readonly string[]): Option[] {
  const { view } = visit
  const offered = idOf(visit, 'placeId')
  const today = dayOf(view.now)
  if (isSeat(entry, offered)) return []
  return entry.programmes
    .filter(({ kind }) => asked.includes(kind))
    .flatMap((programme) => {
      const seat = entry.places.find(
        (place) =>
          place.kind === 'seat' &&
          place.programme === programme.code &&
          placeState(place, today, today) === 'free',
      )
      return seat ? [{ value: String(seat._id), label: nameIn(view.language, programme) }] : []
    })
}

/** A seat is offered by itself, with nothing to go with it. */
function isSeat({ places }: BoardUnit, placeId: string): boolean {
  return places.some(({ _id, kind }) => String(_id) === placeId && kind === 'seat')
}

/** Asked for where somebody outside decides: the service says so again when it is needed and missing. */
function ExternalDecision({ visit, entry }: Omit<NewOfferProps, 'programmes'>): VNode | null {
  const { view, actor, deps } = visit
  const { t } = view
  const type = deps.reference.facilityTypes.get(entry.unit.facilityType)
  const authority = type?.placementAuthority ?? ''
  const own =
    actor.role === 'desk' ? authority.startsWith('comensha') : authority === 'municipality'
  if (own) return null
  const field = { view, form: FORM }
  return (
    <fieldset class="group" id={`${FORM}-externalDecision`}>
      <legend>{t('new-offer.external')}</legend>
      <p class="hint">{t('new-offer.external-hint', { who: type?.decidedBy ?? '' })}</p>
      <TextField {...field} name="decider" label={t('new-offer.decider')} />
      <TextField {...field} name="reference" label={t('new-offer.reference')} />
      <TextField {...field} name="date" type="date" label={t('new-offer.date')} />
    </fieldset>
  )
}
