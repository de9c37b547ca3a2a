import { expect, test } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import { mostToldOf } from '#src/decide/tell/tell-refused.ts'
import type { Chat } from '#src/ports/chat.ts'
import { reportWorkspace } from '#src/start/report-workspace.ts'
import { useCompany } from '../helpers/company.ts'
import { drain } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

onEveryServer('a workspace that is not on the list', (openStore, where) => {
  const company = useCompany(openStore, where)
  const report = (team: string, how: 'install' | 'request' = 'install', hasList = true) => {
    const { store, queues, clock } = company()
    return reportWorkspace({ ...store, queues, clock, hasList }, team, how)
  }
  /** All that the admins are told, awake at any hour. */
  const told = async (settings: { readonly trialRun?: boolean } = {}) => {
    const posts: { to: string; card: Card }[] = []
    const chat: Chat<Card> = {
      surface: 'slack',
      post: async (to, card) => {
        posts.push({ to: to._id, card })
        return {}
      },
    }
    const { store, deps, queues } = company()
    const users = await store.users.list()
    await store.users.put(users.map((user) => ({ ...user, quietHours: { from: '00:00', to: '00:00' } })))
    await store.settings.set('trialRun', settings.trialRun ?? false)
    await drain({ ...deps, chats: [chat] }, queues)
    return posts
  }

  test('is told to each admin, once a day, with the line that lets it in', async () => {
    await report('T9')
    await report('T9', 'request')
    const posts = await told()

    expect(posts.map(({ to }) => to)).toEqual(['admin'])
    expect(posts[0]?.card.title).toBe('Slack workspace T9 tried to install Tierwise')
    expect(posts[0]?.card.facts).toEqual([
      { label: 'Exactly this', value: 'npm run -s cli -- workspaces allow T9' },
    ])
    expect(posts[0]?.card.text).toContain('npm run -s cli -- workspaces allow T9')
  })

  test('is told again on another day', async () => {
    await report('T9')
    await told()
    company().clock.set(new Date(company().clock.now().getTime() + 86_400_000))

    await report('T9', 'request')

    expect((await told()).map(({ card }) => card.title)).toEqual(['Slack workspace T9 tried to use Tierwise'])
  })

  test('is told in the reader’s language, in a trial run too', async () => {
    const { store } = company()
    const users = await store.users.list()
    await store.users.put(users.map((user) => ({ ...user, locale: 'zh' as const })))

    await report('T9')

    const [post] = await told({ trialRun: true })
    expect(post?.card.title).toBe('Slack 工作区 T9 尝试安装 Tierwise')
    expect(post?.card.facts).toEqual([{ label: '照此填写', value: 'npm run -s cli -- workspaces allow T9' }])
  })

  test('has no line where one configured token decides', async () => {
    await report('T9', 'request', false)

    const [post] = await told()
    expect(post?.card.facts).toBeUndefined()
    expect(post?.card.text).toContain('docs/slack.md')
  })

  test('is in the list alone where many have tried that day, or where it is no workspace', async () => {
    for (let n = 1; n <= mostToldOf + 2; n++) await report(`T${n}`)
    await report('E1')
    await report('unknown')

    expect(await told()).toHaveLength(mostToldOf)
    expect(await company().store.settings.get('slack.refused')).toHaveLength(mostToldOf + 4)
  })
})
