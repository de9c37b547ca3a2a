import fc from 'fast-check'
import { expect, it } from 'vitest'
import { OrderedEntries, spanIds, spanSize } from '#src/embedded/mongo/index/ordered-entries.ts'

const few = fc.integer({ min: 0, max: 60 })
const many = fc.array(few, { maxLength: 1_500, size: 'max' })

it('a stretch holds all entries within its bounds, in order, whatever was added and removed', () => {
  fc.assert(
    fc.property(many, many, few, few, (first, second, low, high) => {
      const entries = new OrderedEntries<number>((a, b) => a.key - b.key || a.id - b.id)
      const place = (key: number) => (key < low ? -1 : key > high ? 1 : 0)
      const all = [...first, ...second].map((key, id) => ({ key, id }))
      for (const entry of all.slice(0, first.length)) entries.add(entry)
      entries.between(place)
      for (const entry of all.slice(first.length)) entries.add(entry)
      for (const entry of all.filter(({ id }) => id % 3 === 0)) entries.remove(entry)

      const found = entries.between(place)

      const wanted = all
        .filter(({ key, id }) => id % 3 !== 0 && key >= low && key <= high)
        .sort((a, b) => a.key - b.key || a.id - b.id)
      expect(spanIds(found)).toEqual(wanted.map(({ id }) => id))
      expect(spanSize(found)).toBe(wanted.length)
    }),
    { numRuns: 60 },
  )
})
