import { setTimeout as sleep } from 'node:timers/promises'
import { type Random, seeded, shuffled } from '#src/domain/evaluation/random.ts'
import type { AProcess } from '../helpers/a-process.ts'
import { type Base, promote, putBase } from './base.ts'
import { differences } from './differences.ts'
import { type Fault, type Options, type Row, seenAs, unkept } from './fault.ts'
import type { Ground } from './ground.ts'
import { longestMs, type Outcome, settled } from './outcome.ts'
import { killed, startFaultWorker, startProductWorker } from './workers.ts'

type Plan = { readonly byOrder: number; readonly byRun: number; readonly kills: number }

const whole = (kills = 200): Plan => ({ byOrder: 6 * kills, byRun: 4 * kills, kills })
const brief: Plan = { byOrder: 60, byRun: 60, kills: 6 }

/** How long a process takes until its first jobs run: what a random moment is measured in. */
async function startMs(start: () => AProcess): Promise<number> {
  const from = performance.now()
  const worker = start()
  await worker.until(/"msg":"up"/)
  const took = performance.now() - from
  await killed(worker)
  return took
}

const activeNow = async ({ queues }: Ground): Promise<number> =>
  Object.values(await queues.counts()).reduce((sum, { active }) => sum + active, 0)

/** Between shortly before the first job and half a second after it. */
const momentOf = (random: Random, usualMs: number): number => usualMs * 0.6 + random() * (usualMs * 0.4 + 500)

/** In every second round the moment is looked for where work is under way: within 60 ms of its being seen. */
async function untilMoment(ground: Ground, random: Random, usualMs: number): Promise<void> {
  const latest = performance.now() + momentOf(random, usualMs)
  if (random() < 0.5) return void (await sleep(Math.max(0, latest - performance.now())))

  const before = await activeNow(ground)
  const giveUpAt = latest + usualMs
  while (performance.now() < giveUpAt && (await activeNow(ground)) <= before) await sleep(3)
  await sleep(random() * 60)
}

/** Orders come in while workers start, work and die; the run of the tiers falls into the middle. */
async function killAgainAndAgain(
  ground: Ground,
  { byOrder }: Base,
  { kills }: Plan,
  { start, random }: { readonly start: () => AProcess; readonly random: Random },
): Promise<number> {
  const usualMs = await startMs(start)
  const orders = shuffled(byOrder, random)
  const each = Math.ceil(orders.length / kills)
  let atWork = 0
  for (let round = 0; round < kills; round++) {
    const worker = start()
    const before = await activeNow(ground)
    await promote(ground, ...orders.slice(round * each, (round + 1) * each))
    if (round === Math.floor(kills / 2)) await ground.queues.enqueue('retier', {})
    await untilMoment(ground, random, usualMs)
    await killed(worker)
    if ((await activeNow(ground)) > before) atWork += 1
  }
  return atWork
}

const promisesOf = ({ changes, inHistory, delivered, doubled, open }: Outcome, differing: number) => ({
  'every change is in history exactly once': inHistory === changes,
  'every change is told': delivered === changes,
  'no change is told twice': doubled === 0,
  'nothing is left on its way': open === 0,
  'facts are those of all events': differing === 0,
})

async function run(ground: Ground, { short, seed, kills }: Options): Promise<readonly Row[]> {
  const from = performance.now()
  const plan = short ? brief : whole(kills)
  const start = () => (short ? startFaultWorker(ground, { quick: true }) : startProductWorker(ground))
  const base = await putBase(ground, { ...plan, byRunEach: short ? 20 : 40 })
  const all = [...base.byOrder, ...base.byRun]

  const atWork = await killAgainAndAgain(ground, base, plan, { start, random: seeded(seed) })
  const last = start()
  const { open, ...outcome } = await settled(ground, all, {
    withinMs: longestMs(ground, short),
    hurried: short,
  })
  last.child.kill('SIGTERM')
  await last.ended
  const differing = await differences(ground)

  const { changes, inHistory, delivered, doubled, lost, takenAgain, summaries } = outcome
  return [
    {
      fault: 'worker killed',
      store: ground.store,
      rounds: plan.kills,
      ...{ changes, inHistory, delivered, doubled, lost },
      seconds: Math.round((performance.now() - from) / 1_000),
      seen: seenAs({ seed, 'kills at work': atWork, 'taken again': takenAgain, summaries, differing }),
      broken: unkept(promisesOf({ ...outcome, open }, differing)),
    },
  ]
}

/** `kill -9` at random moments while thousands of tiers change. */
export const killedWorker: Fault = {
  name: 'killed-worker',
  help: '2,000 tier changes while the worker is killed (kill -9) at 200 random points',
  on: ['embedded', 'real'],
  inShort: 'real',
  run,
}
