import { beforeAll, expect, it } from 'vitest'
import type { Store } from '#src/store/open-store.ts'
import { anId } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

/** The few places that unasked messages have a day. */
export const slots = (openStore: OpenStore): void => {
  let store: Store
  let other: Store
  beforeAll(async () => {
    store = await openStore()
    other = await openStore()
  })
  const aDayOf = (to = anId('u')) => ({ to, day: '2026-11-23', most: 3 })

  it('of twenty that want one at once, by two openers, so many get one as there are', async () => {
    const of = aDayOf()
    const openers = [store, other]

    const got = await Promise.all(
      Array.from({ length: 20 }, (_, n) => openers[n % 2]?.slots.take(of, `m${n}`)),
    )

    const winners = got.flatMap((has, n) => (has ? [`m${n}`] : []))
    expect(winners).toHaveLength(3)
    expect([...(await store.slots.heldBy(of))].sort()).toEqual(winners.sort())
  })

  it('whoever has one keeps it, also where all are taken', async () => {
    const of = aDayOf()
    for (const key of ['a', 'b', 'c', 'd']) await store.slots.take(of, key)

    const again = [await other.slots.take(of, 'a'), await other.slots.take(of, 'd')]

    expect(again).toEqual([true, false])
    expect(await store.slots.heldBy(of)).toHaveLength(3)
  })

  it('one that is given back is another one’s', async () => {
    const of = aDayOf()
    for (const key of ['a', 'b', 'c']) await store.slots.take(of, key)

    await store.slots.giveBack(of, 'b')

    expect(await other.slots.take(of, 'd')).toBe(true)
    expect([...(await store.slots.heldBy(of))].sort()).toEqual(['a', 'c', 'd'])
  })

  it('another day and another reader have their own, and days long past are cleared away', async () => {
    const of = aDayOf()
    const past = { ...of, day: '2026-11-20' }
    for (const key of ['a', 'b', 'c']) await store.slots.take(past, key)
    const neighbour = { ...past, to: `${of.to}-b` }
    await store.slots.take(neighbour, 'n')

    const taken = await store.slots.take(of, 'd')

    expect(taken).toBe(true)
    expect(await store.slots.heldBy(past)).toEqual([])
    expect(await store.slots.heldBy(neighbour)).toEqual(['n'])
  })
}
