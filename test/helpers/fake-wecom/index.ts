/*
 * A strict WeCom (企业微信) of our own, on a free port of 127.0.0.1: whatever passes here is meant to work with WeCom.
 *
 *   const wecom = await openFakeWecom()
 *   wecom.add.member('mei', { name: '王梅' })
 *   const app = createWecom({ apiUrl: wecom.apiUrl, ...wecom.app, clock: wecom.time, … })
 *   expect((await wecom.pointAt(`${appUrl}/wecom/callback`)).ok).toBe(true)   // GET with an echostr, within a second
 *
 *   const tries = await wecom.user('mei').writes('/customer tier acme')      // one to three deliveries
 *   const card = await eventually('the card', () => wecom.seenBy('mei', 'app').at(-1))
 *   await wecom.user('mei').presses(card, '为什么')                            // also clicksMenu, entersApp …
 *   wecom.everSeenBy('li')                                                   // every word ever, for leak tests
 *   new WSClient({ botId: wecom.app.botId, secret: wecom.app.botSecret, wsUrl: wecom.botUrl }).connect()
 *   wecom.user('mei').tellsBot('/customer tier acme', { group: 'sales' })     // also opensBot, pressesInBot, ratesBot
 *   wecom.bot.cut()                                                          // also forgets (846609), repeats, acks
 *   wecom.time.advance(72 * 3_600_000)                                       // no waiting: tokens, codes, media grow old
 *   wecom.trust(false)                                                       // 60020; also tokens.end('unknown'): 40014
 *   wecom.faults.next('message/send', { kind: 'error', error: '-1' })
 *   wecom.state.dropped                                                      // taken with errcode 0, reached nobody
 *   expect(wecom.complaints).toEqual([])                                     // what WeCom takes, and a good app does not do
 *   await wecom.close()
 */
import { type FakeTime, fakeTime } from '../fake-slack/fake-time.ts'
import { type Faults, plannedFaults } from '../fake-slack/faults.ts'
import { listen } from '../fake-slack/server.ts'
import { answerApi } from './api.ts'
import { emptyBotState } from './bot/requests.ts'
import { type BotSocket, botSocket } from './bot/sockets.ts'
import type { World } from './call.ts'
import type { Delivery } from './callbacks/delivery.ts'
import { callbacks, post, type Sealed, seal } from './callbacks/post.ts'
import { type Verified, verify } from './callbacks/verify.ts'
import { type AppGestures, appGestures } from './gestures/app.ts'
import { type BotGestures, botGestures } from './gestures/bot.ts'
import { type AppSettings, appSettings, type FakeWecomOptions } from './options.ts'
import { personOf } from './people.ts'
import { everSeenBy, type Seen, seenBy } from './seen.ts'
import { emptyState, type State } from './state.ts'
import { type Tokens, tokens } from './tokens.ts'
import { transcript } from './transcript.ts'
import { windows } from './windows.ts'
import { type Builders, builders } from './world.ts'
import { toXml, type Xml } from './xml.ts'

export type FakeWecom = {
  /** In place of `https://qyapi.weixin.qq.com`. */
  readonly apiUrl: string
  readonly app: AppSettings
  readonly time: FakeTime
  readonly add: Builders
  readonly faults: Faults
  readonly state: State
  readonly complaints: readonly string[]
  readonly tokens: Pick<Tokens, 'end'>
  /** Whether the caller's address is among the 企业可信IP. */
  trust(isTrusted: boolean): void
  /** Saves the callback URL; if the app does not answer as it should, it is not saved. */
  pointAt(url: string, spoil?: Parameters<typeof verify>[2]): Promise<Verified>
  /** In place of `wss://openws.work.weixin.qq.com`. */
  readonly botUrl: string
  readonly bot: Omit<BotSocket, 'upgrade' | 'end' | 'deliver'>
  user(userid: string): AppGestures & BotGestures
  /** Any callback, with WeCom's three tries. */
  sends(fields: Readonly<Record<string, Xml | undefined>>): Promise<readonly Delivery[]>
  /** An encrypted callback for a test to spoil, and how it is posted: once. */
  seal(fields: Readonly<Record<string, Xml | undefined>>): Sealed
  posts(sealed: Sealed): Promise<Delivery>
  seenBy(userid: string, place?: string): readonly Seen[]
  everSeenBy(userid: string): string
  transcript(): string
  /** Waits for callbacks on their way, then ends the server. Throws if the fake itself has failed. */
  close(): Promise<void>
}

/** Opens an empty company. */
export async function openFakeWecom(options: FakeWecomOptions = {}): Promise<FakeWecom> {
  const limitMs = options.ackLimitMs ?? 5_000
  const faults = plannedFaults()
  const errors: unknown[] = []
  let [callbackUrl, trusted] = ['', true]
  const world = emptyWorld(options, () => callbackUrl !== '')
  const { state, app, time } = world
  const access = tokens(app, time, state)
  const gapsMs = options.retryGapsMs ?? [0, 10, 20]
  const sending = callbacks(world, () => callbackUrl, { gapsMs, limitMs })
  const deps = { world, faults, tokens: access, isTrusted: () => trusted }
  const server = await listen(
    { '/cgi-bin/': (name, request, response) => answerApi(deps, name, request, response) },
    (error) => errors.push(error),
  )

  const bot = emptyBotState()
  const socket = botSocket(bot, world, options.silenceMs ?? 90_000, (error) => errors.push(error))
  server.server.on('upgrade', (request, raw) => socket.upgrade(request, raw))

  return {
    apiUrl: server.url,
    botUrl: `${server.url.replace('http', 'ws')}/bot`,
    bot: socket,
    app,
    time,
    add: builders(world),
    faults,
    state,
    complaints: state.complaints,
    tokens: access,
    trust(isTrusted) {
      trusted = isTrusted
    },
    async pointAt(url, spoil) {
      const verified = await verify(world, url, spoil)
      if (verified.ok) callbackUrl = url
      return verified
    },
    user: (userid) => {
      const member = personOf(state, userid)
      return {
        ...appGestures({ world, callbacks: sending, member }),
        ...botGestures({ world, bot, socket, member }),
      }
    },
    sends: (fields) => sending.send(fields),
    seal: (fields) => seal(world, toXml({ ToUserName: app.corpId, ...fields })),
    posts: (sealed) => post(world, callbackUrl, sealed, limitMs),
    seenBy: (userid, place) => seenBy(state, userid, place),
    everSeenBy: (userid) => everSeenBy(state, userid),
    transcript: () => transcript(state),
    async close() {
      await sending.settled()
      socket.end()
      await server.close()
      if (errors.length > 0) throw new AggregateError(errors, 'the fake WeCom failed')
    },
  }
}

/** Ids that only grow, over a company with nobody in it. */
function emptyWorld(options: FakeWecomOptions, hasCallback: () => boolean): World {
  const time = options.time ?? fakeTime()
  let [ids, msgIds] = [0, 4_561_255_354_251_345_929n]
  return {
    state: emptyState(),
    time,
    app: appSettings(options.app),
    windows: windows(time),
    hasCallback,
    nextId: (prefix) => `${prefix}${String(++ids).padStart(8, '0')}`,
    nextMsgId: () => ++msgIds,
  }
}
