import { setTimeout as sleep } from 'node:timers/promises'
import { addDays } from '#src/domain/days.ts'
import { ingestFacts } from '#src/ingest/facts/ingest-facts.ts'
import { systemClock } from '#src/start/system-clock.ts'
import type { AProcess } from '../helpers/a-process.ts'
import { type Base, depsOf, type Expected, largeYuan, orderOf, promote, putBase, runTiers } from './base.ts'
import { type CallAt, callAtText } from './call-at.ts'
import { differences } from './differences.ts'
import { type Fault, type Options, type Row, seenAs, unkept } from './fault.ts'
import type { Ground } from './ground.ts'
import { letAMinutePass, outcomeOf, settled } from './outcome.ts'
import { startFaultWorker, startIngest } from './workers.ts'
import { ingestWrites, orderWrites, runWrites, summaryWrites, type Write, writesOn } from './writes.ts'

/** So many changes of one reader in a run are a summary. */
const SUMMARY = 7

/** One gap between two writes, whose change it is to lose, and how a process gets there. */
type Gap = {
  readonly name: string
  readonly those: readonly Expected[]
  enter(ground: Ground): Promise<AProcess>
}

const callAt = ([, call, argument]: Write, word?: string): CallAt => ({
  call,
  words: [argument, word].filter((each) => each !== undefined),
})

const workerUntil = (ground: Ground, at: CallAt) =>
  startFaultWorker(ground, { killAfter: callAtText(at), quick: true })

const inIngest = (write: Write, one: Expected): Gap => ({
  name: write[0],
  those: [one],
  enter: async (ground) => startIngest(ground, one.customerId, callAtText(callAt(write))),
})

/** The order is there and nobody has been told of it but the worker that dies. */
const inOrder = (write: Write, one: Expected): Gap => ({
  name: write[0],
  those: [one],
  async enter(ground) {
    const { queues: _, ...deps } = depsOf(ground)
    await ingestFacts(deps, [orderOf(one.customerId, largeYuan, systemClock.now())])
    const isOfMany = /^(queues|stands|outbox\.put)/.test(write[1])
    const worker = workerUntil(ground, callAt(write, isOfMany ? one.customerId : undefined))
    await ground.queues.enqueue('rescore-customer', { customerId: one.customerId }, { delayMs: 0 })
    return worker
  },
})

/** Back in the lowest tier as if nothing had been decided: for the run at hand. */
async function lower({ raw }: Ground, those: readonly Expected[]): Promise<void> {
  const tier = {
    code: 'D',
    since: addDays(systemClock.now(), -60),
    evidence: { reason: 'first', policyVersion: 1 },
  }
  const ids = those.map(({ customerId }) => customerId)
  await raw.collection<{ _id: string }>('customers').updateMany({ _id: { $in: ids } }, { $set: { tier } })
}

const inRun = (write: Write, those: readonly Expected[]): Gap => ({
  name: write[0],
  those,
  async enter(ground) {
    await lower(ground, those)
    await ground.queues.enqueue('retier', {})
    return workerUntil(ground, callAt(write))
  },
})

/** The changes are in the outbox, in the group of their run, and it is time to tell them. */
const inSummary = (write: Write, those: readonly Expected[]): Gap => ({
  name: write[0],
  those,
  async enter(ground) {
    await lower(ground, those)
    await runTiers(ground)
    await letAMinutePass(ground)
    const worker = workerUntil(ground, callAt(write))
    await ground.queues.enqueueMany('gather', await ground.documents.outbox.dueGroups(systemClock.now(), 9))
    return worker
  },
})

/** Every named write on the way to this ground's surface. */
const roadsOn = ({ chat }: Ground) => {
  const surface = chat?.surface ?? 'playground'
  return { orders: writesOn(surface, orderWrites), summaries: writesOn(surface, summaryWrites) }
}

function gapsOf(ground: Ground, { byOrder, byRun }: Base): readonly Gap[] {
  const roads = roadsOn(ground)
  const [orders, runs] = [[...byOrder], [...byRun]]
  const one = () => orders.splice(0, 1)[0] as Expected
  return [
    ...ingestWrites.map((write) => inIngest(write, one())),
    ...roads.orders.map((write) => inOrder(write, one())),
    ...runWrites.map((write) => inRun(write, runs.splice(0, SUMMARY))),
    ...roads.summaries.map((write) => inSummary(write, runs.splice(0, SUMMARY))),
  ]
}

/** Enters a gap; false where the process did not die in it within a minute and a half: machines are busy. */
async function dieIn(ground: Ground, gap: Gap): Promise<boolean> {
  const process = await gap.enter(ground)
  const patience = setTimeout(() => process.child.kill('SIGTERM'), 90_000)
  await process.ended
  clearTimeout(patience)
  return process.child.signalCode === 'SIGKILL'
}

/** Those whose tier waits in its place until their gap comes. */
async function raise({ raw }: Ground, those: readonly Expected[]): Promise<void> {
  const tier = {
    code: 'A',
    since: addDays(systemClock.now(), -60),
    evidence: { reason: 'first', policyVersion: 1 },
  }
  const ids = those.map(({ customerId }) => customerId)
  await raw.collection<{ _id: string }>('customers').updateMany({ _id: { $in: ids } }, { $set: { tier } })
}

async function run(ground: Ground, { short }: Options): Promise<readonly Row[]> {
  const roads = roadsOn(ground)
  const byOrder = ingestWrites.length + roads.orders.length
  const byRun = (runWrites.length + roads.summaries.length) * SUMMARY
  const base = await putBase(ground, { byOrder, byRun, byRunEach: SUMMARY })
  await raise(ground, base.byRun)
  // In a short run every fourth: all of them, in one process, are in test/jobs/gaps.test.ts.
  const gaps = gapsOf(ground, base).filter((_, n) => !short || n % 4 === 2)
  const died = new Map<Gap, boolean>()
  for (const gap of gaps) died.set(gap, await dieIn(ground, gap))

  const all = gaps.flatMap(({ those }) => those)
  // The sender of these was not answered and sends them again; those that were taken in are known.
  await promote(ground, ...all.filter(({ customerId }) => customerId === base.byOrder[0]?.customerId))
  const healer = startFaultWorker(ground, { quick: true })
  await settled(ground, all, { withinMs: 180_000, hurried: true })
  await sleep(1_000)
  const differing = await differences(ground)
  healer.child.kill('SIGTERM')
  await healer.ended
  return Promise.all(gaps.map((gap) => rowOf(ground, gap, { died: died.get(gap) === true, differing })))
}

async function rowOf(
  ground: Ground,
  { name, those }: Gap,
  { died, differing }: { readonly died: boolean; readonly differing: number },
): Promise<Row> {
  const { changes, inHistory, delivered, doubled, lost } = await outcomeOf(ground, those)
  return {
    fault: `killed after ${name}`,
    store: ground.store,
    rounds: 1,
    ...{ changes, inHistory, delivered, doubled, lost },
    seconds: 0,
    seen: seenAs({ differing }),
    broken: unkept({
      'the process dies there': died,
      'every change is in history exactly once': inHistory === changes,
      'every change is told once': lost === 0 && doubled === 0,
      'facts are those of all events': differing === 0,
    }),
  }
}

/** A process that kills itself after a named write. */
export const gaps: Fault = {
  name: 'gaps',
  help: 'killed after each write of ingest, decision, run, relay, delivery and summary, each by name',
  on: ['embedded', 'real'],
  run,
}
