import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFieldCipher } from '#src/security/field-cipher.ts'

const aKey = (id: string) => `${id}:${randomBytes(32).toString('base64')}`

describe('field cipher', () => {
  it('opens what it sealed, whatever the text', () => {
    const cipher = createFieldCipher(aKey('k1'))

    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(cipher.open(cipher.seal('email', text))).toBe(text)
      }),
    )
  })

  it('opens another secret as what it was sealed, and as nothing else', () => {
    const cipher = createFieldCipher(aKey('k1'))

    const sealed = cipher.sealText('slack tokens of T1', 'xoxb-1')

    expect(cipher.openText('slack tokens of T1', sealed)).toBe('xoxb-1')
    expect(sealed).not.toContain('xoxb')
    expect(() => cipher.openText('slack tokens of T2', sealed)).toThrow()
  })

  it('never seals one text the same way twice, yet indexes it alike', () => {
    const cipher = createFieldCipher(aKey('k1'))

    const first = cipher.seal('phone', '+86-13800138000')
    const second = cipher.seal('phone', '+86-13800138000')

    expect(first.cipher).not.toBe(second.cipher)
    expect(first.blindIndex).toBe(second.blindIndex)
    expect(first.cipher).not.toContain('138')
  })

  it('opens old contacts after a new key was put in front, and finds them by the same index', () => {
    const old = aKey('k1')
    const before = createFieldCipher(old)
    const contact = before.seal('phone', '+86-13800138000')

    const after = createFieldCipher(`${aKey('k2')},${old}`)

    expect(after.open(contact)).toBe('+86-13800138000')
    expect(after.seal('phone', '+86-13800138000').cipher).toMatch(/^k2\./)
    expect(after.blindIndex('phone', '+86-13800138000')).toBe(contact.blindIndex)
  })

  it('refuses a changed cipher text and a contact of another kind', () => {
    const cipher = createFieldCipher(aKey('k1'))
    const contact = cipher.seal('phone', '+86-13800138000')
    const changed = `${contact.cipher.slice(0, -2)}${contact.cipher.endsWith('AA') ? 'BB' : 'AA'}`

    expect(() => cipher.open({ ...contact, cipher: changed })).toThrow()
    expect(() => cipher.open({ ...contact, kind: 'email' })).toThrow()
  })

  it('says what to do about a key that is wrong or gone', () => {
    const contact = createFieldCipher(aKey('gone')).seal('email', 'a@b.example')

    expect(() => createFieldCipher('k1:short')).toThrow(/FIELD_ENCRYPTION_KEYS/)
    expect(() => createFieldCipher(aKey('k2')).open(contact)).toThrow(/key gone/)
  })
})
