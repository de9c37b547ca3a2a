import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import { isAppError } from '#src/domain/errors.ts'
import type { Chat, Posted } from '#src/ports/chat.ts'
import { aCardOf, meiAtSlack, openOut } from './an-out.ts'

type Out = Awaited<ReturnType<typeof openOut>>
type Send = (chat: Chat<Card>, key: string) => Promise<Posted> | undefined

let out: Out
beforeEach(async () => {
  // Each counts for itself and is twice as quick as one may be: together they are four times too quick.
  out = await openOut({ gapMs: 500, rateLimits: true })
})
afterEach(() => out.close())

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const direct: Send = (chat, key) => chat.post(meiAtSlack, aCardOf(key), key)
const inChannel: Send = (chat, key) => chat.postTo?.('#sales|CSALES', aCardOf(key), key)

/** As a queue does: again once the pause is over that was asked for; whatever else goes wrong ends the test. */
async function untilTaken(send: Send, chat: Chat<Card>, key: string): Promise<Posted | undefined> {
  for (;;) {
    try {
      return await send(chat, key)
    } catch (error) {
      if (!isAppError(error) || error.code !== 'slack-limited') throw error
      await pause(error.retryAfterMs)
    }
  }
}

const tooMany = (channel: RegExp) =>
  out.slack.state.calls.filter(
    ({ error, args }) => error === 'ratelimited' && channel.test(String(args['channel'])),
  ).length
const said = (channel?: string) =>
  out.slack
    .seenBy('U1', channel)
    .map(({ text }) => text)
    .toSorted()

describe('two processes that are together too quick', () => {
  it('for a direct chat and for a channel: it costs time, and nothing is lost, doubled or in doubt', async () => {
    const keys = Array.from({ length: 8 }, (_, n) => `m${n}`)
    const chats = [out.chat, out.another()] as const
    const half = (n: number) => (n % 2 === 0 ? chats[0] : chats[1])

    const sent = await Promise.all([
      ...keys.map((key, n) => untilTaken(direct, half(n), key)),
      ...keys.map((key, n) => untilTaken(inChannel, half(n), `c-${key}`)),
    ])

    expect(tooMany(/^D/)).toBeGreaterThan(0)
    expect(tooMany(/^CSALES/)).toBeGreaterThan(0)
    expect(sent.filter((each) => each?.ref === undefined || each.unconfirmed !== undefined)).toEqual([])
    expect(said('CSALES')).toEqual(keys.map((key) => `c-${key}`))
    expect(said().filter((text) => !text.startsWith('c-'))).toEqual(keys)
    expect(out.slack.complaints).toEqual([])
  }, 30_000)
})
