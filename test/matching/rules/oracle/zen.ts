import { ZenEngine } from '@gorules/zen-engine'
import type { ZenDecision } from '@gorules/zen-engine'
import { z } from 'zod'
import { householdContext, placeContext } from './context.ts'
import { translate } from './translate.ts'

const Answered = z.object({ result: z.record(z.string(), z.number()) })

export type OracleAnswer = 'yes' | 'no' | 'unknown'

type Household = Parameters<typeof householdContext>[0]
type House = Parameters<typeof placeContext>[0]

/** The decision engine zen with the rule documents translated: what does each rule say of a place? */
export function zenOracle(rules: readonly unknown[]): {
  readonly ask: (
    household: Household,
    place: House,
    on: string,
  ) => Promise<Map<string, OracleAnswer>>
  readonly close: () => void
} {
  const engine = new ZenEngine()
  const decision: ZenDecision = engine.createDecision({ ...translate(rules) })
  return {
    ask: async (household, place, on) => {
      const context = { ...householdContext(household, on), place: placeContext(place) }
      const answered: unknown = await decision.evaluate(context)
      const { result } = Answered.parse(answered)
      return new Map(Object.entries(result).map(([code, claim]) => [code, answerOf(claim)]))
    },
    close: () => {
      engine.dispose()
    },
  }
}

function answerOf(claim: unknown): OracleAnswer {
  if (claim === 1) return 'yes'
  if (claim === 0) return 'no'
  if (claim === 0.5) return 'unknown'
  throw new TypeError(`zen answered ${String(claim)}`)
}
