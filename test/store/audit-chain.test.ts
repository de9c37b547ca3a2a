import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '#src/ports/audit.ts'
import { type AuditLink, emptyHead, firstBroken, linkAll } from '#src/store/audit-chain.ts'

const anEntry: fc.Arbitrary<AuditEntry> = fc
  .record(
    {
      at: fc.date({ noInvalidDate: true }),
      who: fc.string(),
      action: fc.string(),
      customerId: fc.string(),
      fields: fc.array(fc.string(), { maxLength: 3 }),
    },
    { requiredKeys: ['at', 'who', 'action'] },
  )
  .map((entry) => entry as AuditEntry)
const entries = fc.array(anEntry, { minLength: 1, maxLength: 8 })

describe('the audit chain', () => {
  it('is whole as it was linked, in one go or in two', () => {
    const law = fc.property(entries, fc.nat(8), (all, cut) => {
      const first = linkAll(emptyHead('c'), all.slice(0, cut))
      const rest = linkAll(first.at(-1) ?? emptyHead('c'), all.slice(cut))

      expect([...first, ...rest]).toEqual(linkAll(emptyHead('c'), all))
      expect(firstBroken([...first, ...rest])).toBeUndefined()
    })

    fc.assert(law)
  })

  it('shows a link that was changed in any field', () => {
    const changes: readonly Partial<AuditLink>[] = [
      { who: 'another person' },
      { action: 'another action' },
      { at: new Date(1) },
      { customerId: 'another customer' },
      { fields: ['another field'] },
      { n: 99 },
      { chain: 'another chain' },
      { hash: 'another hash' },
    ]
    const law = fc.property(entries, fc.nat(), fc.constantFrom(...changes), (all, at, change) => {
      const links = [...linkAll(emptyHead('c'), all)]
      const place = at % links.length
      links[place] = { ...links[place]!, ...change }

      expect(firstBroken(links)).toBe(links[place])
    })

    fc.assert(law)
  })

  it('shows a link that was taken out, by the one after it', () => {
    const law = fc.property(entries, fc.nat(), (all, at) => {
      const links = linkAll(emptyHead('c'), [...all, { at: new Date(0), who: 'last', action: 'x' }])
      const gone = at % (links.length - 1)

      expect(firstBroken(links.filter((_, place) => place !== gone))).toBe(links[gone + 1])
    })

    fc.assert(law)
  })
})
