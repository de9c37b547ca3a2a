import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { isJson, type Json, parsed } from '../../fake-slack/json.ts'
import { acceptWebSocket, type WebSocketEnd } from '../../fake-slack/ways-in/web-socket.ts'
import type { World } from '../call.ts'
import { answerFrame } from './answer-frame.ts'
import type { BotState } from './requests.ts'

type Connection = { readonly end: WebSocketEnd; subscribed: boolean; heardAt: number }

/** The bot's long connection: one at a time is subscribed. */
export type BotSocket = {
  upgrade(request: IncomingMessage, socket: Duplex): void
  /** Sends a frame to the subscribed connection; false where there is none. */
  deliver(frame: Json): boolean
  readonly connections: () => number
  readonly subscribed: () => boolean
  /** Sends the last delivered frame once more, as WeCom sometimes does. */
  repeats(): void
  /** Breaks every connection without a word: 1006. */
  cut(): void
  /** Forgets the subscription while the socket stays open: 846609 from then on. */
  forgets(): void
  /** What happens to answers from now on: sent, sent so much later, or never. */
  acks(how: 'at once' | 'never' | { readonly afterMs: number }): void
  end(): void
}

/** A server for the bot's socket; who has been silent for `silenceMs` is dropped. */
export function botSocket(
  bot: BotState,
  world: World,
  silenceMs: number,
  onError: (error: unknown) => void,
): BotSocket {
  const open = new Set<Connection>()
  let last: Json | undefined
  let acks: Parameters<BotSocket['acks']>[0] = 'at once'
  const watching = setInterval(
    () => {
      for (const one of open) if (performance.now() - one.heardAt > silenceMs) one.end.close('broken')
    },
    Math.min(1_000, silenceMs / 2),
  ).unref()
  const active = () => [...open].find(({ subscribed }) => subscribed)
  const deliver = (frame: Json) => {
    last = frame
    const to = active()
    to?.end.send(JSON.stringify(frame))
    return to !== undefined
  }
  const subscribe = (one: Connection) => {
    for (const other of open) if (other !== one && other.subscribed) kick(world, other)
    one.subscribed = true
  }
  const take = (one: Connection, text: string) => {
    one.heardAt = performance.now()
    const frame = parsed(text)
    const answer = isJson(frame)
      ? answerFrame(bot, world, frame, { subscribed: one.subscribed, subscribe: () => subscribe(one) })
      : { errcode: 40058, errmsg: 'invalid json' }
    if (acks === 'at once') one.end.send(JSON.stringify(answer))
    else if (acks !== 'never') setTimeout(() => one.end.send(JSON.stringify(answer)), acks.afterMs)
  }

  return {
    deliver,
    connections: () => open.size,
    subscribed: () => active() !== undefined,
    repeats: () => void (last && deliver(last)),
    cut: () => {
      for (const { end } of open) end.close('broken')
    },
    forgets: () => {
      for (const one of open) one.subscribed = false
    },
    acks: (how) => {
      acks = how
    },
    end: () => {
      clearInterval(watching)
      for (const { end } of open) end.close('broken')
    },
    upgrade(request, socket) {
      const text = (words: string) => {
        try {
          take(one, words)
        } catch (error) {
          onError(error)
        }
      }
      const end = acceptWebSocket(request, socket, { text, close: () => void open.delete(one) })
      const one: Connection = { end, subscribed: false, heardAt: performance.now() }
      open.add(one)
    },
  }
}

/** A newer subscription ends the older one: it is told, then closed. */
function kick(world: World, one: Connection): void {
  one.subscribed = false
  const body = {
    msgid: world.nextId('MSG'),
    create_time: Math.floor(world.time.nowMs() / 1_000),
    aibotid: world.app.botId,
    msgtype: 'event',
    event: { eventtype: 'disconnected_event' },
  }
  const headers = { req_id: world.nextId('req') }
  one.end.send(JSON.stringify({ cmd: 'aibot_event_callback', headers, body }))
  one.end.close('politely')
}
