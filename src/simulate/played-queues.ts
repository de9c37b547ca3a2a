import type { z } from 'zod'
import type { Clock } from '#src/ports/clock.ts'
import type { JobDefinition } from '#src/ports/job.ts'
import type { Queues } from '#src/ports/queue.ts'

/** One run that waits, and which attempt it is. */
export type Work = {
  readonly job: string
  readonly input: unknown
  readonly dueMs: number
  readonly attempt: number
}

/** The queues as the product sees them, on played time: what is due is taken by whoever plays the worker. */
export type PlayedQueues = Queues & {
  /** All that is due by then, in the order in which it was put. */
  take(by: Date): readonly Work[]
  /** A failed run once more, later. */
  again(work: Work, delayMs: number): void
}

type Known = Pick<JobDefinition<z.ZodType, never>, 'name' | 'key' | 'debounce' | 'input'>

/** What makes two inputs one run: the occasion's name for ever, the debounce's while it waits. */
const sameness = (job: Known | undefined, input: unknown): string | undefined => {
  const id = job?.key?.(input) ?? job?.debounce?.id(input)
  return job && id !== undefined ? `${job.name}|${id}` : undefined
}

/** @param jobs the registry: its keys and debounces hold here as on BullMQ. */
export function playedQueues(clock: Clock, jobs: readonly Known[]): PlayedQueues {
  const byName = new Map(jobs.map((job) => [job.name, job]))
  const ran = new Set<string>()
  const debounced = new Set<string>()
  let waiting: Work[] = []

  const put = (name: string, raw: unknown, delayMs: number) => {
    const job = byName.get(name)
    const input = job?.input.parse(JSON.parse(JSON.stringify(raw))) ?? raw
    const same = sameness(job, input)
    if (same !== undefined && (ran.has(same) || debounced.has(same))) return
    if (same !== undefined) (job?.key ? ran : debounced).add(same)
    const dueMs = clock.now().getTime() + delayMs + (job?.debounce?.windowMs ?? 0)
    waiting.push({ job: name, input, dueMs, attempt: 1 })
  }

  return {
    enqueue: async (job, input, options) => put(job, input, options?.delayMs ?? 0),
    enqueueMany: async (job, inputs) => {
      for (const input of inputs) put(job, input, 0)
    },
    take(by) {
      const due = waiting.filter(({ dueMs }) => dueMs <= by.getTime())
      if (due.length > 0) waiting = waiting.filter(({ dueMs }) => dueMs > by.getTime())
      for (const { job, input } of due) debounced.delete(sameness(byName.get(job), input) ?? '')
      return due
    },
    again: (work, delayMs) => {
      waiting.push({ ...work, attempt: work.attempt + 1, dueMs: clock.now().getTime() + delayMs })
    },
    counts: async () => ({}),
    isReady: async () => true,
    close: async () => {},
  }
}
