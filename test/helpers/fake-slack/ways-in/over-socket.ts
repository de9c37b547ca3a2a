import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { World } from '../call.ts'
import { asText, isJson, type Json, parsed } from '../json.ts'
import type { Delivery, WayIn } from './delivery.ts'
import { acceptWebSocket, type WebSocketEnd } from './web-socket.ts'

const mostConnections = 10

/** The app's open WebSockets. */
export type SocketMode = {
  readonly way: WayIn
  /** Takes the upgrade of a request to `/link`. */
  upgrade(request: IncomingMessage, socket: Duplex): void
  readonly connections: () => number
  /** Asks one connection to close and to be opened anew, as Slack does every few hours. */
  refresh(): void
  /** Ends all connections: cut without a word, or with a farewell. */
  cut(how?: 'broken' | 'politely'): void
}

/** An envelope that waits for its acknowledgement: nothing, if its connection ends before. */
type Waiting = {
  readonly end: WebSocketEnd
  readonly acknowledged: (payload: { readonly body: unknown } | 'lost') => void
}

/** Socket Mode: `hello`, envelopes to one connection at random, acknowledgements by envelope id. */
export function socketMode(world: World, ackLimitMs: number, random: () => number = Math.random): SocketMode {
  const open: WebSocketEnd[] = []
  const waiting = new Map<string, Waiting>()
  const drop = (end: WebSocketEnd) => {
    open.splice(open.indexOf(end), 1)
    for (const one of waiting.values()) if (one.end === end) one.acknowledged('lost')
  }
  const take = (text: string) => {
    const message = parsed(text)
    const { envelope_id, payload } = isJson(message) ? message : {}
    const one = waiting.get(asText(envelope_id) ?? '')
    if (!one)
      world.state.complaints.push(`Socket Mode: an acknowledgement of nothing (${String(envelope_id)})`)
    waiting.delete(asText(envelope_id) ?? '')
    one?.acknowledged({ body: payload })
  }

  return {
    connections: () => open.length,
    way: async (type, payload, retry) => {
      const end = open[Math.floor(random() * open.length)]
      if (!end) return noAnswer(0, ackLimitMs)
      const id = world.nextId('envelope-')
      const acknowledged = new Promise<{ readonly body: unknown } | 'lost'>((resolve) => {
        waiting.set(id, { end, acknowledged: resolve })
      })
      const startedAt = performance.now()
      end.send(JSON.stringify(envelopeOf(id, type, payload, retry)))
      return await answerWithin(acknowledged, startedAt, ackLimitMs)
    },
    cut(how = 'broken') {
      for (const end of [...open]) end.close(how)
    },
    refresh() {
      open[0]?.send(
        JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: { host: 'applink' } }),
      )
    },
    upgrade(request, socket) {
      const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? ''
      if (!world.state.tickets.delete(ticket) || open.length >= mostConnections) {
        socket.destroy()
        return
      }
      const end: WebSocketEnd = acceptWebSocket(request, socket, { text: take, close: () => drop(end) })
      open.push(end)
      end.send(JSON.stringify(hello(world, open.length)))
    },
  }
}

const hello = ({ app }: World, connections: number): Json => ({
  type: 'hello',
  num_connections: connections,
  connection_info: { app_id: app.id },
  debug_info: { host: 'applink', build_number: 1, approximate_connection_time: 18_060 },
})

const envelopeOf = (
  envelope_id: string,
  type: string,
  payload: Json,
  retry: { readonly num: number; readonly reason: string } | undefined,
): Json => ({
  envelope_id,
  type,
  payload,
  accepts_response_payload: type !== 'events_api',
  ...(type === 'events_api' ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' } : {}),
})

const noAnswer = (ackMs: number, ackLimitMs: number): Delivery => ({
  status: 0,
  ackMs,
  late: ackMs > ackLimitMs,
  body: '',
  headers: {},
})

/** Waits a little longer than Slack does, to tell a late acknowledgement from none. */
async function answerWithin(
  acknowledged: Promise<{ readonly body: unknown } | 'lost'>,
  startedAt: number,
  ackLimitMs: number,
): Promise<Delivery> {
  const waiting = new AbortController()
  const tooLate = sleep(ackLimitMs + 500, 'lost' as const, { signal: waiting.signal }).catch(
    () => 'lost' as const,
  )
  const first = await Promise.race([acknowledged, tooLate])
  waiting.abort()
  const ackMs = performance.now() - startedAt
  if (first === 'lost') return noAnswer(ackMs, ackLimitMs)

  const { body } = first
  const isEmpty = body === undefined || (isJson(body) && Object.keys(body).length === 0)
  return { status: 200, ackMs, late: ackMs > ackLimitMs, body: isEmpty ? '' : body, headers: {} }
}
