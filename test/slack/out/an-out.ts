import { webApi } from '@slack/bolt'
import type { Card } from '#src/cards/card.ts'
import type { User } from '#src/domain/user.ts'
import { openEmbeddedMongo } from '#src/embedded/mongo/open-embedded-mongo.ts'
import { clientOptions } from '#src/slack/clients.ts'
import { createSlackChat } from '#src/slack/out/chat.ts'
import { createPace } from '#src/slack/out/pace.ts'
import { createSlackMembers } from '#src/slack/people/members.ts'
import { createSlackChannels } from '#src/slack/place/channels.ts'
import { openStore } from '#src/store/open-store.ts'
import { aUser } from '../../helpers/builders/a-user.ts'
import { type FakeSlack, openFakeSlack } from '../../helpers/fake-slack/index.ts'
import { recordingLogger } from '../../helpers/recording-logger.ts'

/** Quicker than Slack's ten seconds, slower than a busy machine. */
const TIMEOUT_MS = 1_000

export const meiAtSlack: User = aUser({
  identities: [
    { surface: 'playground', userId: 'mei' },
    { surface: 'slack', team: 'T1', userId: 'U1' },
  ],
})

export const aCardOf = (title: string, more: Partial<Card> = {}): Card => ({
  title,
  tone: 'neutral',
  text: title,
  body: [title],
  ...more,
})

const scopes = [
  'chat:write',
  'im:write',
  'im:history',
  'users:read',
  'users:read.email',
  'files:write',
  'channels:read',
  'groups:read',
]

/** What goes out, over HTTP to a strict Slack with a workspace `T1`, Mei (`U1`) and the channel `CSALES`. */
export async function openOut({ gapMs = 0, settledAfterMs = 0, rateLimits = false } = {}) {
  const slack = await openFakeSlack({ rateLimits })
  slack.add.team('T1')
  const token = slack.add.install('T1', { scopes })
  slack.add.person('U1', { name: 'mei' })
  slack.add.channel('CSALES', { name: 'sales', members: ['U1', 'UBOTT1'] })
  const server = await openEmbeddedMongo({
    dataDir: ':memory:',
    prefer: 'in-process',
    log: recordingLogger(),
  })
  const store = await openStore({ uri: server.uri, log: recordingLogger() })
  await store.migrate()

  const tokens = { bot: async () => token, teams: async () => ['T1'] }
  const options = clientOptions({ apiUrl: slack.apiUrl, log: recordingLogger() })
  // A process's first call takes long, and would be cut off instead of the one that a test is about.
  await new webApi.WebClient(token, options).auth.test()
  const client = new webApi.WebClient(token, { ...options, timeout: TIMEOUT_MS })
  const clients = { for: async () => client }
  const another = () =>
    createSlackChat({
      clients,
      tokens,
      clock: slack.time,
      stands: store.stands,
      pace: createPace({ gapMs }),
      settledAfterMs,
    })

  return {
    slack,
    token,
    store,
    chat: another(),
    /** As another process would have it. */
    another,
    members: createSlackMembers({ clients, tokens, clock: slack.time }),
    channels: createSlackChannels({ clients, tokens, clock: slack.time }),
    seen: () => seenBy(slack),
    async close() {
      await slack.close()
      await store.close()
      await server.close()
    },
  }
}

const seenBy = (slack: FakeSlack) => slack.seenBy('U1')

/** How a promise ended: what it answered, or the code that it threw. */
export const ended = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: unknown) =>
    typeof error === 'object' && error !== null && 'code' in error ? error.code : error,
  )
