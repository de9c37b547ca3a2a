import { setImmediate as otherWork } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { ingestFacts } from '#src/ingest/facts/ingest-facts.ts'
import type { LifeSpec, LivingCompany } from './company.ts'
import { COMPANY_ZONE, type World } from './open-world.ts'
import { drain, runJob, timed } from './play-jobs.ts'
import { schedulesOf } from './schedules.ts'

/** What people do by themselves at a moment: press, type, answer. */
export type People = { act(now: Date): Promise<void> }

/** How many whole days have been lived, and which is next (YYYY-MM-DD). */
export type OnDay = (done: number, day: string) => void

/** What the days bring, taken in the order in which it comes. */
function comingOf({ newcomers, facts }: LivingCompany) {
  let nextComer = 0
  let nextFact = 0
  return {
    newcomers(by: Date) {
      const first = nextComer
      while ((newcomers[nextComer]?.customer.knownSince ?? by) < by) nextComer += 1
      return newcomers.slice(first, nextComer)
    },
    facts(by: Date) {
      const first = nextFact
      while ((facts[nextFact]?.receivedAt ?? by) < by) nextFact += 1
      return facts.slice(first, nextFact)
    },
  }
}

/** New customers first, since facts are of customers that are known. */
async function takeIn(world: World, coming: ReturnType<typeof comingOf>, now: Date): Promise<void> {
  const { store, worker } = world
  const newcomers = coming.newcomers(now)
  if (newcomers.length > 0) {
    const dirty = { token: `new-${now.getTime()}`, at: now, months: [] }
    await worker.deps.customers.insertNew(newcomers.map(({ customer }) => ({ ...customer, dirty })))
    await store.refs.claim(newcomers.flatMap(({ refs }) => refs))
    await worker.queues.enqueueMany(
      'rescore-customer',
      newcomers.map(({ customer }) => ({ customerId: customer._id })),
    )
  }
  const facts = coming.facts(now)
  if (facts.length > 0) await ingestFacts(worker.deps, facts)
}

/** Lives the days one after the other: facts come in, the product's jobs run by their schedules, people act. */
export async function liveDays(
  world: World,
  company: LivingCompany,
  { from, days }: LifeSpec,
  people: People,
  onDay: OnDay = () => undefined,
): Promise<void> {
  const { worker } = world
  const schedules = schedulesOf(COMPANY_ZONE)
  const coming = comingOf(company)
  let last = worker.clock.now()
  for (let day = 0; day < days; day++) {
    const date = Temporal.PlainDate.from(from).add({ days: day })
    onDay(day, date.toString())
    await otherWork() // timers and signals have their turn: what crosses no wire leaves them none
    for (const tick of schedules.ticksOf(date)) {
      worker.clock.moveTo(tick)
      await timed(worker, '(facts)', () => takeIn(world, coming, tick))
      for (const job of schedules.due(last, tick)) await runJob(worker, job)
      last = tick
      await drain(worker)
      await timed(worker, '(people)', () => people.act(tick))
      await drain(worker)
    }
  }
}
