import { webApi } from '@slack/bolt'
import { AppError } from '#src/domain/errors.ts'

/** One message a second into one channel (docs.slack.dev, "Rate limits"); short bursts are taken, and not used. */
const GAP_MS = 1_000

/** Waiting longer than this would hold a worker that others need. */
const PATIENCE_MS = 3_000

/** When each channel takes the next message; those of others go on. */
export type Pace = {
  /**
   * Waits for the channel's next turn and takes it.
   * @throws AppError `slack-limited` with the time to wait where that is long.
   */
  turn(channel: string): Promise<void>
  /** Slack wants this channel left alone for so long. */
  rest(channel: string, ms: number): void
}

/** The pace of one process: each counts its own, and what several are too quick for, Slack says. */
export function createPace({ gapMs = GAP_MS }: { readonly gapMs?: number } = {}): Pace {
  const nextAt = new Map<string, number>()
  const resting = new Map<string, number>()
  const forgetPast = (now: number) => {
    for (const times of [nextAt, resting])
      for (const [channel, at] of times) if (at <= now) times.delete(channel)
  }
  const requireAwake = (channel: string) => {
    const restMs = (resting.get(channel) ?? 0) - performance.now()
    if (restMs > 0) throw tooSoon(restMs)
  }

  return {
    async turn(channel) {
      requireAwake(channel)
      const now = performance.now()
      if (nextAt.size > 1_000) forgetPast(now)
      const at = Math.max(now, nextAt.get(channel) ?? 0)
      if (at - now > PATIENCE_MS) throw tooSoon(at - now)

      nextAt.set(channel, at + gapMs)
      if (at > now) await sleep(at - now)
      requireAwake(channel) // one that went before may have been too much
    },
    rest(channel, ms) {
      resting.set(channel, Math.max(resting.get(channel) ?? 0, performance.now() + ms))
    },
  }
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const tooSoon = (ms: number): AppError =>
  new AppError({
    code: 'slack-limited',
    message: 'Slack asks for a pause.',
    remedy: 'It is tried again by itself.',
    retryable: true,
    retryAfterMs: Math.ceil(ms),
  })

/** Sends into a channel, and leaves it alone for as long as Slack asks where it is too much. */
export async function paused<Result>(
  pace: Pace,
  channel: string,
  send: () => Promise<Result>,
): Promise<Result> {
  try {
    return await send()
  } catch (error) {
    if (error instanceof webApi.WebAPIRateLimitedError) pace.rest(channel, error.retryAfter * 1_000)
    throw error
  }
}
