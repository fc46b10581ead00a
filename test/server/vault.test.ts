import assert from 'node:assert/strict'
import fc from 'fast-check'
import { createVault } from '../../server/vault.ts'

const key = (fill: number): Buffer => Buffer.alloc(32, fill)
const vault = createVault(key(1), key(2))
const TEXT = Buffer.from('who she is')

describe('the vault', () => {
  it('opens what it sealed, whatever the bytes', () => {
    const wrapped = vault.newCaseKey()

    fc.assert(
      fc.property(fc.uint8Array(), fc.string(), (bytes, purpose) => {
        const opened = vault.open(wrapped, purpose, vault.seal(wrapped, purpose, bytes))
        assert.deepEqual(new Uint8Array(opened), bytes)
      }),
    )
  })

  it('seals the same text differently every time', () => {
    const wrapped = vault.newCaseKey()

    assert.notEqual(vault.seal(wrapped, 'identity', TEXT), vault.seal(wrapped, 'identity', TEXT))
  })

  it('opens nothing with another case’s key, for another purpose, or under another master key', () => {
    const [wrapped, other] = [vault.newCaseKey(), vault.newCaseKey()]
    const sealed = vault.seal(wrapped, 'identity', TEXT)

    assert.throws(() => vault.open(other, 'identity', sealed))
    assert.throws(() => vault.open(wrapped, 'request-content', sealed))
    assert.throws(() => createVault(key(3), key(2)).open(wrapped, 'identity', sealed))
  })

  it('opens nothing of which one byte was changed', () => {
    const wrapped = vault.newCaseKey()
    const sealed = Buffer.from(vault.seal(wrapped, 'identity', TEXT), 'base64')

    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      assert.throws(() => vault.open(wrapped, 'identity', changed.toString('base64')), `byte ${at}`)
    }
  })

  it('gives equal text an equal token, and another one for another kind or key', () => {
    const token = vault.token('case', 'x')

    assert.match(token, /^[0-9a-f]{32}$/)
    assert.equal(vault.token('case', 'x'), token)
    assert.notEqual(vault.token('login', 'x'), token)
    assert.notEqual(vault.token('case', 'y'), token)
    assert.notEqual(createVault(key(1), key(3)).token('case', 'x'), token)
  })
})
