import type { PlaceFacts } from '../place-facts.ts'
import type { Profile, Safety } from '../profile.ts'
import type { MemberFacts } from '../rules/facts.ts'
import { wordsFor } from '../rules/vocabulary.ts'
import type { Bilingual, Vocabulary } from '../rules/vocabulary.ts'
import { areaName, areasAgainst, outsideForbiddenAreas } from '../safety/areas.ts'
import { freeOfConflict } from '../safety/conflict-check.ts'
import type { Geography } from '../safety/geography.ts'
import { isContradictory, regionAnswer } from '../safety/region.ts'
import { secureEnough } from '../safety/security-level.ts'
import type { Truth } from '../truth.ts'
import type { Criterion } from './criterion.ts'

/** Where the household may be: nobody relaxes a forbidden area, because it is about someone's life. */
export function safetyCriteria(
  { safety }: Profile,
  geography: Geography,
  words: Vocabulary,
): Criterion[] {
  return [
    ...(safety.forbiddenAreas.length > 0 ? [forbiddenAreas(safety, geography)] : []),
    ...(safety.mustStayInRegion === true || safety.outOfRegionAllowed === false
      ? [investigationRegion(safety, geography)]
      : []),
    ...(safety.securityLevel === undefined ? [] : [securityLevel(safety, words)]),
  ]
}

function forbiddenAreas(safety: Safety, geography: Geography): Criterion {
  return {
    ruleId: 'safety-forbidden-area',
    step: 'safety',
    reads: ['municipality', 'policeRegion'],
    relaxableBy: 'nobody',
    demand: {
      nl: 'De plek ligt buiten de verboden gebieden.',
      en: 'The place lies outside the forbidden areas.',
    },
    tellsYes: false,
    ask: (place) => outsideForbiddenAreas(safety, place, geography),
    explain: (place, answer) => {
      const areas = areasAgainst(safety, place, geography)
        .map((area) => areaName(area, geography))
        .join(', ')
      const radius = safety.forbiddenRadiusKm ?? 0
      const within = {
        nl: radius > 0 ? ` of binnen ${radius} km daarvan` : '',
        en: radius > 0 ? ` or within ${radius} km of it` : '',
      }
      return answer === 'no'
        ? {
            nl: `De plek ligt in een gebied waar het huishouden niet veilig is: ${areas}${within.nl}.`,
            en: `The place lies in an area that is not safe for the household: ${areas}${within.en}.`,
          }
        : {
            nl: `Van dit gebied is niet te zeggen of de plek erbuiten ligt: ${areas}. De plaatsingsdesk kijkt dit na.`,
            en: `It cannot be told whether the place lies outside this area: ${areas}. The placement desk checks this.`,
          }
    },
  }
}

function investigationRegion(safety: Safety, geography: Geography): Criterion {
  const region = safety.investigationRegion
  const name = region === undefined ? '' : (geography.policeRegions[region] ?? region)
  return {
    ruleId: 'safety-investigation-region',
    step: 'safety',
    reads: ['policeRegion'],
    // The policy framework lets capacity decide, so the desk may set this aside in talks with the police.
    relaxableBy: 'desk',
    demand: {
      nl: `Voor het onderzoek blijft het huishouden in ${name}.`,
      en: `For the investigation the household stays in ${name}.`,
    },
    tellsYes: true,
    ask: ({ policeRegion }) => regionAnswer(safety, policeRegion),
    explain: (_place, answer) => regionText(answer, name, isContradictory(safety)),
  }
}

function regionText(answer: Truth, name: string, contradictory: boolean): Bilingual {
  if (contradictory && answer !== 'yes') {
    return {
      nl: `Het onderzoek vraagt om blijven in ${name}, de veiligheid om vertrek daaruit. Een mens kiest: de plaatsingsdesk, met politie en zorgcoördinator.`,
      en: `The investigation asks to stay in ${name}, safety asks to leave it. A human decides: the placement desk, with police and care coordinator.`,
    }
  }
  if (answer === 'unknown') {
    return {
      nl: 'Het huishouden moet in de politieregio van het onderzoek blijven, maar die regio is nog niet ingevuld.',
      en: 'The household must stay in the police region of the investigation, but that region has not been filled in yet.',
    }
  }
  const sentence = {
    nl: `Voor het onderzoek blijft het huishouden in ${name};`,
    en: `For the investigation the household stays in ${name};`,
  }
  return answer === 'yes'
    ? { nl: `${sentence.nl} de plek ligt daarin.`, en: `${sentence.en} the place lies in it.` }
    : { nl: `${sentence.nl} de plek ligt erbuiten.`, en: `${sentence.en} the place lies outside.` }
}

function securityLevel({ securityLevel: asked }: Safety, words: Vocabulary): Criterion {
  const askedWords = {
    nl: wordsFor(asked ?? '', 'securityLevel', words, 'nl'),
    en: wordsFor(asked ?? '', 'securityLevel', words, 'en'),
  }
  return {
    ruleId: 'security-level',
    step: 'safety',
    reads: ['securityLevel'],
    relaxableBy: 'desk',
    demand: {
      nl: `Beveiliging: ten minste ${askedWords.nl}.`,
      en: `Security: at least ${askedWords.en}.`,
    },
    tellsYes: asked !== 'open',
    ask: ({ features }) => secureEnough(asked, features['securityLevel']),
    explain: ({ features }) => {
      const offered = features['securityLevel'] ?? 'onbekend'
      return {
        nl: `Beveiliging nodig: ${askedWords.nl}; deze plek: ${wordsFor(offered, 'securityLevel', words, 'nl')}.`,
        en: `Security needed: ${askedWords.en}; this place: ${wordsFor(offered, 'securityLevel', words, 'en')}.`,
      }
    },
  }
}

/** Nobody from the same case under one roof without a human's look. Tokens are never shown. */
export function conflictCriterion(
  caseTokens: readonly string[] | undefined,
  members: readonly MemberFacts[],
): Criterion {
  const links = { caseTokens, members }
  return {
    ruleId: 'conflict-check',
    step: 'conflict',
    reads: ['caseTokens'],
    relaxableBy: 'nobody',
    demand: {
      nl: 'Er verblijft niemand uit dezelfde zaak.',
      en: 'Nobody from the same case lives there.',
    },
    tellsYes: false,
    ask: (place: PlaceFacts) => freeOfConflict(links, place.caseTokens),
    explain: (_place, answer) =>
      answer === 'no'
        ? {
            nl: 'In dit huis verblijft iemand uit dezelfde zaak, en dat is niet veilig.',
            en: 'Someone from the same case lives in this house, and that is not safe.',
          }
        : {
            nl: 'Mogelijk verblijft hier iemand uit dezelfde zaak. De plaatsingsdesk vraagt na of samen wonen kan.',
            en: 'Someone from the same case may live here. The placement desk asks whether living together is possible.',
          },
  }
}
