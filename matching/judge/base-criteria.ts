import type { PlaceFacts } from '../place-facts.ts'
import type { Profile } from '../profile.ts'
import { nameOf, wordsFor } from '../rules/vocabulary.ts'
import type { Vocabulary } from '../rules/vocabulary.ts'
import { truthOf } from '../truth.ts'
import type { Criterion } from './criterion.ts'

/** What every request asks of every place, whatever the rules say. */
export function baseCriteria(profile: Profile, words: Vocabulary): Criterion[] {
  return [
    freePlace(),
    ...(profile.refusedBy && profile.refusedBy.length > 0 ? [notRefused(profile.refusedBy)] : []),
    ...(profile.facilityTypes.length > 0 ? [askedFacilityType(profile, words)] : []),
    ...profile.programmes.map((programme) => programmeSeat(programme, words)),
  ]
}

/** Nobody may relax this: somebody else sleeps there. */
function freePlace(): Criterion {
  return {
    ruleId: 'place-not-free',
    step: 'hard',
    reads: ['free'],
    mentions: ['freeFrom'],
    relaxableBy: 'nobody',
    demand: { nl: 'De plek is die nacht vrij.', en: 'The place is free that night.' },
    tellsYes: false,
    ask: ({ free }) => truthOf(free),
    explain: ({ freeFrom }) => ({
      nl: `Deze plek is die nacht niet vrij.${freeFrom === undefined ? '' : ` Vrij vanaf ${freeFrom}.`}`,
      en: `This place is not free that night.${freeFrom === undefined ? '' : ` Free from ${freeFrom}.`}`,
    }),
  }
}

/** A unit that has refused is not asked again before the household was assessed anew. */
function notRefused(refusedBy: readonly string[]): Criterion {
  return {
    ruleId: 'refused-before',
    step: 'hard',
    reads: ['unitId'],
    relaxableBy: 'desk',
    demand: {
      nl: 'De afdeling heeft dit huishouden niet eerder geweigerd.',
      en: 'The unit has not refused this household before.',
    },
    tellsYes: false,
    ask: ({ unitId }) => truthOf(!refusedBy.includes(unitId)),
    explain: () => ({
      nl: 'Deze afdeling heeft dit huishouden geweigerd. Na een herbeoordeling kan het opnieuw.',
      en: 'This unit has refused this household. After a reassessment it can be asked again.',
    }),
  }
}

function askedFacilityType({ facilityTypes }: Profile, words: Vocabulary): Criterion {
  const asked = {
    nl: wordsFor([...facilityTypes], 'facilityType', words, 'nl'),
    en: wordsFor([...facilityTypes], 'facilityType', words, 'en'),
  }
  const demand = { nl: `Gevraagd is ${asked.nl}`, en: `The request asks for ${asked.en}` }
  return {
    ruleId: 'facility-type-asked',
    step: 'hard',
    reads: ['facilityType'],
    relaxableBy: 'coordinator',
    demand: { nl: `${demand.nl}.`, en: `${demand.en}.` },
    tellsYes: false,
    ask: ({ facilityType }) => truthOf(facilityTypes.includes(facilityType)),
    explain: ({ facilityType }) => ({
      nl: `${demand.nl}; deze plek is ${wordsFor(facilityType, 'facilityType', words, 'nl')}.`,
      en: `${demand.en}; this place is ${wordsFor(facilityType, 'facilityType', words, 'en')}.`,
    }),
  }
}

function programmeSeat(programme: string, words: Vocabulary): Criterion {
  const name = {
    nl: nameOf(programme, words, 'nl'),
    en: nameOf(programme, words, 'en'),
  }
  return {
    ruleId: `programme:${programme}`,
    step: 'hard',
    reads: ['programmesWithSeat'],
    relaxableBy: 'coordinator',
    demand: {
      nl: `Er is een plaats in het zorgprogramma ${name.nl}.`,
      en: `There is a seat in the care programme ${name.en}.`,
    },
    tellsYes: true,
    ask: ({ programmesWithSeat }: PlaceFacts) => truthOf(programmesWithSeat.includes(programme)),
    explain: (_place, answer) =>
      answer === 'yes'
        ? {
            nl: `Er is een vrije plaats in het zorgprogramma ${name.nl}.`,
            en: `There is a free seat in the care programme ${name.en}.`,
          }
        : {
            nl: `Nodig is een plaats in het zorgprogramma ${name.nl}; die is hier niet vrij.`,
            en: `A seat in the care programme ${name.en} is needed; none is free here.`,
          },
  }
}
