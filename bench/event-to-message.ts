import { setTimeout as sleep } from 'node:timers/promises'
import type { OrderEvent } from '#src/domain/event.ts'
import { ingestFacts } from '#src/ingest/facts/ingest-facts.ts'
import { systemClock } from '#src/start/system-clock.ts'
import { type Base, depsOf, largeYuan, orderOf, putBase } from '../test/faults/base.ts'
import { type Ground, openGround } from '../test/faults/ground.ts'
import { startProductWorker } from '../test/faults/workers.ts'
import { anOrder } from '../test/helpers/builders/a-fact.ts'
import type { Bench } from './bench.ts'
import { numberIn } from './bench-store.ts'

const EVENTS_A_SECOND = 50
/** One event in so many promotes its customer. */
const PROMOTION_EVERY = 100
const OTHERS = 1_000
/** After the last event: the window, the road, and a sweep if something has gone wrong. */
const PATIENCE_MS = 90_000

/** The orders in the order in which they come: small ones of many customers, and now and then a large one. */
function eventsOf({ byOrder, others }: Base, count: number): readonly OrderEvent[] {
  return Array.from({ length: count }, (_, n) => {
    const promoted =
      n % PROMOTION_EVERY === PROMOTION_EVERY / 2 ? byOrder[Math.floor(n / PROMOTION_EVERY)] : undefined
    const at = systemClock.now()
    if (promoted) return orderOf(promoted.customerId, largeYuan, at)
    return anOrder(others[n % others.length]?.customerId ?? '', { _id: `shop|small|${n}`, yuan: 100, at })
  })
}

/** Sends each at its moment, whether or not those before it have been accepted; answers when each was sent. */
async function sendAll(ground: Ground, events: readonly OrderEvent[]): Promise<ReadonlyMap<string, number>> {
  const deps = depsOf(ground)
  const sentAt = new Map<string, number>()
  const from = performance.now()
  const accepted: Promise<unknown>[] = []
  for (const [n, event] of events.entries()) {
    await sleep(Math.max(0, from + (n * 1_000) / EVENTS_A_SECOND - performance.now()))
    sentAt.set(event.customerId, Date.now())
    accepted.push(ingestFacts(deps, [event]))
  }
  await Promise.all(accepted)
  return sentAt
}

type Sent = { readonly sentAt?: Date; readonly notice: { readonly customerId: string } }

/** When each promotion's message was recorded as delivered. */
async function deliveries(
  { raw }: Ground,
  promoted: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const giveUpAt = performance.now() + PATIENCE_MS
  for (;;) {
    const rows = await raw
      .collection<Sent>('outbox')
      .find({ state: 'sent', 'notice.customerId': { $in: promoted } })
      .toArray()
    if (rows.length >= promoted.length || performance.now() > giveUpAt) {
      return new Map(rows.map(({ notice, sentAt }) => [notice.customerId, sentAt?.getTime() ?? Number.NaN]))
    }
    await sleep(250)
  }
}

const quantile = (ascending: readonly number[], share: number): number =>
  Math.round(ascending[Math.min(ascending.length - 1, Math.ceil(ascending.length * share) - 1)] ?? Number.NaN)

async function measure(ground: Ground, seconds: number) {
  const events = EVENTS_A_SECOND * seconds
  const promotions = Math.floor(events / PROMOTION_EVERY)
  const base = await putBase(ground, { byOrder: promotions, byRun: 0, others: OTHERS })
  const worker = startProductWorker(ground)
  await worker.until(/"msg":"up"/)
  const sentAt = await sendAll(ground, eventsOf(base, events))
  const delivered = await deliveries(
    ground,
    base.byOrder.map(({ customerId }) => customerId),
  )
  worker.child.kill('SIGTERM')
  await worker.ended

  const took = [...delivered].map(([id, at]) => at - (sentAt.get(id) ?? Number.NaN)).sort((a, b) => a - b)
  return {
    n: events,
    figures: {
      p50: quantile(took, 0.5),
      p95: quantile(took, 0.95),
      longest: took.at(-1) ?? Number.NaN,
      events,
      promotions,
      delivered: delivered.size,
    },
  }
}

/** From an order that is sent to the message about the promotion that it brings, through the queues of a real worker. */
export const eventToMessage: Bench = {
  name: 'event-to-message',
  help: '50 events a second for 60 s (--seconds S), one in 100 a promotion; milliseconds from the event to its message, the 2 s window included',
  async run(args) {
    const ground = (await openGround('real', false)) ?? (await openGround('embedded', false))
    if (!ground) throw new Error('no store')
    try {
      const { n, figures } = await measure(ground, numberIn(args, '--seconds', 60))
      return { bench: 'event-to-message', store: ground.store, n, ratio: null, figures }
    } finally {
      await ground.close()
    }
  },
}
