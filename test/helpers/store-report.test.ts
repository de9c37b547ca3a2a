import { describe, expect, it } from 'vitest'
import { summarise } from './store-report.ts'

describe('the line that closes a test run', () => {
  it('names each store once, whatever number of suites ran on it', () => {
    const entries = [
      { kind: 'ran', suite: 'queues', store: 'redis-server' },
      { kind: 'ran', suite: 'queues', store: 'embedded redis (in-process)' },
      { kind: 'ran', suite: 'embedded redis', store: 'redis-server' },
    ] as const

    const line = summarise(entries)

    expect(line).toBe(
      'stores: contract suites ran on embedded redis (in-process), redis-server; skipped: nothing',
    )
  })

  it('says what was skipped and why', () => {
    const entries = [
      { kind: 'ran', suite: 'queues', store: 'redis-server' },
      { kind: 'skipped', suite: 'browser test', reason: 'no chromium on this machine' },
    ] as const

    const line = summarise(entries)

    expect(line).toContain('skipped: browser test (no chromium on this machine)')
  })

  it('says nothing where no contract suite was part of the run', () => {
    expect(summarise([])).toBeUndefined()
  })
})
