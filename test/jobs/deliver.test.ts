import { describe, expect, test } from 'vitest'
import type { JobDeps } from '#jobs/deps.ts'
import type { Card } from '#src/cards/card.ts'
import { AppError } from '#src/domain/errors.ts'
import type { Chat } from '#src/ports/chat.ts'
import { aMoment, aTier } from '../helpers/builders/a-customer.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aUser } from '../helpers/builders/a-user.ts'
import { useCompany } from '../helpers/company.ts'
import { killedAfter } from '../helpers/hooked-ports.ts'
import { runJob } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

const outboxId = 'c1-1-mei'
const row = {
  _id: outboxId,
  to: 'mei',
  notice: {
    kind: 'tier-change',
    customerId: 'c1',
    from: 'B',
    to: 'A',
    evidence: { reason: 'promoted' },
    at: aMoment,
  },
} as const

const away = new AppError({ code: 'surface-away', message: 'Away.', remedy: 'Wait.', retryable: true })
const refused = new AppError({ code: 'surface-refused', message: 'No.', remedy: 'Ask an admin.' })

/** A surface that keeps what it posts, and does something first. */
function aChat(first: () => Promise<void> = async () => {}) {
  const posts: { readonly to: string; readonly card: Card; readonly key: string }[] = []
  const chat: Chat<Card> = {
    surface: 'slack',
    post: async (to, card, key) => {
      await first()
      posts.push({ to: to._id, card, key })
      return {}
    },
  }
  return { chat, posts }
}

onEveryServer('delivering a message', (openStore, where) => {
  const company = useCompany(openStore, where)
  const waiting = async (chat: Chat<Card>): Promise<JobDeps> => {
    const { publish, join, store, deps } = company()
    await publish(aPolicy())
    await join(aNewcomer('c1', { _id: 'c1', tier: aTier() }))
    await store.outbox.put([row], aMoment)
    return { ...deps, chats: [chat] }
  }
  const deliver = (deps: JobDeps, lastAttempt = false) =>
    runJob(deps, 'deliver', { outboxId }, { lastAttempt })
  const count = () => company().store.outbox.count()

  test('posts the card in the reader’s language, under the row’s key, and records it', async () => {
    const { chat, posts } = aChat()
    const deps = await waiting(chat)
    await company().store.users.put([aUser({ locale: 'zh' })])

    await deliver(deps)
    await deliver(deps)

    expect(posts.map(({ to, key }) => [to, key])).toEqual([['mei', outboxId]])
    expect(posts[0]?.card.text).toMatch(/A类/)
    expect(await count()).toMatchObject({ sent: 1, waiting: 0, leased: 0 })
  })

  test('without a surface it waits', async () => {
    const deps = await waiting(aChat().chat)

    await deliver({ ...deps, chats: [] })

    expect(await count()).toMatchObject({ waiting: 1, leased: 0 })
  })

  test('a surface that is away has it again on the next attempt', async () => {
    let isAway = true
    const { chat, posts } = aChat(async () => {
      if (isAway) throw away
    })
    const deps = await waiting(chat)

    await expect(deliver(deps)).rejects.toBe(away)
    const between = await count()
    isAway = false
    await deliver(deps)

    expect(between).toMatchObject({ waiting: 1, failed: 0 })
    expect(posts).toHaveLength(1)
    expect(await count()).toMatchObject({ sent: 1 })
  })

  test.each([
    ['a surface that refuses it', refused, false],
    ['a surface that is away on the last attempt', away, true],
    ['an error nobody knows, on the last attempt', new TypeError('x is undefined'), true],
  ])('%s makes it failed', async (_, error, lastAttempt) => {
    const deps = await waiting(aChat(() => Promise.reject(error)).chat)

    await expect(deliver(deps, lastAttempt)).rejects.toBe(error)

    expect(await count()).toMatchObject({ failed: 1, waiting: 0, leased: 0 })
  })

  test.each([
    ['reader', async () => company().store.users.put([aUser({ active: false })])],
    ['customer', async () => company().store.customers.removeSample()],
  ])('a %s who is gone makes it failed', async (_, leave) => {
    const deps = await waiting(aChat().chat)
    await company().store.customers.insertNew([aNewcomer('gone', { _id: 'c2', sample: true })])
    await company().store.outbox.put(
      [{ ...row, _id: 'c2-1-mei', notice: { ...row.notice, customerId: 'c2' } }],
      aMoment,
    )
    await leave()

    await expect(runJob(deps, 'deliver', { outboxId: 'c2-1-mei' })).rejects.toMatchObject({
      code: 'undeliverable',
    })

    expect(await count()).toMatchObject({ failed: 1 })
  })

  test('two deliveries at once are one post', async () => {
    const { chat, posts } = aChat(() => new Promise((resolve) => setTimeout(resolve, 50)))
    const deps = await waiting(chat)

    await Promise.all([deliver(deps), deliver(deps)])

    expect(posts).toHaveLength(1)
    expect(await count()).toMatchObject({ sent: 1 })
  })

  describe('whoever dies', () => {
    test('holding the lease is followed by another once it has run out, not before', async () => {
      const { chat, posts } = aChat()
      const deps = await waiting(chat)
      await expect(deliver(killedAfter(deps, (call) => call === 'outbox.lease'))).rejects.toThrow('killed')

      await deliver(deps)
      const early = posts.length
      await company().letPass(31_000)
      const found = await company().store.outbox.pending(9)
      await deliver(deps)

      expect([early, found, posts.length]).toEqual([0, [outboxId], 1])
    })

    test('after the post has it posted again under the same key', async () => {
      const { chat, posts } = aChat()
      const deps = await waiting(chat)
      const markSent = () => Promise.reject(new Error('killed'))
      await expect(deliver({ ...deps, outbox: { ...deps.outbox, markSent } })).rejects.toThrow('killed')

      await company().letPass(31_000)
      await deliver(deps)

      expect(posts.map(({ key }) => key)).toEqual([outboxId, outboxId])
      expect(await count()).toMatchObject({ sent: 1 })
    })
  })
})
