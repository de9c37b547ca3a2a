import type { Clock } from '#src/ports/clock.ts'
import type { call } from './call.ts'
import { errcodeOf } from './errors.ts'

type Options = {
  readonly corpId: string
  readonly secret: string
  readonly ask: ReturnType<typeof call>
  readonly clock: Clock
}

/** Renewed before it ends: a call must not cross that moment on its way. */
const earlyMs = 60_000

/** WeCom says with these that the token is not good, though it may have been a moment ago. */
const spent: ReadonlySet<number | undefined> = new Set([40014, 42001, 40001])

/** The app's token: one request for all who wait, and one more attempt where WeCom has let go of it early. */
export function accessTokens({ corpId, secret, ask, clock }: Options) {
  let held: { readonly token: string; readonly endsAtMs: number } | undefined
  let asking: Promise<string> | undefined

  const fetched = async (): Promise<string> => {
    const query = { corpid: corpId, corpsecret: secret }
    const { access_token, expires_in } = await ask<{ access_token: string; expires_in: number }>(
      'gettoken',
      query,
    )
    held = { token: access_token, endsAtMs: clock.now().getTime() + expires_in * 1_000 - earlyMs }
    return access_token
  }
  const current = (): Promise<string> => {
    if (held && clock.now().getTime() < held.endsAtMs) return Promise.resolve(held.token)
    asking ??= fetched().finally(() => {
      asking = undefined
    })
    return asking
  }

  return {
    async use<T>(work: (token: string) => Promise<T>): Promise<T> {
      const token = await current()
      try {
        return await work(token)
      } catch (error) {
        if (!spent.has(errcodeOf(error))) throw error
        if (held?.token === token) held = undefined
      }
      return work(await current())
    },
  }
}
