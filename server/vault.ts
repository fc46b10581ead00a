import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Envelope encryption: every case has its own key, and only the master key opens it. Destroying a case's
 * wrapped key makes everything sealed under it unreadable for good.
 */
export interface Vault {
  /** A new case key, wrapped by the master key. */
  readonly newCaseKey: () => Buffer
  /** Seals text under a case key. `purpose` must be the same when it is opened. */
  readonly seal: (wrappedKey: Uint8Array, purpose: string, text: Uint8Array) => Buffer
  /** Opens what `seal` made. Throws when key, purpose or content do not belong together. */
  readonly open: (wrappedKey: Uint8Array, purpose: string, sealed: Uint8Array) => Buffer
  /** A keyed pseudonym (HMAC-SHA-256, 32 hex digits): equal for equal text, and useless without the key. */
  readonly token: (kind: string, text: string) => string
}

export function createVault(masterKey: Buffer, tokenKey: Buffer): Vault {
  const unwrap = (wrapped: Uint8Array): Buffer => decrypt(masterKey, 'case-key', wrapped)
  return {
    newCaseKey: () => encrypt(masterKey, 'case-key', randomBytes(32)),
    seal: (wrappedKey, purpose, text) => encrypt(unwrap(wrappedKey), purpose, text),
    open: (wrappedKey, purpose, sealed) => decrypt(unwrap(wrappedKey), purpose, sealed),
    token: (kind, text) =>
      createHmac('sha256', tokenKey).update(`${kind}\n${text}`).digest('hex').slice(0, 32),
  }
}

/** AES-256-GCM; the result is nonce, tag, ciphertext. */
function encrypt(key: Buffer, purpose: string, text: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
  const body = Buffer.concat([cipher.update(text), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function decrypt(key: Buffer, purpose: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed)
  const [nonce, tag] = [
    bytes.subarray(0, NONCE_BYTES),
    bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES),
  ]
  const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(purpose))
    .setAuthTag(tag)
  return Buffer.concat([cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), cipher.final()])
}
