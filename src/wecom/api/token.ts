import { z } from 'zod'
import { AppError, isAppError } from '#src/domain/errors.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Ask } from './call.ts'
import { errcodeOf, wecomAway } from './errors.ts'
import { tokenRefused } from './meanings.ts'
import { type Renewals, renewalsBy } from './renewals.ts'

type Options = {
  readonly corpId: string
  readonly secret: string
  readonly ask: Ask
  readonly clock: Clock
}

/** Renewed before it ends: a call must not cross that moment on its way. */
const earlyMs = 60_000

/**
 * For so long a refusal is remembered instead of asked for again. WeCom bans an address for an hour that comes with a
 * wrong secret again and again (45009's help); whoever corrects it restarts the process.
 */
const refusedMs: ReadonlyMap<number, number> = new Map([
  [40_001, 30 * 60_000],
  [40_013, 30 * 60_000],
  [45_009, 5 * 60_000],
])

/** WeCom says with these that the token is not good, though it may have been a moment ago. */
const spent: ReadonlySet<number | undefined> = new Set([40_014, 42_001, 40_001])

const tokenSchema = z.object({ access_token: z.string().min(1).max(512), expires_in: z.number().positive() })

type Held = { readonly token: string; readonly untilMs: number }

/** Hands out the app's token. */
export type AccessTokens = {
  /** Works with the token, and once more with a new one where WeCom had let go of it. @throws AppError */
  use<T>(work: (token: string) => Promise<T>): Promise<T>
}

/** The refusal, with how long it is until another token is asked for: whoever was refused comes again then. */
const refusalOf = (error: unknown, renewals: Renewals): unknown =>
  isAppError(error) && error.code === tokenRefused.code
    ? new AppError({ ...tokenRefused, retryAfterMs: Math.max(renewals.waitMs(), 1_000), cause: error.cause })
    : error

/** Asks for a token; a refusal that will not change soon is answered from memory. */
function tokensFrom(
  { corpId, secret, ask }: Omit<Options, 'clock'>,
  nowMs: () => number,
): () => Promise<Held> {
  let refused: { readonly error: unknown; readonly untilMs: number } | undefined

  return async () => {
    if (refused && nowMs() < refused.untilMs) throw refused.error
    try {
      const answer = tokenSchema.safeParse(await ask('gettoken', { corpid: corpId, corpsecret: secret }))
      if (!answer.success) throw wecomAway('gettoken', answer.error)
      const { access_token: token, expires_in } = answer.data
      refused = undefined
      // A short one, as at the end of its time, is used for half of what is left.
      return { token, untilMs: nowMs() + Math.max(expires_in * 1_000 - earlyMs, expires_in * 500) }
    } catch (error) {
      const pauseMs = refusedMs.get(errcodeOf(error) ?? 0)
      if (pauseMs !== undefined) refused = { error, untilMs: nowMs() + pauseMs }
      throw error
    }
  }
}

/** One request for all who wait, one more attempt where WeCom has let go of a token early, none on a wrong secret. */
export function accessTokens({ clock, ...options }: Options): AccessTokens {
  const nowMs = () => clock.now().getTime()
  const fetched = tokensFrom(options, nowMs)
  const renewals = renewalsBy(nowMs)
  let held: Held | undefined
  let asking: Promise<Held> | undefined

  const current = async (): Promise<Held> => {
    if (held && nowMs() < held.untilMs) return held
    asking ??= fetched()
      .then((next) => {
        held = next
        return next
      })
      .finally(() => {
        asking = undefined
      })
    return asking
  }
  /** Whether another token may do: somebody has a newer one already, or this is the first to be let go of. */
  const letGo = (of: Held): boolean => {
    if (held !== of) return true
    if (renewals.waitMs() > 0) return false
    renewals.begin()
    held = undefined
    return true
  }
  const worked = async <T>({ token }: Held, work: (token: string) => Promise<T>): Promise<T> => {
    const result = await work(token)
    renewals.answered()
    return result
  }

  return {
    async use(work) {
      const mine = await current()
      try {
        return await worked(mine, work)
      } catch (error) {
        if (!spent.has(errcodeOf(error)) || !letGo(mine)) throw refusalOf(error, renewals)
      }
      const other = await current()
      return worked(other, work).catch((error: unknown) => {
        throw refusalOf(error, renewals)
      })
    },
  }
}
