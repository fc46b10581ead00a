import type { FactValue } from '../../../matching/profile.ts'
import type { Random } from '../random.ts'

type Facts = Record<string, FactValue>
type Weights = readonly [readonly [string, number], ...(readonly [string, number])[]]

/** Domains in which somebody may have a complex need: those that `complexityOf` counts from facts. */
export const DOMAINS = ['addiction', 'psychiatry', 'disability', 'somatic', 'behaviour'] as const
export type Domain = (typeof DOMAINS)[number]

/** What is known of an adult: usually little, and more where the needs are heavy. Codes of `data/criteria.json`. */
export function adultFacts(
  domains: readonly Domain[],
  { accessible }: { accessible: boolean },
  random: Random,
): Facts {
  const facts: Facts = {
    exploitationForm: random.weighted<string[]>([
      [['seksueel'], 5],
      [['arbeid-dienstverlening'], 2],
      [['crimineel'], 1],
      [['seksueel', 'crimineel'], 1],
      [['gedwongen-bedelarij-diensten'], 1],
    ]),
    languages: random.weighted<string[]>([
      [['nl'], 4],
      [['en'], 2],
      [['pl'], 1],
      [['ro'], 1],
      [['ar'], 1],
      [['fr', 'en'], 1],
    ]),
    tbcCheck: random.weighted([
      ['negatief', 6],
      ['aangevraagd', 2],
      ['onbekend', 1],
    ]),
    activeUse: 'nee',
    psychiatricDisorder: random.chance(0.3) ? 'vermoeden' : 'geen',
    intellectualDisability: 'nee',
    motivation: random.weighted(MOTIVATION),
  }
  if (random.chance(0.15)) facts['lhbtiSafety'] = true
  if (random.chance(0.2)) facts['smoking'] = true
  if (random.chance(0.06)) facts['pets'] = ['hond']
  for (const domain of domains) Object.assign(facts, HEAVY[domain](random))
  if (domains.includes('somatic') && accessible && random.chance(0.4))
    Object.assign(facts, WHEELCHAIR)
  return facts
}

const WHEELCHAIR = { mobility: 'rolstoel', groundFloorNeeded: true }

const MOTIVATION: Weights = [
  ['gemotiveerd', 6],
  ['wisselend', 3],
  ['onbekend', 1],
]

const HEAVY: Readonly<Record<Domain, (random: Random) => Facts>> = {
  addiction: (random) => ({
    activeUse: random.weighted([
      ['af-en-toe', 3],
      ['dagelijks', 2],
    ]),
    addictionSubstances: random.weighted<string[]>([
      [['alcohol'], 2],
      [['cannabis'], 2],
      [['cocaine'], 2],
      [['opiaten'], 1],
    ]),
  }),
  psychiatry: (random) => ({
    psychiatricDisorder: 'vastgesteld',
    psychiatricTreatment: random.weighted([
      ['lopend', 3],
      ['wachtlijst', 2],
    ]),
    psychosis: random.weighted([
      ['nee', 5],
      ['in-remissie', 2],
      ['actueel', 1],
    ]),
    suicidality: random.weighted([
      ['geen', 3],
      ['gedachten', 2],
      ['plannen', 1],
    ]),
  }),
  disability: (random) => ({
    intellectualDisability: random.weighted([
      ['vermoeden', 2],
      ['vastgesteld', 3],
    ]),
    iqBand: random.between(55, 84),
  }),
  somatic: () => ({ somaticCareLoad: 'dagelijks' }),
  behaviour: (random) =>
    random.chance(0.5) ? { aggressionRisk: 'fysiek' } : { groupSuitability: 'niet-geschikt' },
}

/** Some of the domains, drawn without repetition. */
export function drawDomains(count: number, random: Random): Domain[] {
  const drawn: Domain[] = []
  const likely = [
    'addiction',
    'psychiatry',
    'disability',
    'psychiatry',
    'addiction',
    'behaviour',
    'somatic',
  ] as const
  while (drawn.length < Math.min(count, DOMAINS.length)) {
    const domain = random.pick(likely)
    if (!drawn.includes(domain)) drawn.push(domain)
  }
  return drawn
}
