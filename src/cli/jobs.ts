import { jobs } from '#jobs/index.ts'
import { isAppError } from '#src/domain/errors.ts'
import type { Rebuild } from '#src/ports/rebuilds.ts'
import { type FailedJob, type Inspector, inspectQueues, type QueueState } from '#src/queue/inspect-queues.ts'
import { closeAll } from '#src/start/lifetime.ts'
import { openRedis } from '#src/start/open-stores.ts'
import { errorLines } from '#src/start/say-error.ts'
import { withDocuments } from '#src/start/with-documents.ts'
import { percent, textTable, whole } from './text-table.ts'
import { parseVerb, usageError } from './usage-error.ts'
import type { Terminal, Verb } from './verb.ts'

const usage = 'jobs | jobs retry QUEUE|all'

/** Of each kind that is listed; the table says how many there are. */
const SHOWN = 20

const minute = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`

const nextOf = ({ next, unscheduled }: QueueState): string =>
  next ? minute(next) : unscheduled ? 'not scheduled: no worker has run' : ''

function queueLines(states: readonly QueueState[]): string[] {
  const header = ['queue', 'waiting', 'active', 'delayed', 'failed', 'next run']
  const rows = states.map((state) => [
    state.queue,
    ...[state.waiting, state.active, state.delayed, state.failed].map(whole),
    nextOf(state),
  ])
  return textTable(header, rows)
}

function failureLines(failures: readonly FailedJob[]): string[] {
  if (failures.length === 0) return []

  const rows = failures.map(({ queue, id, failure, attempts, at }) => [
    queue,
    minute(at),
    `${attempts}×`,
    failure,
    id,
  ])
  return [
    '',
    'Failed, newest first (again: jobs retry QUEUE|all):',
    ...textTable(['queue', 'at', 'runs', 'code', 'id'], rows),
  ]
}

const phases: Readonly<Record<Rebuild['phase'], string>> = {
  folding: 'everybody is folded under it',
  deciding: 'in force; everybody is decided by it',
  done: 'done',
  overtaken: 'overtaken by a newer version',
}

function rebuildLines(rebuilds: readonly Rebuild[]): string[] {
  const open = rebuilds.filter(({ phase }) => phase === 'folding' || phase === 'deciding')
  return open.map(({ version, phase, done, total, startedAt }) => {
    const share = percent(Math.min(1, done / Math.max(1, total)))
    return `Policy version ${version}: ${phases[phase]}, ${whole(done)} of ${whole(total)} (${share} %), begun ${minute(startedAt)}.`
  })
}

async function show(inspector: Inspector, { out }: Terminal): Promise<number> {
  out(queueLines(await inspector.states()).join('\n'))
  const failed = failureLines(await inspector.failures(SHOWN))
  if (failed.length > 0) out(failed.join('\n'))
  return 0
}

/** What a surface refused for good has ended without a failed job: its row in the outbox says so. */
const retryMessages = ({ env, log }: Terminal): Promise<number> =>
  withDocuments(env, log, ({ store }) => store.outbox.retryFailed())

async function retry(inspector: Inspector, name: string | undefined, terminal: Terminal): Promise<number> {
  const { out } = terminal
  const known = jobs.map((job) => job.name)
  if (name === undefined || (name !== 'all' && !known.includes(name)))
    throw usageError(`Which queue? One of ${known.join(', ')}, or all.`, usage)

  const messages = name === 'all' || name === 'deliver' ? await retryMessages(terminal) : 0
  const count = await inspector.retry(name === 'all' ? known : [name])
  if (count > 0) out(`${whole(count)} put back on the queue.`)
  if (messages > 0) out(`${whole(messages)} refused messages wait again: the next sweep has them delivered.`)
  if (count + messages === 0) out('Nothing had failed.')
  return 0
}

/** What the database knows of long work, also where Redis is away. */
async function showRebuilds({ env, log, out }: Terminal): Promise<void> {
  const lines = await withDocuments(env, log, async ({ store }) =>
    rebuildLines(await store.rebuilds.latest(5)),
  )
  if (lines.length > 0) out(['', ...lines].join('\n'))
}

async function withInspector(
  terminal: Terminal,
  work: (inspector: Inspector) => Promise<number>,
): Promise<number> {
  const { env, log } = terminal
  const redis = await openRedis(env, log)
  try {
    const inspector = await inspectQueues({ url: redis.url, jobs, log: { ...log, error: () => undefined } })
    return await work(inspector).finally(() => inspector.close())
  } finally {
    await closeAll(redis.closings, log)
  }
}

/** Redis away is an answer of this verb, not the end of it: what is to be done, and what the database says. */
function sayAway(error: unknown, { err }: Terminal): number {
  if (!isAppError(error) || !['redis-unreachable', 'queue-unavailable'].includes(error.code)) throw error
  err(errorLines(error))
  err('Nothing is lost: what the queues held is found again in the database once Redis is back.')
  return 1
}

/** The queues, what failed in them and when, what runs next, and how far a rebuild is. */
export const jobsVerb: Verb = {
  name: 'jobs',
  usage,
  help: 'queues, failures with their codes, schedules and rebuilds; retry puts failed jobs and refused messages back',
  async run(args, terminal) {
    const { positionals } = parseVerb(args, {}, usage)
    const [action, name] = positionals
    if (action !== undefined && action !== 'retry')
      throw usageError(`jobs ${action}: there is only retry.`, usage)

    const work = (inspector: Inspector) =>
      action === 'retry' ? retry(inspector, name, terminal) : show(inspector, terminal)
    const code = await withInspector(terminal, work).catch((error: unknown) => sayAway(error, terminal))
    if (action === undefined) await showRebuilds(terminal)
    return code
  },
}
