import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { openRelay } from '#src/queue/open-relay.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'
import { aPrefix, redisServersFor } from '../helpers/redis-servers.ts'

const limits = { servedWithinMs: 300, answeredWithinMs: 300 }

for (const server of redisServersFor('relay')) {
  describe(`questions to another process, on ${server.name}`, () => {
    it('are answered by the one that serves, also when it begins a moment later, and by nobody after', async () => {
      const { url, close } = await server.open()
      const prefix = aPrefix()
      const open = () => openRelay({ url, prefix, name: 'socket', log: recordingLogger() })
      const [asker, other, holder] = [await open(), await open(), await open()]

      const before = await asker.ask('a', limits)
      const early = asker.ask({ text: '等级' }, limits)
      await sleep(50)
      await holder.serve(async (question) => ({ heard: question }))
      const both = await Promise.all([early, other.ask('b', limits)])
      await holder.serve(() => new Promise((resolve) => setTimeout(resolve, 600)))
      const silent = await asker.ask('c', limits)
      await holder.serve()
      const after = await asker.ask('d', limits)

      expect(before).toBe('nobody')
      expect(both).toEqual([{ answer: { heard: { text: '等级' } } }, { answer: { heard: 'b' } }])
      expect([silent, after]).toEqual(['silence', 'nobody'])
      await Promise.all([asker.close(), other.close(), holder.close()])
      await close()
    })
  })
}
