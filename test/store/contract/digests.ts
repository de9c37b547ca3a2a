import { beforeAll, expect, it } from 'vitest'
import { digestIdOf } from '#src/domain/digest/digest-id.ts'
import type { StoredDigest } from '#src/ports/digests.ts'
import type { Store } from '#src/store/open-store.ts'
import { someFigures } from '../../cards/digest/a-view.ts'
import { anId } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

/** A manager's weeks and reviews. */
export const digests = (openStore: OpenStore): void => {
  let store: Store
  let other: Store
  beforeAll(async () => {
    store = await openStore()
    other = await openStore()
  })
  const aDigest = (userId: string, week: string, segment?: string): StoredDigest => ({
    _id: digestIdOf(userId, segment, week),
    userId,
    week,
    ...(segment === undefined ? {} : { segment }),
    figures: someFigures(),
    lists: { overdue: ['c-1', 'c-2'] },
    told: {
      zh: {
        summary: { change: '一', risk: '二', todo: '三' },
        themes: {
          by: 'model',
          read: 1,
          of: 2,
          themes: [{ name: '送货', count: 1, low: 1 }],
          others: 0,
        },
      },
      en: {},
    },
  })

  it('a week is counted once, and the first count stays', async () => {
    const digest = aDigest(anId('m'), '2026-W48')

    const written = [
      await store.digests.insert(digest),
      await other.digests.insert({ ...digest, lists: { overdue: [] } }),
    ]

    expect(written).toEqual([true, false])
    expect(await other.digests.get(digest._id)).toEqual(digest)
  })

  it('the week before is the newest earlier one of the same manager and segment, across a year', async () => {
    const [user, others] = [anId('m'), anId('m')]
    const weeks = ['2026-W47', '2026-W53', '2027-W02', 'now']
    for (const week of weeks) await store.digests.replace(aDigest(user, week))
    await store.digests.insert(aDigest(user, '2027-W01', 'east'))
    await store.digests.insert(aDigest(others, '2027-W01'))

    const before = async (week: string, segment?: string) =>
      (await store.digests.before(user, segment, week))?._id

    expect(await before('2027-W02')).toBe(digestIdOf(user, undefined, '2026-W53'))
    expect(await before('2027-W02', 'east')).toBe(digestIdOf(user, 'east', '2027-W01'))
    expect(await before('2026-W47')).toBeUndefined()
    expect(await before('9999')).toBe(digestIdOf(user, undefined, '2027-W02'))
  })

  it('of two who write one review at once, one comes first', async () => {
    const userId = anId('m')
    const review = { _id: `${userId}|2026-11`, userId, month: '2026-11', decisions: [], rev: 1 }
    await store.reviews.put(review)
    const decision = { text: 'visit', owner: 'mei', by: userId, at: new Date('2026-11-20T00:00:00Z') }
    const next = { ...review, decisions: [decision], rev: 2 }

    const written = [await store.reviews.put(next), await other.reviews.put(next)]
    await store.reviews.put({ ...review, _id: `${userId}|2026-12`, month: '2026-12' })

    expect(written).toEqual([true, false])
    expect((await store.reviews.latest(userId, 5)).map(({ month, rev }) => [month, rev])).toEqual([
      ['2026-12', 1],
      ['2026-11', 2],
    ])
    expect(await store.reviews.get(review._id)).toEqual(next)
  })
}
