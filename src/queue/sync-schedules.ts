import { isDeepStrictEqual } from 'node:util'
import type { Queue } from 'bullmq'
import type { JobDefinition, JobSchedule } from '#src/ports/job.ts'
import type { Logger } from '#src/ports/logger.ts'
import { baseOptions } from './job-options.ts'
import { DEFAULT_PREFIX, openQueue } from './open-queue.ts'
import type { RedisLink } from './redis-link.ts'

export type SchedulesOptions = {
  readonly jobs: readonly JobDefinition[]
  readonly prefix?: string
  /** IANA zone behind `tz: 'company'`. */
  readonly companyTimeZone: string
  readonly log: Logger
  /** Queues without a job that the log has named: once a process is enough. */
  readonly told: Set<string>
}

/**
 * Makes Redis' schedules those of the definitions: each job's own is set, any other is removed, also of jobs
 * that exist no more. Safe to run in many processes at once.
 */
export const syncSchedules = async (link: RedisLink, options: SchedulesOptions): Promise<void> => {
  for (const job of options.jobs) {
    const queue = openQueue(job.name, link, options.prefix)
    await removeSchedules(queue, job.schedule ? job.name : undefined)
    if (job.schedule) await setSchedule(queue, job, job.schedule, options.companyTimeZone)
    await queue.close()
  }
  await forgetOldQueues(link, options)
}

/** Sets again what Redis has lost of them, and leaves everything else alone: other versions may run beside this one. */
export const keepSchedules = async (link: RedisLink, options: SchedulesOptions): Promise<void> => {
  for (const job of options.jobs) {
    if (!job.schedule) continue
    const queue = openQueue(job.name, link, options.prefix)
    await setSchedule(queue, job, job.schedule, options.companyTimeZone)
    await queue.close()
  }
}

/** One that stands as it should is left alone: setting it anew would skip an occasion that passed while nobody ran. */
const setSchedule = async (
  queue: Queue,
  job: JobDefinition,
  schedule: JobSchedule,
  companyTimeZone: string,
) => {
  const repeat = repeatOf(schedule, companyTimeZone)
  const options = baseOptions(job)
  if (await stands(queue, job.name, repeat, options)) return

  await queue.upsertJobScheduler(job.name, repeat, { name: job.name, data: {}, opts: options })
}

const stands = async (queue: Queue, name: string, repeat: Repeat, options: object): Promise<boolean> => {
  const found = await queue.getJobScheduler(name)
  if (!found?.next) return false

  const asked = { every: undefined, pattern: undefined, tz: undefined, ...repeat }
  return (
    isDeepStrictEqual({ every: found.every, pattern: found.pattern, tz: found.tz }, asked) &&
    isDeepStrictEqual(found.template?.opts, options) &&
    (await queue.getJob(`repeat:${name}:${found.next}`)) !== undefined
  )
}

type Repeat = { readonly every: number } | { readonly pattern: string; readonly tz: string }

const repeatOf = (schedule: JobSchedule, companyTimeZone: string): Repeat =>
  'everyMs' in schedule
    ? { every: schedule.everyMs }
    : { pattern: schedule.cron, tz: schedule.tz === 'company' ? companyTimeZone : schedule.tz }

const removeSchedules = async (queue: Queue, except?: string): Promise<void> => {
  for (const { key } of await queue.getJobSchedulers()) {
    if (key !== except) await queue.removeJobScheduler(key)
  }
}

/** BullMQ keeps no list of queues, so that of the names ever served is kept beside them. */
const forgetOldQueues = async (
  link: RedisLink,
  { jobs, prefix = DEFAULT_PREFIX, log, told }: SchedulesOptions,
) => {
  const listKey = `${prefix}:queue-names`
  const names = jobs.map(({ name }) => name)
  if (names.length > 0) await link.client.sadd(listKey, ...names)

  const old = (await link.client.smembers(listKey)).filter((name) => !names.includes(name))
  for (const name of old) {
    const queue = openQueue(name, link, prefix)
    await removeSchedules(queue)
    const left = await queue.getJobCountByTypes('waiting', 'active', 'delayed')
    await queue.close()
    if (left === 0) await link.client.srem(listKey, name)
    else if (!told.has(name))
      log.warn('a queue without a job still holds work', { code: 'queue-without-job', queue: name, left })
    told.add(name)
  }
}
