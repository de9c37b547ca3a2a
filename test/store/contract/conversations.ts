import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, it } from 'vitest'
import type { Store } from '#src/store/open-store.ts'
import { anId } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

/** What people are in the middle of. */
export const conversations = (openStore: OpenStore): void => {
  let store: Store
  let other: Store
  beforeAll(async () => {
    store = await openStore()
    other = await openStore()
  })

  it('of ten that go on from the same place one does', async () => {
    const of = anId('conversation')
    await store.conversations.replace(of, undefined, 'begun', 60_000)
    const before = await store.conversations.get(of)

    const done = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        [store, other][n % 2]?.conversations.replace(of, before, `step ${n}`, 60_000),
      ),
    )

    expect(done.filter(Boolean)).toHaveLength(1)
    expect((await other.conversations.get(of))?.text).toBe(`step ${done.indexOf(true)}`)
  })

  it('one that is under way is not begun anew by somebody who has not seen it', async () => {
    const of = anId('conversation')
    await store.conversations.replace(of, undefined, 'begun', 60_000)

    expect(await other.conversations.replace(of, undefined, 'again', 60_000)).toBe(false)
    expect((await other.conversations.get(of))?.text).toBe('begun')
  })

  it('ends once, and what has changed meanwhile does not', async () => {
    const of = anId('conversation')
    await store.conversations.replace(of, undefined, 'begun', 60_000)
    const before = await store.conversations.get(of)
    if (!before) throw new Error('nothing has begun')

    expect(await other.conversations.end(of, { ...before, token: 'older' })).toBe(false)
    expect(await other.conversations.end(of, before)).toBe(true)
    expect(await store.conversations.end(of, before)).toBe(false)
    expect(await store.conversations.get(of)).toBeUndefined()
  })

  it('what is over counts as gone, and another one takes its place', async () => {
    const of = anId('conversation')
    await store.conversations.replace(of, undefined, 'before', 20)
    await sleep(40)

    expect(await store.conversations.get(of)).toBeUndefined()
    expect(await other.conversations.replace(of, undefined, 'after', 60_000)).toBe(true)
    expect((await store.conversations.get(of))?.text).toBe('after')
  })
}
