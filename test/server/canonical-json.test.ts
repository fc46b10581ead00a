import assert from 'node:assert/strict'
import fc from 'fast-check'
import { canonicalJson, hashOf, sha256 } from '../../server/canonical-json.ts'

describe('canonical JSON', () => {
  it('puts keys in order, however deep', () => {
    const value = { b: [{ d: 1, c: 2 }], a: { z: null, y: 'é' } }

    assert.equal(canonicalJson(value), '{"a":{"y":"é","z":null},"b":[{"c":2,"d":1}]}')
  })

  it('leaves out what is undefined, and keeps the order of lists', () => {
    assert.equal(canonicalJson({ a: undefined, b: [2, 1] }), '{"b":[2,1]}')
  })

  it('writes moments as they are written in JSON', () => {
    assert.equal(canonicalJson({ at: new Date(0) }), '{"at":"1970-01-01T00:00:00.000Z"}')
  })

  it('is the same for equal values, in whatever order their keys were given', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed())
        assert.equal(canonicalJson(turned), canonicalJson(value))
        assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('hashes with SHA-256 in hex', () => {
    // FIPS 180-4, the example "abc".
    const expected = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

    assert.equal(sha256('abc'), expected)
    assert.equal(hashOf({ b: 1, a: 2 }), sha256('{"a":2,"b":1}'))
  })
})
