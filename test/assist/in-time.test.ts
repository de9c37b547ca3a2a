import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { definePrompt } from '#prompts/define-prompt.ts'
import { assist } from '#src/assist/assist.ts'
import type { AssistDeps } from '#src/assist/deps.ts'
import type { Asker } from '#src/domain/user.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const line = definePrompt({
  name: 'line',
  version: 1,
  input: z.custom<string>(),
  output: z.strictObject({ line: z.string() }),
  text: { en: 'Write.', zh: '写。' },
  mostTokens: 10,
  mostChars: { en: 20, zh: 20 },
  locale: () => 'en' as const,
  material: (text) => ({ facts: [], quoted: [text] }),
  shown: (output) => [output.line],
  fallback: () => ({ line: 'by rule' }),
})

const mei: Asker = { userId: 'mei', name: 'Mei', role: 'rep', locale: 'en', zone: 'UTC', sees: [] }

/** A company without anybody in it, whose model takes so long for each answer. */
function aSlowHouse(eachMs: number) {
  const asked: string[] = []
  const answer = async () => {
    asked.push('asked')
    await new Promise((resolve) => setTimeout(resolve, eachMs))
    return 'no json'
  }
  const log = recordingLogger()
  const deps: AssistDeps = {
    model: { name: 'm', host: 'h', answer },
    budgets: { take: async () => 0 },
    modelAsks: { put: async () => undefined, newest: async () => [] },
    users: { list: async () => [] },
    customers: { bearing: async () => [], getMany: async () => [] },
    refs: { find: async () => new Map(), ofCustomers: async () => [] },
    contactLinks: { called: async () => [], ofCustomers: async () => [] },
    sources: { all: async () => [] },
    audit: { record: async () => undefined },
    ids: { next: () => 'a1' },
    clock: { now: () => new Date() },
    log,
  }
  return { asked, deps, log }
}

it('who waits has the rules’ answer after 8 s, and nothing more is asked for them', async () => {
  const { asked, deps, log } = aSlowHouse(7_000)

  const answer = assist(deps, line, 'x', { asker: mei })
  await vi.advanceTimersByTimeAsync(7_999)
  const before = log.lines.length
  await vi.advanceTimersByTimeAsync(1)

  expect(before).toBe(0)
  expect(await answer).toEqual({ output: { line: 'by rule' }, by: 'rules' })
  expect(log.lines).toMatchObject([{ message: 'model-not-used', fields: { code: 'model-slow' } }])
  expect(asked).toHaveLength(2)
})

it('an answer that comes too late to be mended is not asked for again', async () => {
  const { asked, deps } = aSlowHouse(9_000)

  const answer = assist(deps, line, 'x', { asker: mei })
  await vi.advanceTimersByTimeAsync(30_000)

  expect(await answer).toMatchObject({ by: 'rules' })
  expect(asked).toHaveLength(1)
})
