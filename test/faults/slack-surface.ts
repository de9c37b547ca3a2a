import { botScopes } from '#src/slack/install/scopes.ts'
import { openFakeSlack } from '../helpers/fake-slack/index.ts'
import { type ChatSurface, type Drawing, misbehaves } from './chat-surface.ts'

const accountOf = (userId: string): string => `U${userId.toUpperCase().replace(/[^A-Z0-9]/g, '')}`

/** A strict Slack with one workspace, which keeps to its limits. */
export async function openSlackSurface(): Promise<ChatSurface> {
  const slack = await openFakeSlack()
  slack.add.team('T1')
  const token = slack.add.install('T1', { scopes: botScopes })
  let drawing: Drawing | undefined

  return {
    surface: 'slack',
    shown: 'Slack',
    goneCode: 'slack-user-gone',
    env: {
      SLACK_BOT_TOKEN: token,
      SLACK_SIGNING_SECRET: slack.app.signingSecret,
      SLACK_API_URL: slack.apiUrl,
    },
    join(userId) {
      slack.add.person(accountOf(userId), { name: userId })
      return { surface: 'slack', team: 'T1', userId: accountOf(userId) }
    },
    leave(userId) {
      const person = slack.state.people.get(accountOf(userId))
      if (person) person.deleted = true
    },
    told: () => {
      const times = new Map<string, number>()
      for (const { metadata, deleted } of slack.state.messages) {
        const key = (metadata as { event_payload?: { key?: string } } | undefined)?.event_payload?.key
        if (key !== undefined && !deleted) times.set(key, (times.get(key) ?? 0) + 1)
      }
      return times
    },
    misbehave(random) {
      drawing = misbehaves(slack.faults, 'chat.postMessage', random, ({ channel }) => String(channel))
      return drawing.did
    },
    tooEarly: () => drawing?.tooEarly() ?? 0,
    posts: () => slack.state.calls.filter(({ method }) => method === 'chat.postMessage').length,
    limited: () => slack.state.calls.filter(({ error }) => error === 'ratelimited').length,
    close: () => slack.close(),
  }
}
