import { setTimeout as sleep } from 'node:timers/promises'
import type { World } from '../call.ts'
import type { Json } from '../json.ts'
import { type Delivery, isTaken, type WayIn } from './delivery.ts'

/** The payload around an event. */
export function envelopeOf(world: World, teamId: string, event: Json, channel?: string): Json {
  const team = world.state.teams.get(teamId)
  const shared = (world.state.channels.get(channel ?? '')?.teams.length ?? 0) > 1
  return {
    token: 'verification-token',
    team_id: teamId,
    context_team_id: teamId,
    context_enterprise_id: null,
    api_app_id: world.app.id,
    event: { event_ts: world.nextTs(), ...event },
    type: 'event_callback',
    event_id: world.nextId('Ev'),
    event_time: Math.floor(world.time.nowMs() / 1_000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: teamId,
        user_id: team?.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: shared,
    event_context: `4-${teamId}`,
  }
}

const reasonOf = ({ status, late }: Delivery) => {
  if (late) return 'http_timeout'
  return status === 0 ? 'connection_failed' : 'http_error'
}

/**
 * Sends an event up to four times with the same id, as long as it is not taken and the app does not forbid it by
 * `X-Slack-No-Retry`. Slack's gaps are none, a minute and five minutes.
 */
export async function sendEvent(
  way: WayIn,
  envelope: Json,
  gapsMs: readonly number[],
): Promise<readonly Delivery[]> {
  const deliveries = [await way('events_api', envelope)]
  for (const [at, gapMs] of gapsMs.entries()) {
    const last = deliveries.at(-1)
    if (!last || isTaken(last) || last.headers['x-slack-no-retry'] === '1') break
    await sleep(gapMs)
    deliveries.push(await way('events_api', envelope, { num: at + 1, reason: reasonOf(last) }))
  }
  return deliveries
}
