import type { FakeTime } from '../fake-slack/fake-time.ts'

/** The company, its self-built app and its AI bot. */
export type AppSettings = {
  readonly corpId: string
  readonly secret: string
  readonly agentId: number
  /** Of the callback. */
  readonly token: string
  readonly aesKey: string
  readonly botId: string
  readonly botSecret: string
  /** As it stands in a group after the @; it may hold spaces. */
  readonly botName: string
  /** Whether the bot's creator is the super-admin; of another's bot the user ids are encrypted. */
  readonly plainUserIds: boolean
  readonly tokenSeconds: number
  /** 客户联系 > 可调用接口的应用. */
  readonly mayContact: boolean
  /** The visible range is the whole company: group chats need it. */
  readonly seesRoot: boolean
  /** 网页授权可信域名, with its port; absent: any. */
  readonly trustedHost?: string
}

/** What a test may say of this WeCom; each has a default. */
export type FakeWecomOptions = {
  readonly app?: Partial<AppSettings>
  readonly time?: FakeTime
  /** Between a callback and its two retries. */
  readonly retryGapsMs?: readonly number[]
  /** How long the answer to a callback may take; WeCom's 5,000. */
  readonly ackLimitMs?: number
  /** After how much silence the bot's connection is dropped: two missed pings and a little, in real time. */
  readonly silenceMs?: number
}

/** The keys are those of the official sample (sheet vector V1). */
export const appSettings = (given: Partial<AppSettings> = {}): AppSettings => ({
  corpId: 'wx5823bf96d3bd56c7',
  secret: 'a corp secret',
  agentId: 1_000_002,
  token: 'QDG6eK',
  aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  botId: 'aib-tierwise',
  botSecret: 'a bot secret',
  botName: 'Tier wise',
  plainUserIds: true,
  tokenSeconds: 7_200,
  mayContact: true,
  seesRoot: true,
  ...given,
})
