import { gunzipSync, gzipSync } from 'node:zlib'
import { canonicalJson, sha256 } from '../../canonical-json.ts'

export interface Packed {
  readonly bytes: Uint8Array
  /** SHA-256 of the canonical JSON before it was compressed. */
  readonly hash: string
}

/** A value as compressed canonical JSON, with its fingerprint: equal values have equal fingerprints. */
export function pack(value: unknown): Packed {
  const text = canonicalJson(value)
  return { bytes: gzipSync(text, { level: 1 }), hash: sha256(text) }
}

/** The text that was packed. */
export function unpack(bytes: Uint8Array): string {
  return gunzipSync(bytes).toString()
}
