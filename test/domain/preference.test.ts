import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alsoBought, productPairs, productsOf } from '#src/domain/preference.ts'
import { anOrder, factsOf } from './builders.ts'

const times = <Thing>(count: number, thing: Thing): Thing[] => Array.from({ length: count }, () => thing)

/** Tea goes with cups; bags are bought by everybody. */
const baskets = [
  ...times(20, ['tea', 'cups', 'bags']),
  ...times(10, ['tea', 'bags']),
  ...times(30, ['coffee', 'bags']),
  ...times(2, ['tea', 'sugar', 'bags']),
]

describe('what similar customers also bought', () => {
  it('is what goes with the customer’s products, with the evidence', () => {
    const [first] = alsoBought(productPairs(baskets), ['tea', 'bags'])

    expect(first).toEqual({ product: 'cups', because: 'tea', both: 20, of: 32, lift: (20 * 62) / (32 * 20) })
  })

  it('is never what everybody buys anyway', () => {
    expect(alsoBought(productPairs(baskets), ['tea']).map(({ product }) => product)).not.toContain('bags')
  })

  it('is never what the customer has', () => {
    expect(alsoBought(productPairs(baskets), ['tea', 'cups', 'bags'])).toEqual([])
  })

  it('needs more than a few who bought both', () => {
    expect(alsoBought(productPairs(baskets), ['sugar'])).toEqual([])
  })

  it('is nothing for a product nobody else knows, and in an empty base', () => {
    expect(alsoBought(productPairs(baskets), ['kettle'])).toEqual([])
    expect(alsoBought(productPairs([]), ['tea'])).toEqual([])
  })

  it('counts the products of recent orders, each once, whatever stands around their names', () => {
    const facts = factsOf([
      anOrder({ on: 1, product: 'tea' }),
      anOrder({ on: 2, product: ' tea ' }),
      anOrder({ on: 3, product: 'cups' }),
      anOrder({ on: 4 }),
    ])

    expect(productsOf(facts)).toEqual(['tea', 'cups'])
  })

  it('says counts that are true, whatever the base and the order of its customers', () => {
    const products = ['a', 'b', 'c', 'd', 'e']
    const basket = fc.uniqueArray(fc.constantFrom(...products), { maxLength: 3 })
    const base = fc
      .array(fc.tuple(basket, fc.integer({ min: 1, max: 12 })), { maxLength: 8 })
      .map((blocks) => blocks.flatMap(([each, count]) => times(count, each)))
    let seen = 0

    fc.assert(
      fc.property(base, fc.subarray(products), (all, own) => {
        const suggested = alsoBought(productPairs(all), own)

        seen += suggested.length
        expect(alsoBought(productPairs([...all].reverse()), own)).toEqual(suggested)
        for (const { product, because, both, of, lift } of suggested) {
          const having = (name: string) => all.filter((basket) => basket.includes(name))
          expect(own).not.toContain(product)
          expect(own).toContain(because)
          expect(of).toBe(having(because).length)
          expect(both).toBe(having(because).filter((basket) => basket.includes(product)).length)
          expect(lift).toBeCloseTo(both / of / (having(product).length / all.length))
        }
      }),
      { numRuns: 200, seed: 7 },
    )
    expect(seen).toBeGreaterThan(0)
  })

  it('is counted among the best sold where there are more products than can be compared', () => {
    const rare = Array.from({ length: 2_000 }, (_, n) => [`rare ${n}`, `rare ${n + 1}`])

    const pairs = productPairs([...baskets, ...rare])

    expect(pairs.some(({ product }) => product === 'cups')).toBe(true)
    expect(pairs.every(({ product }) => !product.startsWith('rare'))).toBe(true)
  })
})
