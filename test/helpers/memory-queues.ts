import type { JobDeps } from '#jobs/deps.ts'
import { jobs } from '#jobs/index.ts'
import type { Queues } from '#src/ports/queue.ts'

type Waiting = { readonly job: string; readonly input: unknown }

/** Queues that keep what is put on them until somebody runs it. */
export type MemoryQueues = Queues & { readonly waiting: Waiting[] }

export function memoryQueues(): MemoryQueues {
  const waiting: Waiting[] = []
  return {
    waiting,
    enqueue: async (job, input) => void waiting.push({ job, input }),
    enqueueMany: async (job, inputs) => void waiting.push(...inputs.map((input) => ({ job, input }))),
    counts: async () => ({}),
    isReady: async () => true,
    close: async () => {},
  }
}

/** Runs one job as a worker would, on its first attempt unless told. */
export async function runJob(
  deps: JobDeps,
  name: string,
  input: unknown = {},
  { lastAttempt = false }: { readonly lastAttempt?: boolean } = {},
): Promise<void> {
  const job = jobs.find((each) => each.name === name)
  if (!job) throw new Error(`no job ${name}`)

  const context = { jobId: name, attempt: 1, lastAttempt, signal: new AbortController().signal }
  await job.run(deps, job.input.parse(input), context)
}

/** Runs what waits and what that puts on the queues, in order, until nothing is left; what fails is put back. */
export async function drain(deps: JobDeps, { waiting }: MemoryQueues): Promise<void> {
  for (let next = waiting[0]; next; next = waiting[0]) {
    await runJob(deps, next.job, next.input)
    waiting.splice(waiting.indexOf(next), 1)
  }
}
