import { setTimeout as sleep } from 'node:timers/promises'
import { isAppError } from '#src/domain/errors.ts'
import type { AProcess } from '../helpers/a-process.ts'
import { type Expected, promote, putBase } from './base.ts'
import { differences } from './differences.ts'
import { type Fault, type Options, type Row, seenAs, unkept } from './fault.ts'
import type { Ground } from './ground.ts'
import { longestMs, type Outcome, settled } from './outcome.ts'
import { type LogLine, linesOf, startProductWorker } from './workers.ts'

/** How an outage is made and ended, and what the log says of it, once. */
type Outage = {
  readonly fault: string
  readonly away: string
  begin(ground: Ground): Promise<void>
  end(ground: Ground): Promise<void>
}

/** The outage itself, and the little that it leaves to say besides: it does not grow with the work at hand. */
const MOST_LINES = 10

/** Whoever sends orders tries again until they are accepted, as a shop's webhook does. */
async function accepted(ground: Ground, those: readonly Expected[]): Promise<void> {
  for (;;) {
    try {
      await promote(ground, ...those)
      return
    } catch (error) {
      if (!(isAppError(error) && error.retryable)) throw error
      await sleep(500)
    }
  }
}

const at = (part: number, parts: number, those: readonly Expected[]) =>
  those.slice(Math.floor((those.length * part) / parts), Math.floor((those.length * (part + 1)) / parts))

/** Orders come in before it, during it and after it. */
async function throughOutage(ground: Ground, those: readonly Expected[], outage: Outage, ms: number) {
  await accepted(ground, at(0, 3, those))
  await sleep(2_100) // the first of them are being decided
  await outage.begin(ground)
  const during = accepted(ground, at(1, 3, those))
  await sleep(ms)
  await outage.end(ground)
  await during
  await accepted(ground, at(2, 3, those))
}

const troubles = (worker: AProcess): readonly LogLine[] => linesOf(worker).filter(({ level }) => level >= 40)

const promisesOf = (outcome: Outcome, told: number, lines: number, differing: number) => ({
  'every change is in history exactly once': outcome.inHistory === outcome.changes,
  'every change is told, and the queues drain': outcome.lost === 0 && outcome.open === 0,
  'no change is told twice': outcome.doubled === 0,
  [`the log tells the outage once (${told})`]: told === 1,
  [`the log is no storm (${lines} lines)`]: lines <= MOST_LINES,
  'facts are those of all events': differing === 0,
})

const runThrough =
  (outage: Outage) =>
  async (ground: Ground, { short }: Options): Promise<readonly Row[]> => {
    const from = performance.now()
    const { byOrder } = await putBase(ground, { byOrder: short ? 45 : 300, byRun: 0 })
    const worker = startProductWorker(ground)
    await worker.until(/"msg":"up"/)

    await throughOutage(ground, byOrder, outage, short ? 5_000 : 30_000)
    const outcome = await settled(ground, byOrder, { withinMs: longestMs(ground, short), hurried: short })
    const differing = await differences(ground)
    worker.child.kill('SIGTERM')
    await worker.ended

    const lines = troubles(worker)
    const told = lines.filter(({ msg }) => msg.startsWith(outage.away)).length
    const { changes, inHistory, delivered, doubled, lost } = outcome
    const byMessage = Map.groupBy(lines, ({ msg, code, place }) =>
      [msg, code, place].filter(Boolean).join(' | '),
    )
    const words = [...byMessage].map(([msg, those]) => `${those.length} × ${msg}`).join('; ')
    return [
      {
        fault: outage.fault,
        store: ground.store,
        rounds: 1,
        ...{ changes, inHistory, delivered, doubled, lost },
        seconds: Math.round((performance.now() - from) / 1_000),
        seen: seenAs({ 'away for s': short ? 5 : 30, 'log lines': lines.length, said: words, differing }),
        broken: unkept(promisesOf(outcome, told, lines.length, differing)),
      },
    ]
  }

/** The document server is killed and comes back with its data. */
export const mongoAway: Fault = {
  name: 'mongo-away',
  help: 'MongoDB is killed and comes back after 30 s, orders coming in all the while',
  on: ['real'],
  inShort: 'real',
  needsToKill: true,
  run: async (ground, options) => {
    const { mongo } = ground
    if (!mongo) return []
    const outage: Outage = {
      fault: 'MongoDB away',
      away: 'store away',
      begin: () => mongo.kill(),
      end: () => mongo.start(),
    }
    return runThrough(outage)(ground, options)
  },
}

const redisAway = (name: string, keeping: 'data' | 'nothing'): Fault => ({
  name,
  help: `Redis is killed and comes back after 30 s with ${keeping === 'data' ? 'its data' : 'nothing in it'}`,
  on: ['real'],
  ...(keeping === 'data' ? { inShort: 'real' as const } : {}),
  run: async (ground, options) => {
    const { redis } = ground
    if (!redis) return []
    const outage: Outage = {
      fault: `Redis away, back with ${keeping === 'data' ? 'its data' : 'nothing'}`,
      away: 'Redis is away',
      begin: () => redis.kill(),
      end: () => redis.start(keeping),
    }
    return runThrough(outage)(ground, options)
  },
})

/** Its append-only file is there when it starts again. */
export const redisAwayKept = redisAway('redis-away', 'data')

/** A machine that has lost its disk, or a cache that was never written to one. */
export const redisAwayLost = redisAway('redis-lost', 'nothing')
