import { describe, expect, test } from 'vitest'
import type { JobDeps } from '#jobs/deps.ts'
import type { Card } from '#src/cards/card.ts'
import { AppError } from '#src/domain/errors.ts'
import type { User } from '#src/domain/user.ts'
import type { About, Chat, Posted } from '#src/ports/chat.ts'
import { aMoment, aTier } from '../helpers/builders/a-customer.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aUser } from '../helpers/builders/a-user.ts'
import { useCompany } from '../helpers/company.ts'
import { drain, runJob } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

type Post = { readonly to: string; readonly card: Card; readonly about?: About | undefined }
const awake = { quietHours: { from: '00:00', to: '00:00' } }

/** A surface by name that keeps what it takes; `answer` may refuse a key. */
function aChat(
  given: Partial<Chat<Card>> = {},
  answer: (key: string) => Posted | Promise<Posted> = () => ({}),
) {
  const posts: Post[] = []
  const chat: Chat<Card> = {
    surface: 'slack',
    async post(to, card, key, _files, about) {
      const posted = await answer(key)
      posts.push({ to: to._id, card, about })
      return posted
    },
    ...given,
  }
  return { chat, posts }
}

const notInvited = new AppError({
  code: 'slack-not-invited',
  message: 'Not in.',
  remedy: 'Invite.',
  retryable: true,
  mend: { by: 'reader', line: '/invite @tierwise' },
})
const noToken = new AppError({
  code: 'slack-token-refused',
  message: 'No token.',
  remedy: 'Install.',
  retryable: true,
  mend: { by: 'admin' },
})
const change = (n: number, to = 'mei') => ({
  _id: `c1-${n}-${to}`,
  to,
  notice: {
    kind: 'tier-change',
    customerId: 'c1',
    from: 'A',
    to: 'B',
    evidence: { reason: 'demoted' },
    at: aMoment,
  } as const,
})

