import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

const sessionMs = 2 * 3_600_000
const stateMs = 10 * 60_000

const digest = (text: string) => createHash('sha256').update(text).digest()
const same = (left: string, right: string) => timingSafeEqual(digest(left), digest(right))

/** Signs what a browser carries between two requests; nothing is kept here. */
export type Signed = {
  /** A random name for a browser, under which it is sent to WeCom and known again. */
  browser(): string
  /**
   * What WeCom brings back with a member: good for ten minutes, this browser and this address. Letters and digits, 128
   * at most (document/path/91022).
   */
  state(browser: string, address: string, nowMs: number): string
  holds(state: string, browser: string, address: string, nowMs: number): boolean
  /** The value of a member's cookie, good for two hours. */
  session(userId: string, nowMs: number): { readonly value: string; readonly maxAgeSeconds: number }
  /** Whose cookie that is; undefined where it is not ours, or too old. */
  memberOf(value: string, nowMs: number): string | undefined
}

/** @param secret the app's own: whoever has it can ask WeCom for everything anyway. */
export function createSigned(secret: string): Signed {
  const key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'tierwise wecom page', 32))
  const sign = (...words: readonly string[]) =>
    createHmac('sha256', key).update(JSON.stringify(words)).digest('hex')
  const stateUntil = (untilMs: string, browser: string, address: string) =>
    `${sign('state', untilMs, browser, address)}${untilMs}`

  return {
    browser: () => randomBytes(16).toString('hex'),
    state: (browser, address, nowMs) => stateUntil(String(nowMs + stateMs), browser, address),
    holds(state, browser, address, nowMs) {
      const untilMs = state.slice(64)
      return Number(untilMs) > nowMs && same(state, stateUntil(untilMs, browser, address))
    },
    session(userId, nowMs) {
      const [name, untilMs] = [Buffer.from(userId).toString('base64url'), String(nowMs + sessionMs)]
      const value = [name, untilMs, sign('session', name, untilMs)].join('.')
      return { value, maxAgeSeconds: sessionMs / 1_000 }
    },
    memberOf(value, nowMs) {
      const [name = '', untilMs = '', signature = ''] = value.split('.')
      const isOurs = same(signature, sign('session', name, untilMs)) && Number(untilMs) > nowMs
      return isOurs ? Buffer.from(name, 'base64url').toString('utf8') : undefined
    },
  }
}
