import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Budgets } from '#src/ports/budgets.ts'
import { createBudgets } from '#src/queue/create-budgets.ts'
import { memoryBudgets } from '../helpers/memory-budgets.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'
import { aPrefix, redisServersFor } from '../helpers/redis-servers.ts'

/** Two processes with the same count, and how they end. */
type Two = { readonly one: Budgets; readonly other: Budgets; close(): Promise<void> }

const inMemory = async (): Promise<Two> => {
  const budgets = memoryBudgets()
  return { one: budgets, other: budgets, close: async () => {} }
}

const roads: readonly { readonly name: string; open(): Promise<Two> }[] = [
  { name: 'memory', open: inMemory },
  ...redisServersFor('budgets').map(({ name, open }) => ({
    name,
    open: async () => {
      const { url, close } = await open()
      const prefix = aPrefix()
      const budgets = () => createBudgets({ url, prefix, log: recordingLogger() })
      const [one, other] = [await budgets(), await budgets()]
      return {
        one,
        other,
        close: async () => {
          await Promise.all([one.close(), other.close()])
          await close()
        },
      }
    },
  })),
]

const hour = { ms: 3_600_000, most: 5 }

for (const { name, open } of roads) {
  describe(`a budget, on ${name}`, () => {
    it('is one for all processes, key by key', async () => {
      const { one, other, close } = await open()

      const asked = await Promise.all(
        Array.from({ length: 10 }, (_, n) => (n % 2 ? one : other).take('mei', 1, [hour])),
      )
      const another = await one.take('li', 1, [hour])

      expect(asked.filter((waitMs) => waitMs === 0)).toHaveLength(5)
      expect(Math.min(...asked.filter((waitMs) => waitMs > 0))).toBeGreaterThan(3_500_000)
      expect(another).toBe(0)
      await close()
    })

    it('takes all or nothing, and says how long until there is room for all', async () => {
      const { one, close } = await open()
      const short = { ms: 300, most: 3 }

      const first = await one.take('mei', 2, [short, hour])
      const second = await one.take('mei', 2, [short, hour])
      const third = await one.take('mei', 1, [short, hour])
      await sleep(second + 5)
      const later = await one.take('mei', 2, [short, hour])

      expect([first, third, later]).toEqual([0, 0, 0])
      expect(second).toBeGreaterThan(0)
      expect(second).toBeLessThanOrEqual(300)
      expect(await one.take('mei', 1, [hour])).toBeGreaterThan(3_500_000) // 2 + 1 + 2 are gone
      await close()
    })
  })
}

describe('a budget', () => {
  it('cannot be told while Redis is away, which is said', async () => {
    const [server] = redisServersFor('budgets')
    const { url, close } = (await server?.open()) ?? { url: '', close: async () => {} }
    const budgets = await createBudgets({ url, log: recordingLogger() })
    await close()

    await expect(budgets.take('mei', 1, [hour])).rejects.toMatchObject({
      code: 'queue-unavailable',
      retryable: true,
    })

    await budgets.close()
  })
})
