import { Types } from 'mongoose'
import { matchRequest } from '../../../matching/judge/match-request.ts'
import type { PlaceFacts } from '../../../matching/place-facts.ts'
import type { Profile } from '../../../matching/profile.ts'
import type { StoredCase } from '../../../models/case.model.ts'
import type { StoredPlace } from '../../../models/place.model.ts'
import type { StoredRequest } from '../../../models/request.model.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../problem.ts'
import { requireComplete } from '../requests/request-complete.ts'
import { openContent, withRefusals } from '../requests/request-content.ts'
import type { MatchRun } from './match.service.ts'
import { sharedFacts } from './place-facts.query.ts'

/**
 * Judges one seat by itself for the household's principal: safety, who may be near whom, refusals and the rules of the
 * unit. What a place to sleep must offer is not asked of it. Nothing is stored yet: see `keepRun`.
 * Throws `not-found` when the unit does not exist that day.
 */
export function evaluateSeat(
  request: StoredRequest,
  theCase: StoredCase,
  { seat, on }: { readonly seat: StoredPlace; readonly on: string },
  deps: Deps,
): MatchRun {
  const id = new Types.ObjectId()
  const profile = withRefusals(requireComplete(openContent(request, theCase, deps.vault)), request)
  const inputs = {
    profile: forSeat(profile),
    places: [seatFacts(seat, on, theCase, deps)],
    ...{ on, caseTokens: [...theCase.linkedTokens], seed: String(id) },
    requestId: String(request._id),
  }
  const result = matchRequest({ ...inputs, tables: deps.tables.tablesOn(on) })
  return { id, at: deps.now(), inputs, result }
}

function forSeat(profile: Profile): Profile {
  const [principal] = profile.members
  return {
    ...profile,
    ...(principal && { members: [principal] }),
    ...{ needs: [], programmes: [], facilityTypes: [] },
  }
}

/** The seat as matching sees a place for one: that it is free, its calendar says. */
function seatFacts(seat: StoredPlace, on: string, theCase: StoredCase, deps: Deps): PlaceFacts {
  const entry = deps.board.unit(String(seat.unitId))
  const links = { linked: new Set(theCase.linkedTokens), own: theCase.token }
  const shared = entry && sharedFacts(entry, on, links, deps)
  if (!shared) throw new Problem('not-found', 'The unit of this seat does not exist on that day.')
  return { ...shared, placeId: String(seat._id), kind: 'bed', sleeps: 1, free: true }
}
