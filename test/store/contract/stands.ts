import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, it } from 'vitest'
import type { Store } from '#src/store/open-store.ts'
import { anId } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

/** What stands where on a surface. */
export const stands = (openStore: OpenStore): void => {
  let store: Store
  let other: Store
  beforeAll(async () => {
    store = await openStore()
    other = await openStore()
  })
  const aPlace = () => ({ surface: 'slack', place: `T1|${anId('D')}` }) as const
  const aMessage = () => ({ ...aPlace(), key: anId('m') })

  it('a message is handed over for the first time once; the next one learns that it was', async () => {
    const of = aMessage()

    const [first, second] = [await store.stands.begin(of), await other.stands.begin(of)]

    expect(first).toBeUndefined()
    expect(second).toMatchObject(of)
    expect(second?.ref).toBeUndefined()
    expect(second?.ageMs).toBeGreaterThanOrEqual(0)
    expect(second?.ageMs).toBeLessThan(60_000)
  })

  it('of those that hand it over once more one is the first, and its age begins anew', async () => {
    const of = aMessage()
    await store.stands.begin(of)
    await sleep(20)
    const stand = await store.stands.begin(of)
    if (!stand) throw new Error('it was begun')

    const renewed = await Promise.all([store.stands.renew(stand), other.stands.renew(stand)])

    expect(renewed.toSorted()).toEqual([false, true])
    expect((await store.stands.begin(of))?.begunAt.getTime()).toBeGreaterThan(stand.begunAt.getTime())
  })

  it('of ten that hand it over at once one is the first', async () => {
    const of = aMessage()

    const before = await Promise.all(
      Array.from({ length: 10 }, (_, n) => [store, other][n % 2]?.stands.begin(of)),
    )

    expect(before.filter((each) => each === undefined)).toHaveLength(1)
  })

  it('is known by the reference that the surface gave, and keeps it', async () => {
    const of = aMessage()
    await store.stands.begin(of)

    await store.stands.put(of, '17.1')
    await store.stands.forget(of)

    expect(await other.stands.begin(of)).toMatchObject({ ref: '17.1' })
    expect(await other.stands.ref(of)).toBe('17.1')
  })

  it('what was refused was never there', async () => {
    const of = aMessage()
    await store.stands.begin(of)

    await store.stands.forget(of)

    expect(await other.stands.ref(of)).toBeUndefined()
    expect(await other.stands.begin(of)).toBeUndefined()
  })

  it('the first message of a customer opens its thread, and another one keeps it', async () => {
    const at = aPlace()

    const none = await store.stands.thread(at, 'c1')
    const opened = [
      await store.stands.openThread(at, 'c1', '1'),
      await other.stands.openThread(at, 'c1', '2'),
    ]

    expect([none, ...opened]).toEqual([undefined, '1', '1'])
    expect(await store.stands.thread(at, 'c1')).toBe('1')
    expect(await store.stands.thread(aPlace(), 'c1')).toBeUndefined()
  })

  it('a thread that is gone gives way to the next, once', async () => {
    const at = aPlace()
    await store.stands.openThread(at, 'c1', '1')

    const opened = [
      await store.stands.openThread(at, 'c1', '2', '1'),
      await other.stands.openThread(at, 'c1', '3', '1'),
    ]

    expect(opened).toEqual(['2', '2'])
  })
}
