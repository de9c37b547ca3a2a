import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createOnce } from '#src/queue/create-once.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'
import { redisServersFor } from '../helpers/redis-servers.ts'

for (const server of redisServersFor('once')) {
  describe(`what is taken up once, on ${server.name}`, () => {
    it('is known to all processes, for as long as was said', async () => {
      const { url, close } = await server.open()
      const prefix = `once-${process.pid}-${performance.now()}`
      const open = () => createOnce({ url, prefix, log: recordingLogger() })
      const [one, other] = [await open(), await open()]

      const asked = await Promise.all([one, other, one, other].map((once) => once.first('a', 60_000)))
      const another = await other.first('b', 100)
      await sleep(150)
      const later = await one.first('b', 60_000)

      expect(asked.filter(Boolean)).toHaveLength(1)
      expect([another, later]).toEqual([true, true])
      await Promise.all([one.close(), other.close()])
      await close()
    })
  })
}

describe('what is taken up once', () => {
  it('cannot be told while Redis is away, which is said soon', async () => {
    const [server] = redisServersFor('once')
    const { url, close } = (await server?.open()) ?? { url: '', close: async () => {} }
    const once = await createOnce({ url, log: recordingLogger() })
    await close()

    const startedMs = performance.now()
    await expect(once.first('a', 60_000)).rejects.toMatchObject({
      code: 'queue-unavailable',
      retryable: true,
    })

    expect(performance.now() - startedMs).toBeLessThan(5_000)
    await once.close()
  })
})
