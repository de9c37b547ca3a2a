import type { World } from '../call.ts'
import type { Json } from '../json.ts'
import type { Delivery, WayIn } from './delivery.ts'
import { envelopeOf, sendEvent } from './events.ts'

/** The scope without which an event is not sent. */
const scopeOf: Readonly<Record<string, string>> = {
  app_mention: 'app_mentions:read',
  'message.im': 'im:history',
  link_shared: 'links:read',
}

/** `message` events are subscribed to by the kind of their conversation. */
const nameOf = (event: Json): string =>
  event['type'] === 'message' ? `message.${String(event['channel_type'])}` : String(event['type'])

/** Whether the app has subscribed to an event and its token has the scope. */
function isSubscribed({ app, state }: World, teamId: string, event: Json): boolean {
  const name = nameOf(event)
  const scope = scopeOf[name]
  const granted = [...state.tokens.values()].some(
    (token) => token.teamId === teamId && (scope === undefined || token.scopes.includes(scope)),
  )
  return app.events.includes(name) && granted
}

/** Sends events as they happen, and knows which are still on their way. */
export type Teller = {
  tell: World['tellApp']
  /** Any event, subscribed to or not. */
  send(teamId: string, event: Json): Promise<readonly Delivery[]>
  settled(): Promise<unknown>
}

/** Tells the app what happens, once it can be reached. */
export function teller(
  world: World,
  way: WayIn,
  isReachable: () => boolean,
  gapsMs: readonly number[],
): Teller {
  const sending = new Set<Promise<unknown>>()
  const send = (teamId: string, event: Json, channel?: string) => {
    const sent = sendEvent(way, envelopeOf(world, teamId, event, channel), gapsMs)
    sending.add(sent)
    void sent.finally(() => sending.delete(sent))
    return sent
  }
  return {
    send,
    tell: async (teamId, event, about) =>
      isReachable() && isSubscribed(world, teamId, event) ? await send(teamId, event, about?.channel) : [],
    settled: () => Promise.all(sending),
  }
}
