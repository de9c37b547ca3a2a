import type { Clock } from '#src/ports/clock.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Clients } from '#src/slack/clients.ts'
import { slackCode } from '#src/slack/errors.ts'

/**
 * Who reads along where something is asked: nobody, our own people, people of another company or guests, or nobody can
 * tell (a private channel without the bot, a group message, Slack away).
 */
export type Place = 'direct' | 'channel' | 'outsiders' | 'unknown'

export type PlaceDeps = { readonly clients: Clients; readonly clock: Clock; readonly log: Logger }

/** Where something is asked: the installation's workspace and the channel. */
export type Spot = { readonly team: string; readonly channel: string }

const rememberedMs = 5 * 60_000
const mostRemembered = 5_000
const known = new WeakMap<Clients, Map<string, { readonly place: Place; readonly until: number }>>()

/** The place, as it was found within the last five minutes. */
export async function placeOf(deps: PlaceDeps, spot: Spot): Promise<Place> {
  const places = known.get(deps.clients) ?? new Map()
  known.set(deps.clients, places)
  const key = `${spot.team}|${spot.channel}`
  const now = deps.clock.now().getTime()
  const kept = places.get(key)
  if (kept && kept.until > now) return kept.place

  const place = await placeNow(deps, spot)
  if (places.size >= mostRemembered) places.clear()
  // What could not be told is asked again: somebody may have invited the bot.
  if (place !== 'unknown') places.set(key, { place, until: now + rememberedMs })
  return place
}

/** The place as Slack tells it now: before anything is posted for others to read. */
export async function placeNow(deps: PlaceDeps, { team, channel }: Spot): Promise<Place> {
  if (channel.startsWith('D')) return 'direct'
  try {
    const client = await deps.clients.for(team)
    const { channel: found } = await client.conversations.info({ channel })
    if (!found || found.is_mpim) return 'unknown'
    if (found.is_ext_shared || found.is_pending_ext_shared) return 'outsiders'
    return 'channel'
  } catch (error) {
    const code = slackCode(error)
    if (code !== 'channel_not_found')
      deps.log.warn('slack: a channel could not be looked at', { code: code ?? null })
    return 'unknown'
  }
}
