import type { Card, Reply } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
import type { Env } from '#src/config/env.ts'
import { createPlaygroundChat, playgroundChannels } from '#src/playground/chat.ts'
import type { Channels } from '#src/ports/channels.ts'
import type { Chat } from '#src/ports/chat.ts'
import type { Dispatcher } from '#src/ports/dispatcher.ts'
import type { Members } from '#src/ports/members.ts'
import { createSlackChat } from '#src/slack/out/chat.ts'
import { createPace } from '#src/slack/out/pace.ts'
import { createSlackMembers } from '#src/slack/people/members.ts'
import { createSlackChannels } from '#src/slack/place/channels.ts'
import type { SlackApi } from '#src/slack/slack-api.ts'
import { createWecomChat } from '#src/wecom/out/chat.ts'
import { robotChannels } from '#src/wecom/out/robot.ts'
import { createWecomMembers } from '#src/wecom/people/members.ts'
import { allMembers } from './all-members.ts'
import type { OpenStores } from './open-stores.ts'
import { gateOf } from './surfaces.ts'
import { systemClock } from './system-clock.ts'
import type { WecomLine } from './wecom.ts'

type Parts = {
  readonly env: Env
  readonly stores: OpenStores
  readonly api: SlackApi | undefined
  readonly wecomLine: WecomLine | undefined
}

const hasPlayground = ({ env, stores }: Parts): boolean => gateOf(env, stores.embedded).kind !== 'absent'

/** Where messages go: Slack or WeCom for whoever has an account there, the playground for the others. */
export function chatsOf(
  parts: Parts & { readonly dispatcher: Dispatcher<Reply, Form> },
): readonly Chat<Card>[] {
  const { dispatcher, wecomLine } = parts
  const { messages, users, stands, kept } = parts.stores.store
  const { PUBLIC_URL: publicUrl } = parts.env
  return [
    ...(parts.api ? [createSlackChat({ ...parts.api, stands, pace: createPace(), dispatcher })] : []),
    ...(wecomLine ? [createWecomChat({ ...wecomLine, stands, kept, publicUrl, clock: systemClock })] : []),
    ...(hasPlayground(parts) ? [createPlaygroundChat({ messages, clock: systemClock, users })] : []),
  ]
}

/** Who reads along: Slack says it of its own channels, the playground of whatever else is named. */
function channelsOf(parts: Parts): Channels | undefined {
  const all = [
    ...(parts.api ? [createSlackChannels(parts.api)] : []),
    ...(parts.wecomLine?.robot ? [robotChannels] : []),
    ...(hasPlayground(parts) ? [playgroundChannels(parts.stores.store.users)] : []),
  ]
  if (all.length === 0) return undefined
  return {
    async readers(channel) {
      for (const channels of all) {
        const readers = await channels.readers(channel)
        if (readers) return readers
      }
      return undefined
    },
  }
}

/** What the surfaces tell of people and of channels, for commands. */
export function surfacesTell(parts: Parts & { readonly wecomLine: WecomLine | undefined }): {
  readonly members?: Members
  readonly channels?: Channels
} {
  const channels = channelsOf(parts)
  const members = allMembers([
    ...(parts.api ? [createSlackMembers(parts.api)] : []),
    ...(parts.wecomLine ? [createWecomMembers({ ...parts.wecomLine, clock: systemClock })] : []),
  ])
  return {
    ...(members ? { members } : {}),
    ...(channels ? { channels } : {}),
  }
}
