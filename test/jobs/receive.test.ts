import { describe, expect, it } from 'vitest'
import type { JobDeps } from '#jobs/deps.ts'
import { receive } from '#jobs/receive.ts'

const context = { jobId: 'r', attempt: 1, lastAttempt: false, signal: new AbortController().signal }
const input = { surface: 'slack', id: 'Ev01', event: { type: 'app_mention' } } as const

describe('the job receive', () => {
  it('hands an event on to its surface', async () => {
    const taken: unknown[] = []
    const deps = { receivers: { slack: async (event: unknown) => void taken.push(event) } }

    await receive.run(deps as unknown as JobDeps, input, context)

    expect(taken).toEqual([{ type: 'app_mention' }])
  })

  it('has one key for all deliveries of an event, and another for each surface', () => {
    expect(receive.key?.(input)).toBe('slack-Ev01')
    expect(receive.key?.({ ...input, surface: 'wecom' })).toBe('wecom-Ev01')
  })

  it('is tried again where this worker has the surface switched off, and says what to do', async () => {
    const run = receive.run({ receivers: {} } as unknown as JobDeps, input, context)

    await expect(run).rejects.toMatchObject({ code: 'surface-off', retryable: true })
  })
})