onEveryServer('messages that something stands in the way of', (openStore, where) => {
  const company = useCompany(openStore, where)
  const furnished = async (...chats: readonly Chat<Card>[]): Promise<JobDeps> => {
    const { publish, join, store, deps } = company()
    await publish(aPolicy())
    await join(aNewcomer('c1', { _id: 'c1', tier: aTier() }))
    const users = (await store.users.list()).map((user) => ({ ...user, ...awake }))
    await store.users.put(users)
    return { ...deps, chats }
  }
  const put = (...rows: readonly ReturnType<typeof change>[]) => company().store.outbox.put(rows, aMoment)
  const deliver = (deps: JobDeps, outboxId: string) => runJob(deps, 'deliver', { outboxId })
  const pass = (ms: number) => company().clock.set(new Date(company().clock.now().getTime() + ms))
  const isBlocked = (key: string) => key.startsWith('c1-')
  const refusing = (error: Error) => aChat({}, (key) => (isBlocked(key) ? Promise.reject(error) : {}))

  test('wait, and each admin is told once a day what to do, however many wait and for whom', async () => {
    const { chat, posts } = refusing(noToken)
    const deps = await furnished(chat)
    await put(change(1), change(2), change(3, 'lei'))

    for (const id of ['c1-1-mei', 'c1-2-mei', 'c1-3-lei']) await deliver(deps, id)
    const told = company().queues.waiting.filter(({ input }) => JSON.stringify(input).includes('blocked'))
    await runJob(deps, 'deliver', told[0]?.input)
    await runJob(deps, 'deliver', told[0]?.input)

    expect(posts.map(({ to, card }) => [to, card.title])).toEqual([['admin', 'Messages wait']])
    expect(posts[0]?.card.text).toMatch(/no longer accepts the bot’s token.*SLACK_BOT_TOKEN/)
    expect(await company().store.outbox.count()).toMatchObject({ waiting: 3, failed: 0 })
  })

  test('go out once it is mended', async () => {
    let isMended = false
    const { chat, posts } = aChat({}, (key) => (!isMended && isBlocked(key) ? Promise.reject(noToken) : {}))
    const deps = await furnished(chat)
    await put(change(1))

    await deliver(deps, 'c1-1-mei')
    isMended = true
    pass(901_000)
    await deliver(deps, 'c1-1-mei')

    expect(posts.map(({ to }) => to)).toContain('mei')
  })

  test('a reader who can mend it gets the exact line; after a week it ends', async () => {
    const { chat, posts } = refusing(notInvited)
    const deps = await furnished(chat)
    await company().store.users.put([aUser({ ...awake, locale: 'zh' })])
    await put(change(1))

    await deliver(deps, 'c1-1-mei')
    const told = company().queues.waiting.find(({ input }) => JSON.stringify(input).includes('blocked'))
    await runJob(deps, 'deliver', told?.input)
    pass(8 * 86_400_000)
    await deliver(deps, 'c1-1-mei')

    expect(posts[0]).toMatchObject({ to: 'mei', card: { title: '有消息发不出去' } })
    expect(posts[0]?.card.facts).toContainEqual({ label: '请在群里输入', value: '/invite @tierwise' })
    expect(await company().store.outbox.count()).toMatchObject({ failed: 1 })
  })

  test('what nobody can confirm is not sent again, and its reader is told once', async () => {
    const { chat, posts } = aChat({}, (key) => (isBlocked(key) ? { unconfirmed: 'message' } : {}))
    const deps = await furnished(chat)
    await put(change(1))

    await deliver(deps, 'c1-1-mei')
    await drain(deps, company().queues)
    await drain(deps, company().queues)

    expect(posts.map(({ to, card }) => [to, card.title])).toEqual([
      ['mei', expect.stringMatching(/B/)],
      ['mei', 'A message may not have arrived'],
    ])
    expect(await company().store.outbox.count()).toMatchObject({ sent: 2, waiting: 0 })
  })

  describe('somebody who has not been on a surface yet', () => {
    const identity = { surface: 'slack', team: 'T1', userId: 'ULEI' } as const
    const member = { name: 'Lei', email: 'Lei@example.com', emailVerified: true, standing: 'member' } as const
    const lei = (more: Partial<User> = {}) =>
      aUser({ ...awake, _id: 'lei', identities: [], email: 'lei@example.com', ...more })
    /** A surface that knows Lei by their address, and a playground that has everybody. */
    const told = async (...users: readonly User[]) => {
      const reaches = async ({ identities }: User) => identities.some(({ surface }) => surface === 'slack')
      const slack = aChat({ reaches, seek: async () => ({ identity, member }) })
      const page = aChat({ surface: 'playground' })
      const deps = await furnished(slack.chat, page.chat)
      await company().store.users.put(users)
      await put(change(1, 'lei'))
      await deliver(deps, 'c1-1-lei')
      const user = await company().store.users.byId('lei')
      return { posts: [slack.posts.length, page.posts.length], linked: user?.identities }
    }

    test('is written to there at once where it has their address, and is linked', async () => {
      expect(await told(lei())).toEqual({ posts: [1, 0], linked: [identity] })
    })

    test.each([
      ['another user has that address too', [lei(), lei({ _id: 'twin' })]],
      [
        'that account is another’s',
        [lei(), lei({ _id: 'twin', email: 'x@example.com', identities: [identity] })],
      ],
      ['they have chosen another surface', [lei({ settings: { preferredSurface: 'playground' } })]],
    ])('is not where %s', async (_why, users) => {
      expect(await told(...users)).toEqual({ posts: [0, 1], linked: [] })
    })
  })

  test('a surface that does not have somebody gives way to one that does', async () => {
    const slack = aChat({ reaches: async ({ _id }) => _id === 'lei' })
    const page = aChat({ surface: 'playground' })
    const deps = await furnished(slack.chat, page.chat)
    await put(change(1), change(2, 'lei'))

    for (const id of ['c1-1-mei', 'c1-2-lei']) await deliver(deps, id)

    expect([slack.posts, page.posts].map((posts) => posts.map(({ to }) => to))).toEqual([['lei'], ['mei']])
  })

  test('says what a message is about: a fall from the top needs action today', async () => {
    const { chat, posts } = aChat()
    const deps = await furnished(chat)
    await put(change(1))

    await deliver(deps, 'c1-1-mei')

    expect(posts[0]?.about).toEqual({ customer: 'c1', today: true })
  })

  test('a newcomer is offered, and greeted, in a trial run too', async () => {
    const { chat, posts } = aChat()
    const deps = await furnished(chat)
    const { store } = company()
    await store.settings.set('trialRun', true)
    const identity = { surface: 'slack', team: 'T1', userId: 'U9' } as const
    const at = aMoment
    await store.outbox.put(
      [
        { _id: 'n1', to: 'admin', notice: { kind: 'newcomer', identity, name: 'Nina', at } },
        { _id: 'n2', to: 'mei', notice: { kind: 'admitted', by: 'Admin', at } },
      ],
      at,
    )
    await put(change(1))

    for (const id of ['n1', 'n2', 'c1-1-mei']) await deliver(deps, id)

    expect(posts.map(({ card }) => card.title)).toEqual([
      'Nina wants to use Tierwise',
      'You can use Tierwise now',
    ])
    expect(posts[0]?.card.actions).toHaveLength(4)
  })
})
