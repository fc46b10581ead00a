import { gzipSync } from 'node:zlib'
import type { MatchResult } from '../../../matching/judge/result.ts'
import { sha256 } from '../../canonical-json.ts'
import type { Vault } from '../../vault.ts'

/** What a run was made of, and what came out. */
export interface RunContent<Inputs extends { readonly on: string; readonly requestId: string }> {
  readonly inputs: Inputs
  readonly result: MatchResult
  /** Under which key it is sealed, and from which tables it came. */
  readonly wrappedKey: string
  readonly ruleSetId: string
}

/** The stored form of a run: compressed and sealed, with hashes that outlive the case key. */
export function toRunRow<Inputs extends { readonly on: string; readonly requestId: string }>(
  { inputs, result, wrappedKey, ruleSetId }: RunContent<Inputs>,
  vault: Vault,
) {
  const seal = (part: string, text: string): string =>
    vault.seal(wrappedKey, `match-run-${part}`, gzipSync(text, { level: 1 }))
  const [inputsText, resultText] = [JSON.stringify(inputs), textOfResult(result)]
  return {
    requestId: inputs.requestId,
    on: inputs.on,
    ruleSetVersion: result.ruleSetVersion,
    ruleSetId,
    inputs: seal('inputs', inputsText),
    inputsHash: sha256(inputsText),
    result: seal('result', resultText),
    resultHash: sha256(resultText),
  }
}

/** The bytes a result is compared by: matching builds equal results field by field in the same order. */
export function textOfResult(result: MatchResult): string {
  return JSON.stringify(result)
}
