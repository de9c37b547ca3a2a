import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, it } from 'vitest'
import type { Store } from '#src/store/open-store.ts'
import { anId } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

/** Texts that are kept for a while. */
export const kept = (openStore: OpenStore): void => {
  let store: Store
  let other: Store
  beforeAll(async () => {
    store = await openStore()
    other = await openStore()
  })

  it('of ten that are kept under one key at once one holds, for all of them', async () => {
    const key = anId('kept')

    const held = await Promise.all(
      Array.from({ length: 10 }, (_, n) => [store, other][n % 2]?.kept.keep(key, `text ${n}`, 60_000)),
    )

    expect(new Set(held).size).toBe(1)
    expect(await other.kept.get(key)).toBe(held[0])
  })

  it('what is over counts as gone, and another one takes its place', async () => {
    const key = anId('kept')
    await store.kept.keep(key, 'before', 20)
    await sleep(40)

    expect(await store.kept.get(key)).toBeUndefined()
    expect(await other.kept.keep(key, 'after', 60_000)).toBe('after')
    expect(await store.kept.get(key)).toBe('after')
  })

  it('what was dropped is gone', async () => {
    const key = anId('kept')
    await store.kept.keep(key, 'before', 60_000)

    await other.kept.drop(key)

    expect(await store.kept.get(key)).toBeUndefined()
    expect(await store.kept.keep(key, 'after', 60_000)).toBe('after')
  })
}
