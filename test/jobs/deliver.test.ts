import { describe, expect, test } from 'vitest'
import type { JobDeps } from '#jobs/deps.ts'
import type { Card } from '#src/cards/card.ts'
import { AppError } from '#src/domain/errors.ts'
import { disturbableAt } from '#src/domain/tell/quiet-hours.ts'
import type { Chat } from '#src/ports/chat.ts'
import { aWorkedDay } from '../helpers/builders/a-calendar-day.ts'
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
const limited = { code: 'surface-limited', message: 'Too much.', remedy: 'Wait.', retryable: true }
const refused = new AppError({ code: 'surface-refused', message: 'No.', remedy: 'Ask an admin.' })

/** Mei sleeps at night. */
const disturbable = (at: Date) => disturbableAt(aUser(), at)

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
    await store.calendars.put(['2026-12-12', '2026-12-13'].map((day) => aWorkedDay(day))) // a weekend otherwise
    await join(aNewcomer('c1', { _id: 'c1', tier: aTier() }))
    await store.outbox.put([row], aMoment)
    return { ...deps, chats: [chat] }
  }
  const deliver = (deps: JobDeps) => runJob(deps, 'deliver', { outboxId })
  const pass = (ms: number) => company().clock.set(new Date(company().clock.now().getTime() + ms))
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

    await deliver(deps)
    const between = await count()
    isAway = false
    await deliver(deps)
    const tooSoon = posts.length
    pass(1_000)
    await deliver(deps)

    expect(between).toMatchObject({ waiting: 1, failed: 0 })
    expect([tooSoon, posts.length]).toEqual([0, 1])
    expect(await count()).toMatchObject({ sent: 1 })
  })

  test('a surface that asks to be left alone for a minute is asked again after it, not before', async () => {
    let isFull = true
    const { chat, posts } = aChat(async () => {
      if (isFull) throw new AppError({ ...limited, retryAfterMs: 60_000 })
    })
    const deps = await waiting(chat)

    await deliver(deps)
    isFull = false
    pass(59_000)
    await deliver(deps)
    const tooSoon = posts.length
    pass(1_000)
    await deliver(deps)

    expect([tooSoon, posts.length]).toEqual([0, 1])
  })

  test('a message that has met many rests is there when the last of them is over', async () => {
    let rests = 7
    const { chat, posts } = aChat(async () => {
      rests -= 1
      if (rests >= 0) throw new AppError({ ...limited, retryAfterMs: 3_000 })
    })
    const deps = await waiting(chat)

    for (let n = 0; n < 7; n++) {
      await deliver(deps)
      pass(3_000)
    }
    await deliver(deps)

    expect(posts).toHaveLength(1)
    expect(await count()).toMatchObject({ sent: 1, failed: 0 })
  })

  test('a rest of a few milliseconds does not have a message try again and again', async () => {
    let isFull = true
    let asked = 0
    const { chat, posts } = aChat(async () => {
      asked += 1
      if (isFull) throw new AppError({ ...limited, retryAfterMs: 5 })
    })
    const deps = await waiting(chat)

    await deliver(deps)
    isFull = false
    pass(999)
    await deliver(deps)
    const tooSoon = asked
    pass(1)
    await deliver(deps)

    expect([tooSoon, posts.length]).toEqual([1, 1])
  })

  test('a surface that is away for a day gets it afterwards: asked ever less often, at least each quarter of an hour', async () => {
    let isAway = true
    const { chat, posts } = aChat(async () => {
      if (isAway) throw away
    })
    const deps = await waiting(chat)
    await company().store.users.put([aUser({ quietHours: { from: '00:00', to: '00:00' } })])
    const tried: number[] = []
    const start = company().clock.now().getTime()
    for (let minute = 0; minute < 25 * 60; minute += 5) {
      const at = company().clock.now()
      const due = await company().store.outbox.pending(9, at)
      if (due.length > 0) {
        tried.push((at.getTime() - start) / 60_000)
        await deliver(deps)
      }
      pass(300_000)
    }
    const gaps = tried.map((at, n) => at - (tried[n - 1] ?? 0))
    isAway = false
    pass(900_000)
    await deliver(deps)

    expect(Math.max(...gaps)).toBeLessThanOrEqual(20)
    expect(posts).toHaveLength(1)
    expect(await count()).toMatchObject({ sent: 1, failed: 0 })
  })

  test('a surface that refuses it makes it failed, and each admin is told once a day', async () => {
    const deps = await waiting(aChat(() => Promise.reject(refused)).chat)
    const { store, queues } = company()
    await store.outbox.put([{ ...row, _id: 'c1-2-mei' }], aMoment)

    await deliver(deps)
    await runJob(deps, 'deliver', { outboxId: 'c1-2-mei' })

    const [told] = queues.waiting
    const { chat, posts } = aChat()
    await runJob({ ...deps, chats: [chat] }, 'deliver', told?.input)
    expect(await count()).toMatchObject({ failed: 2, waiting: 0, sent: 1 })
    expect(posts).toMatchObject([
      { to: 'admin', card: { title: 'A message to Mei Lin cannot be delivered' } },
    ])
  })

  test('an error nobody knows is tried for a day, and then failed', async () => {
    const deps = await waiting(aChat(() => Promise.reject(new TypeError('x is undefined'))).chat)

    await deliver(deps)
    const first = await count()
    for (let n = 0; n < 120; n++) {
      pass(900_000)
      company().clock.set(disturbable(company().clock.now()))
      await deliver(deps)
    }

    expect(first).toMatchObject({ waiting: 1, failed: 0 })
    expect(await count()).toMatchObject({ failed: 1 })
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

    await runJob(deps, 'deliver', { outboxId: 'c2-1-mei' })

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
      await deliver({ ...deps, outbox: { ...deps.outbox, markSent } })

      pass(1_000)
      await deliver(deps)

      expect(posts.map(({ key }) => key)).toEqual([outboxId, outboxId])
      expect(await count()).toMatchObject({ sent: 1 })
    })
  })
})
