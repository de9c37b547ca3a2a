import type { Card, Reply } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
import type { Chat, Posted } from '#src/ports/chat.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Dispatcher } from '#src/ports/dispatcher.ts'
import type { StandKey, Stands } from '#src/ports/stands.ts'
import type { Clients } from '#src/slack/clients.ts'
import type { Target } from '#src/slack/errors.ts'
import { refreshHome } from '#src/slack/home.ts'
import { clientOf } from '#src/slack/install/known-teams.ts'
import type { Tokens } from '#src/slack/install/tokens.ts'
import { seeker } from '#src/slack/people/seek.ts'
import { inviteLine, requireChannel } from '#src/slack/place/channel.ts'
import { closeMessage } from './close.ts'
import { type Conversation, type Message, placeOf } from './conversation.ts'
import { accountOf, directChats, unreachable } from './direct.ts'
import { editOf } from './edit.ts'
import { handOver } from './hand-over.ts'
import { lookUp } from './look-up.ts'
import { type Pace, paused } from './pace.ts'
import { postInThread } from './post-in-thread.ts'
import { shareFiles, uploadFiles } from './send-files.ts'

export type SlackChatDeps = {
  readonly clients: Clients
  readonly tokens: Tokens
  readonly stands: Stands
  readonly clock: Clock
  readonly pace: Pace
  /** Makes the Homes that are shown anew; absent: they change when they are opened. */
  readonly dispatcher?: Dispatcher<Reply, Form>
  /** How long after a cut-off call its outcome is asked for; absent: longer than a call may take. */
  readonly settledAfterMs?: number
}

/** Where a worker posts at Slack: direct chats, in a thread a customer, and channels. */
export function createSlackChat(deps: SlackChatDeps): Chat<Card> {
  const directChat = directChats(deps)
  const { dispatcher } = deps

  return {
    surface: 'slack',
    seek: seeker(deps),
    reaches: async (to) => (await accountOf(deps, to)) !== undefined,
    async post(to, card, key, files = [], about) {
      const account = await accountOf(deps, to)
      if (!account) throw unreachable(to)
      const channel = await directChat(account)
      const client = await clientOf(deps, account.team)
      return say(deps, { team: account.team, channel, client, canAsk: true }, { card, key, files, about })
    },
    close: (to, card, key, since) => closeMessage(deps, directChat, to, { key, card, since }),
    async postTo(name, card, key, files = []) {
      const { team, id: channel } = await requireChannel(deps, name)
      const client = await clientOf(deps, team)
      return say(deps, { team, channel, client, canAsk: false }, { card, key, files, about: undefined })
    },
    ...(dispatcher ? { refreshHome: (of) => refreshHome({ ...deps, dispatcher }, of) } : {}),
  }
}

/** The message, then what goes with it, each once. */
async function say(deps: SlackChatDeps, to: Conversation, message: Message): Promise<Posted> {
  const edited = await editOf(deps, to, message)
  const posted = edited === undefined ? await postOnce(deps, to, message) : { ref: edited }
  if ('unconfirmed' in posted) return { unconfirmed: 'message' }
  if (message.files.length === 0) return posted

  const sent = await filesOnce(deps, to, message, posted.ref)
  return 'unconfirmed' in sent ? { ...posted, unconfirmed: 'files' } : posted
}

/** What a refusal means there; asked for only once there is one. */
const targetOf =
  (deps: SlackChatDeps, { team, canAsk }: Conversation) =>
  async (): Promise<Target> =>
    canAsk ? { of: 'person' } : { of: 'channel', invite: await inviteLine(deps, team) }

async function postOnce(deps: SlackChatDeps, to: Conversation, message: Message) {
  const { channel, client, canAsk } = to
  const { key, about } = message
  const at = placeOf(to)
  const thread = about?.customer === undefined ? undefined : await deps.stands.thread(at, about.customer)
  await deps.pace.turn(channel)

  const handed = await handOver(deps, {
    of: { ...at, key },
    target: targetOf(deps, to),
    send: () => paused(deps.pace, channel, () => postInThread(deps, to, message, thread)),
    ...(canAsk && { find: (since: Date) => lookUp(client, { channel, key, since, thread }) }),
  })
  if ('ref' in handed && about?.customer !== undefined && thread === undefined)
    await deps.stands.openThread(at, about.customer, handed.ref)
  return handed
}

async function filesOnce(deps: SlackChatDeps, to: Conversation, message: Message, thread: string) {
  const { channel, client } = to
  const { key, files, card } = message
  const of: StandKey = { ...placeOf(to), key: `${key}|files` }
  const before = await deps.stands.ref(of)
  if (before !== undefined) return { ref: before }

  const uploaded = await uploadFiles(client, files, card.image?.alt)
  return handOver(deps, {
    of,
    target: targetOf(deps, to),
    send: () => paused(deps.pace, channel, () => shareFiles(client, uploaded, { channel, thread })),
  })
}
