import { WAIT_CAUSES, countryOf, whyWaiting } from '../../../matching/judge/why-waiting.ts'
import { waitingDaysOf } from '../../../matching/wait-clock.ts'
import { CaseModel } from '../../../models/case.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import { SYSTEM } from '../../events/actor.ts'
import { recordRead } from '../../events/transact.ts'
import { dayOf } from '../../today.ts'
import { placeFactsOn } from '../matching/place-facts.query.ts'
import { allLinks } from '../matching/residents.query.ts'
import { openContent, profileOf } from '../requests/request-content.ts'
import { count, quantile } from './tally.ts'
import type { Table } from './tally.ts'

/** One row per household and heading: a household can stand under several. */
interface Row {
  readonly code: string
  readonly days: number
}

/** Why households wait, judged over the whole country: numbers only. The service itself is who looked. */
export async function countCauses(
  requests: readonly StoredRequest[],
  deps: Deps,
): Promise<Table[]> {
  const today = dayOf(deps.now())
  const country = countryOf(placeFactsOn(today, await allLinks(), deps))
  const tables = deps.tables.tablesOn(today)
  const cases = await CaseModel.find({ _id: { $in: requests.map(({ caseId }) => caseId) } }).lean()
  const byId = new Map(cases.map((theCase) => [String(theCase._id), theCase]))
  const caseTokens = cases.map(({ token }) => token)
  if (cases.length > 0) await recordRead(deps, SYSTEM, { act: 'picture.counted', caseTokens })
  const found = { cause: new Array<Row>(), rule: new Array<Row>(), type: new Array<Row>() }
  for (const request of requests) {
    const theCase = byId.get(String(request.caseId))
    if (!theCase?.wrappedKey) continue
    const profile = profileOf(openContent(request, theCase, deps.vault))
    const why = whyWaiting({ profile, on: today, tables }, country)
    const days = waitingDaysOf(request, today)
    found.cause.push({ code: why.cause, days })
    found.rule.push(...why.ruleIds.map((code) => ({ code, days })))
    found.type.push(...why.facilityTypes.map((code) => ({ code, days })))
    // One household at a time, so that everybody else is answered in between.
    await new Promise((resolve) => setImmediate(resolve))
  }
  const order = (code: string): number => WAIT_CAUSES.findIndex((cause) => cause === code)
  return [
    {
      kind: 'cause',
      cells: cellsOf(found.cause).toSorted((a, b) => order(a.code) - order(b.code)),
    },
    { kind: 'rule', cells: cellsOf(found.rule) },
    { kind: 'wanted-type', cells: cellsOf(found.type) },
  ]
}

function cellsOf(rows: readonly Row[]) {
  return count(rows, ({ code }) => code).map((cell) => ({
    ...cell,
    days: quantile(
      rows
        .filter(({ code }) => code === cell.code)
        .map(({ days }) => days)
        .toSorted((a, b) => a - b),
      0.5,
    ),
  }))
}
