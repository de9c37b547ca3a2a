import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { promote, putBase } from './base.ts'
import { differences } from './differences.ts'
import { type Fault, type Options, type Row, seenAs, unkept } from './fault.ts'
import type { Ground } from './ground.ts'
import { longestMs, outcomeOf, settled } from './outcome.ts'
import { startProductWorker } from './workers.ts'

/** Everything that the queues held, schedules and locks too: the connections stay. */
async function flush({ redisUrl }: Ground): Promise<void> {
  const client = new Redis(redisUrl)
  await client.flushall()
  client.disconnect()
}

const held = async ({ queues }: Ground): Promise<number> =>
  Object.values(await queues.counts()).reduce(
    (sum, { waiting, active, delayed }) => sum + waiting + active + delayed,
    0,
  )

async function run(ground: Ground, { short }: Options): Promise<readonly Row[]> {
  const from = performance.now()
  const { byOrder } = await putBase(ground, { byOrder: short ? 60 : 600, byRun: 0 })
  const worker = startProductWorker(ground)
  await worker.until(/"msg":"up"/)

  const half = byOrder.length / 2
  await promote(ground, ...byOrder.slice(0, half))
  await sleep(2_100)
  await promote(ground, ...byOrder.slice(half))
  const before = await outcomeOf(ground, byOrder)
  const lostJobs = await held(ground)
  await flush(ground)
  const emptiedAt = performance.now()
  // Long runs wait for the process's own timer; short ones ask for it as that timer would.
  const outcome = await settled(ground, byOrder, { withinMs: longestMs(ground, short), hurried: short })
  const filledAfter = Math.round((performance.now() - emptiedAt) / 1_000)
  const differing = await differences(ground)
  worker.child.kill('SIGTERM')
  await worker.ended

  const { changes, inHistory, delivered, doubled, lost, open } = outcome
  return [
    {
      fault: 'Redis emptied',
      store: ground.store,
      rounds: 1,
      ...{ changes, inHistory, delivered, doubled, lost },
      seconds: Math.round((performance.now() - from) / 1_000),
      seen: seenAs({
        'told before': before.delivered,
        'jobs thrown away': lostJobs,
        'all done after s': filledAfter,
        differing,
      }),
      broken: unkept({
        'every change is in history exactly once': inHistory === changes,
        'every change is told': lost === 0 && open === 0,
        'no change is told twice': doubled === 0,
        'facts are those of all events': differing === 0,
        'something was pending': before.delivered < changes && lostJobs > 0,
      }),
    },
  ]
}

/** FLUSHALL while work is under way. */
export const emptiedRedis: Fault = {
  name: 'redis-emptied',
  help: 'FLUSHALL in the middle of the work: jobs, schedules and locks are gone, connections stay',
  on: ['embedded', 'real'],
  inShort: 'embedded',
  run,
}
