import { afterEach, describe, expect, it } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import { isAppError } from '#src/domain/errors.ts'
import { seeded } from '#src/domain/evaluation/random.ts'
import type { User } from '#src/domain/user.ts'
import { openEmbeddedMongo } from '#src/embedded/mongo/open-embedded-mongo.ts'
import type { About, Chat } from '#src/ports/chat.ts'
import { createSlackChat } from '#src/slack/out/chat.ts'
import { createPace } from '#src/slack/out/pace.ts'
import { openStore } from '#src/store/open-store.ts'
import { slackPartsOf } from '../../faults/slack-parts.ts'
import { openSlackSurface } from '../../faults/slack-surface.ts'
import { aUser } from '../../helpers/builders/a-user.ts'
import { recordingLogger } from '../../helpers/recording-logger.ts'
import { aCardOf } from './an-out.ts'

const READERS = 12
const EACH = 4

let close: () => Promise<void>
afterEach(() => close())

async function open() {
  const log = recordingLogger()
  const surface = await openSlackSurface()
  const server = await openEmbeddedMongo({ dataDir: ':memory:', prefer: 'in-process', log })
  const store = await openStore({ uri: server.uri, log })
  await store.migrate()
  close = async () => {
    await surface.close()
    await store.close()
    await server.close()
  }
  const parts = slackPartsOf({ ...surface.env } as never, true, log)
  if (!parts) throw new Error('no token')
  /** As a worker of its own would have it: its pace and its chats are not shared. */
  const worker = () => createSlackChat({ ...parts, pace: createPace({ gapMs: 100 }), stands: store.stands })
  const users = Array.from({ length: READERS }, (_, n) =>
    aUser({ _id: `u${n}`, identities: [surface.join(`u${n}`)] }),
  )
  return { surface, worker, users }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 400)))

/** Posts until it is taken, as a queue does. */
async function untilTaken(chat: Chat<Card>, reader: User, key: string, about: About): Promise<void> {
  for (;;) {
    try {
      await chat.post(reader, aCardOf(key), key, [], about)
      return
    } catch (error) {
      if (!isAppError(error) || !error.retryable) throw error
      await pause(error.retryAfterMs)
    }
  }
}

describe('a Slack that is full, broken, slow, or takes a message and does not say so', () => {
  it('has each message once in the end, though two workers are at each of them at once', async () => {
    const { surface, worker, users } = await open()
    const did = surface.misbehave(seeded(7))
    const workers = [worker(), worker()]
    const numbers = Array.from({ length: EACH }, (_, n) => n)

    await Promise.all(
      users.map(async (reader) => {
        for (const n of numbers) {
          const about = { customer: `c${n % 2}`, today: n % 3 === 0 }
          await Promise.all(workers.map((chat) => untilTaken(chat, reader, `${reader._id}-${n}`, about)))
        }
      }),
    )

    const told = surface.told([])
    expect(told.size).toBe(READERS * EACH)
    expect([...told.values()].every((times) => times === 1)).toBe(true)
    expect(did.size).toBeGreaterThanOrEqual(5) // all of it happened but, at most, one
  }, 60_000)
})
