import { beforeAll, expect, it } from 'vitest'
import type { SourceState } from '#src/domain/source/source-state.ts'
import type { Store } from '#src/store/open-store.ts'
import { aDay, anId } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

const aSource = (given: Partial<SourceState> = {}): SourceState => ({
  _id: anId('source.'),
  kinds: ['order', 'refund'],
  firstAt: aDay('01-02'),
  lastAt: aDay('03-04'),
  newestAt: aDay('03-03'),
  gaps: { n: 3, meanDays: 1.5, squareDays: 2.5, longestDays: 2 },
  rev: 1,
  ...given,
})

/** What is known of each source of facts. */
export const sources = (openStore: OpenStore): void => {
  let store: Store
  let other: Store
  beforeAll(async () => {
    store = await openStore()
    other = await openStore()
  })

  it('a source is put, and read back as written, alone and among all', async () => {
    const source = aSource({ outage: { from: aDay('02-01'), backAt: aDay('02-09') } })

    const written = await store.sources.put(source)

    expect(written).toBe(true)
    expect(await store.sources.named([source._id, anId('none')])).toEqual([source])
    expect(await store.sources.all()).toContainEqual(source)
  })

  it('a source is written over as it was read, and no more once another has written', async () => {
    const source = aSource()
    const [mine, theirs] = [
      { ...source, rev: 2, newestAt: aDay('05-05') },
      { ...source, rev: 2, newestAt: aDay('06-06') },
    ]

    const outcomes = [
      await store.sources.put(mine),
      await store.sources.put(source),
      await other.sources.put(mine),
      await other.sources.put(theirs),
    ]

    expect(outcomes).toEqual([false, true, true, false])
    expect(await store.sources.named([source._id])).toEqual([mine])
  })

  it('an outage that is over leaves with the state that has none', async () => {
    const source = aSource({ outage: { from: aDay('02-01') } })
    await store.sources.put(source)
    const { outage: _, ...healed } = { ...source, rev: 2 }

    await store.sources.put(healed)

    expect(await store.sources.named([source._id])).toEqual([healed])
  })

  it('of ten that put a new source at once, one has', async () => {
    const source = aSource()

    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, i) => (i % 2 ? store : other).sources.put({ ...source, kinds: [] })),
    )

    expect(outcomes.filter(Boolean)).toHaveLength(1)
  })
}
