import { WSClient } from '@wecom/aibot-node-sdk'
import { onTestFinished } from 'vitest'
import { eventually } from '../../helpers/eventually.ts'
import type { FakeWecom } from '../../helpers/fake-wecom/index.ts'

/** What the bot was told. */
type Frame = Parameters<WSClient['reply']>[0] & { readonly body?: unknown }

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** The official client before the fake WeCom, subscribed; keeps every frame it was told. */
export async function aBot(wecom: FakeWecom) {
  const { botId, botSecret: secret } = wecom.app
  const client = new WSClient({ botId, secret, wsUrl: wecom.botUrl, logger: quiet, reconnectInterval: 20 })
  onTestFinished(() => client.disconnect())
  const told: Frame[] = []
  client.on('message', (frame) => void told.push(frame as Frame))
  client.on('event', (frame) => void told.push(frame as Frame))
  const ready = new Promise<void>((resolve) => client.on('authenticated', () => resolve()))
  client.connect()
  await ready
  const next = (count = 1) =>
    eventually('the frame', () => (told.length >= count ? told[count - 1] : undefined)) as Promise<Frame>
  return { client, told, next }
}

/** The errcode of an answer, refused or not. */
export const codeOf = async (answer: Promise<unknown>) =>
  ((await answer.catch((error: unknown) => error)) as { errcode?: number }).errcode

/** A markdown message. */
export const markdown = (content: string) => ({ msgtype: 'markdown', markdown: { content } })
/** A card as the official client knows it. */
export type BotCard = Parameters<WSClient['replyTemplateCard']>[1]

/** A card that only leads somewhere. */
export const aNotice = {
  card_type: 'text_notice',
  task_id: 'tier-acme-1',
  main_title: { title: '阿里云' },
  card_action: { type: 1, url: 'https://crm.example.com/acme' },
} as const satisfies BotCard
/** What `sendMessage` takes, with the chat_type that its type lacks. */
export const to = (chatid: string, chat_type: number, body: object) =>
  [chatid, { chat_type, ...body } as unknown as Parameters<WSClient['sendMessage']>[1]] as const
