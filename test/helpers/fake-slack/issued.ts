import { randomBytes } from 'node:crypto'
import { refuse, type World } from './call.ts'
import type { Message } from './shapes.ts'
import type { ResponseUrl, Trigger } from './state.ts'

const triggerMs = 3_000

/** A `trigger_id`: good for one modal within three seconds. */
export function issueTrigger(
  { state, time }: World,
  userId: string,
  teamId: string,
  viewId?: string,
): string {
  const id = `${time.nowMs()}.${state.triggers.size + 1}.${randomBytes(8).toString('hex')}`
  state.triggers.set(id, { userId, teamId, issuedAtMs: time.nowMs(), viewId, used: false })
  return id
}

/** Uses a trigger up, or refuses it. */
export function useTrigger({ state, time }: World, id: string, teamId: string): Trigger {
  const trigger = state.triggers.get(id)
  if (!trigger || trigger.teamId !== teamId) return refuse('invalid_trigger_id')
  if (trigger.used) return refuse('exchanged_trigger_id')
  if (time.nowMs() - trigger.issuedAtMs > triggerMs) return refuse('expired_trigger_id')
  trigger.used = true
  return trigger
}

/** A `response_url`: five uses in thirty minutes. */
export function issueResponseUrl(
  { state, time, baseUrl }: World,
  about: {
    readonly teamId: string
    readonly userId: string
    readonly channel: string
    readonly source?: Message
  },
): string {
  const id = randomBytes(12).toString('hex')
  const url: ResponseUrl = { source: undefined, ...about, issuedAtMs: time.nowMs(), uses: 0 }
  state.responseUrls.set(id, url)
  return `${baseUrl()}/respond/${about.teamId}/${id}`
}
