import { promote, putBase } from './base.ts'
import { differences } from './differences.ts'
import { type Fault, type Options, type Row, seenAs, unkept } from './fault.ts'
import type { Ground } from './ground.ts'
import { longestMs, settled } from './outcome.ts'
import { killed, startFaultWorker } from './workers.ts'

const MINUTE_MS = 60_000

async function run(ground: Ground, { short }: Options): Promise<readonly Row[]> {
  const from = performance.now()
  const sizes = short ? { byOrder: 60, byRun: 60, byRunEach: 20 } : { byOrder: 600, byRun: 600 }
  const base = await putBase(ground, sizes)
  const workers = [MINUTE_MS, -MINUTE_MS].map((clockMs) => startFaultWorker(ground, { clockMs, quick: true }))
  await Promise.all(workers.map((worker) => worker.until(/"msg":"up"/)))

  // Each order is put on the queues by whoever takes it in, and both workers are asked for the run at once.
  const half = Math.floor(base.byOrder.length / 2)
  await promote(ground, ...base.byOrder.slice(0, half))
  await ground.queues.enqueueMany('retier', [{}, {}, {}])
  await promote(ground, ...base.byOrder.slice(half))
  const all = [...base.byOrder, ...base.byRun]
  const outcome = await settled(ground, all, { withinMs: longestMs(ground, short), hurried: short })
  const differing = await differences(ground)
  const cuts = await ground.raw.collection('cuts').countDocuments()
  await Promise.all(workers.map(killed))

  const { changes, inHistory, delivered, doubled, lost, open, summaries } = outcome
  return [
    {
      fault: 'two workers, clocks 2 min apart',
      store: ground.store,
      rounds: 1,
      ...{ changes, inHistory, delivered, doubled, lost },
      seconds: Math.round((performance.now() - from) / 1_000),
      seen: seenAs({
        ...{ cuts, summaries, differing },
        ...(ground.chat ? { '429 in all': ground.chat.limited() } : {}),
      }),
      broken: unkept({
        'every change is in history exactly once': inHistory === changes,
        'every change is told': lost === 0 && open === 0,
        'no change is told twice': doubled === 0,
        'facts are those of all events': differing === 0,
      }),
    },
  ]
}

/** Two processes that do not agree on the time work on one company. */
export const twoWorkers: Fault = {
  name: 'two-workers',
  help: 'two workers at once whose clocks are 2 minutes apart, three runs of the tiers asked for at once',
  on: ['embedded', 'real'],
  inShort: 'real',
  run,
}
