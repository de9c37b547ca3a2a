import { Queue } from 'bullmq'
import type { RedisLink } from './redis-link.ts'

/** All keys of the queues begin with it. */
export const DEFAULT_PREFIX = 'tierwise'

/** A BullMQ queue on a shared connection. */
export const openQueue = (name: string, link: RedisLink, prefix = DEFAULT_PREFIX): Queue => {
  const queue = new Queue(name, { connection: link.client, prefix })
  queue.on('error', () => undefined) // what fails is answered to whoever asked; the link logs an outage

  return queue
}
