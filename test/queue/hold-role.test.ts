import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { holdRole } from '#src/queue/hold-role.ts'
import { eventually } from '../helpers/eventually.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'
import { aPrefix, redisServersFor } from '../helpers/redis-servers.ts'
import { openTcpProxy } from '../helpers/tcp-proxy.ts'

/** A process that would do the work, and what it was told. */
async function aProcess(url: string, prefix: string) {
  const told: string[] = []
  const role = await holdRole({
    url,
    prefix,
    name: 'socket',
    leaseMs: 500,
    begin: () => void told.push('begin'),
    end: () => void told.push('end'),
    log: recordingLogger(),
  })
  onTestFinished(() => role.close())
  return { role, told }
}

for (const server of redisServersFor('roles')) {
  describe(`a role, on ${server.name}`, () => {
    it('is one process’s, and another’s at once where that one closes', async () => {
      const { url, close } = await server.open()
      const prefix = aPrefix()
      const first = await aProcess(url, prefix)
      await eventually('the first has it', () => first.role.isMine() || undefined)
      const second = await aProcess(url, prefix)

      await sleep(700)
      const meanwhile = second.role.isMine()
      await first.role.close()
      await eventually('the second has it', () => second.role.isMine() || undefined)

      expect(meanwhile).toBe(false)
      expect([first.told, second.told]).toEqual([['begin', 'end'], ['begin']])
      await second.role.close()
      await close()
    })

    it('is taken over within seconds where its process is cut off, which is told once it is back', async () => {
      const { url, close } = await server.open()
      const prefix = aPrefix()
      const proxy = await openTcpProxy(Number(new URL(url).port))
      const lost = await aProcess(`redis://127.0.0.1:${proxy.port}`, prefix)
      await eventually('it has it', () => lost.role.isMine() || undefined)
      const next = await aProcess(url, prefix)

      await proxy.cut()
      const startedMs = performance.now()
      await eventually('the next has it', () => next.role.isMine() || undefined)
      const tookMs = performance.now() - startedMs
      const unaware = lost.role.isMine()
      await proxy.restore()
      await eventually('the lost one knows', () => (lost.role.isMine() ? undefined : true))

      expect(tookMs).toBeLessThan(2_000)
      expect(unaware).toBe(true)
      expect(lost.told).toEqual(['begin', 'end'])
      await Promise.all([next.role.close(), lost.role.close()])
      await proxy.close()
      await close()
    })
  })
}
