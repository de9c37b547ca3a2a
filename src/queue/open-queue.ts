import { Queue } from 'bullmq'
import type { RedisLink } from './redis-link.ts'

/** All keys of the queues begin with it. */
export const DEFAULT_PREFIX = 'tierwise'

/**
 * BullMQ keeps 10,000 events of each queue for listeners, of which we have none. The in-process Redis copies
 * a stream at each touch, so that its length is the cost of every job.
 */
const KEPT_EVENTS = 100

/** A BullMQ queue on a shared connection. */
export const openQueue = (name: string, link: RedisLink, prefix = DEFAULT_PREFIX): Queue => {
  const queue = new Queue(name, {
    connection: link.client,
    prefix,
    streams: { events: { maxLen: KEPT_EVENTS } },
  })
  queue.on('error', () => undefined) // what fails is answered to whoever asked; the link logs an outage

  return queue
}
