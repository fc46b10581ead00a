import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Envelope encryption: every case has its own key, and only the master key opens it. Destroying a case's
 * wrapped key makes everything sealed under it unreadable for good.
 */
export interface Vault {
  /** A new case key, wrapped by the master key. */
  readonly newCaseKey: () => string
  /** Seals bytes under a case key. `purpose` must be the same when they are opened. Base64, as are keys. */
  readonly seal: (wrappedKey: string, purpose: string, bytes: Uint8Array) => string
  /** Opens what `seal` made. Throws when key, purpose or content do not belong together. */
  readonly open: (wrappedKey: string, purpose: string, sealed: string) => Buffer
  /** A keyed pseudonym (HMAC-SHA-256, 32 hex digits): equal for equal text, and useless without the key. */
  readonly token: (kind: string, text: string) => string
}

export function createVault(masterKey: Buffer, tokenKey: Buffer): Vault {
  const unwrap = (wrapped: string): Buffer => decrypt(masterKey, 'case-key', wrapped)
  return {
    newCaseKey: () => encrypt(masterKey, 'case-key', randomBytes(32)),
    seal: (wrappedKey, purpose, bytes) => encrypt(unwrap(wrappedKey), purpose, bytes),
    open: (wrappedKey, purpose, sealed) => decrypt(unwrap(wrappedKey), purpose, sealed),
    token: (kind, text) =>
      createHmac('sha256', tokenKey).update(`${kind}\n${text}`).digest('hex').slice(0, 32),
  }
}

/** AES-256-GCM; the result is nonce, tag, ciphertext, in base64. */
function encrypt(key: Buffer, purpose: string, text: Uint8Array): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
  const body = Buffer.concat([cipher.update(text), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
}

function decrypt(key: Buffer, purpose: string, sealed: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64')
  const [nonce, tag] = [
    bytes.subarray(0, NONCE_BYTES),
    bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES),
  ]
  const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(purpose))
    .setAuthTag(tag)
  return Buffer.concat([cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), cipher.final()])
}
