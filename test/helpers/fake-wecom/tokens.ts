import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FakeTime } from '../fake-slack/fake-time.ts'
import type { Json } from '../fake-slack/json.ts'
import { type Call, refuse } from './call.ts'
import type { AppSettings } from './options.ts'
import type { State } from './state.ts'

const bannedMs = 60 * 60_000
/** WeCom says only "repeatedly"; how often is not written. */
const mostWrongSecrets = 3
const mostAMinute = 20

/** Access tokens: the same one while it is good, ended early where a test says so. */
export type Tokens = {
  issue(call: Call): Promise<Json>
  /** Refuses what is missing, unknown or too old. */
  check(token: string | null): void
  /** Ends the token before its time: 42001, or 40014 as if it had never been. */
  end(how?: 'expired' | 'unknown'): void
}

type Issued = { readonly value: string; endsAtMs: number }

/** Tokens of the one app. */
export function tokens(app: AppSettings, time: FakeTime, state: State): Tokens {
  const known = new Map<string, Issued>()
  let current: Issued | undefined
  let [inFlight, wrong, bannedUntilMs] = [0, 0, 0]
  const good = () => (current && time.nowMs() < current.endsAtMs ? current : undefined)
  const renew = (): Issued => {
    const value = randomBytes(24).toString('base64url')
    current = { value, endsAtMs: time.nowMs() + app.tokenSeconds * 1_000 }
    known.set(value, current)
    return current
  }
  const wrongSecret = (): never => {
    wrong += 1
    if (wrong >= mostWrongSecrets) bannedUntilMs = time.nowMs() + bannedMs
    return refuse(40001, 'invalid credential, hint: [1688000000]')
  }

  return {
    async issue({ query, world }) {
      if (time.nowMs() < bannedUntilMs) refuse(45009, 'api freq out of limit: this IP has been banned')
      if (query.get('corpid') !== app.corpId) refuse(40013, 'invalid corpid')
      if (query.get('corpsecret') !== app.secret) wrongSecret()
      if (!world.windows('gettoken', { aMinute: mostAMinute })) refuse(45009, 'api freq out of limit')
      wrong = 0
      if (inFlight > 0) state.complaints.push('gettoken: asked for twice at the same time')
      inFlight += 1
      await sleep(5) // Long enough that two who ask at once are seen.
      inFlight -= 1
      const { value, endsAtMs } = good() ?? renew()
      return { access_token: value, expires_in: Math.ceil((endsAtMs - time.nowMs()) / 1_000) }
    },
    check(token) {
      if (!token) return refuse(41001, 'access_token missing')
      const found = known.get(token)
      if (!found) return refuse(40014, 'invalid access_token')
      if (time.nowMs() >= found.endsAtMs) refuse(42001, 'access_token expired')
    },
    end(how = 'expired') {
      if (current) current.endsAtMs = time.nowMs()
      if (current && how === 'unknown') known.delete(current.value)
      current = undefined
    },
  }
}
