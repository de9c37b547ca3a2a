import type { Channel, FactEvent, FeedbackEvent, InteractionEvent, OrderEvent } from '#src/domain/event.ts'
import { type Product, products } from './markets.ts'
import type { Random } from './random.ts'

/** The source that all events of the sample name. */
export const sampleSource = 'sample'

/** Whose events are written: `run` tells the seed and the end day, so that an id says which sample it is of. */
export type LogOwner = { readonly run: string; readonly key: string; readonly customerId: string }

/** One customer's events as they are written: numbers them, so that ids repeat from run to run. */
export type EventLog = {
  readonly events: readonly FactEvent[]
  order(at: Date, yuan: number, product: Product): OrderEvent
  refund(order: OrderEvent, at: Date, share: number): void
  touch(at: Date, touch: Pick<InteractionEvent, 'channel' | 'direction' | 'answered' | 'by' | 'note'>): void
  /** `note`: why, where there is more to say. */
  stage(at: Date, stage: string, note?: string): void
  rating(at: Date, rating: Pick<FeedbackEvent, 'topic' | 'rating' | 'complaint' | 'note'>): void
}

/** `sample|7.2026-11-22.c0001.3` */
const eventId = (run: string, key: string, index: number): string => `${sampleSource}|${run}.${key}.${index}`

/** Quantities people order: two figures that end in 0 or 5 where there are many. */
function neatQuantity(wanted: number): number {
  const step = wanted >= 1000 ? 100 : wanted >= 100 ? 50 : wanted >= 20 ? 5 : 1
  return Math.max(1, Math.round(wanted / step) * step)
}

/** @param random decides how many minutes later each fact was recorded. */
export function eventLog({ run, key, customerId }: LogOwner, random: Random): EventLog {
  const events: FactEvent[] = []
  const base = (at: Date) => ({
    _id: eventId(run, key, events.length),
    customerId,
    source: sampleSource,
    at,
    bookedAt: at,
    receivedAt: new Date(at.getTime() + Math.floor(1 + random() * 30) * 60_000),
  })
  return {
    events,
    order(at, yuan, { name, price }) {
      const quantity = neatQuantity(yuan / price)
      const amountMinor = Math.round(quantity * price * 100)
      const orderNumber = `SO-${key}-${String(events.length).padStart(3, '0')}`
      const order = {
        ...base(at),
        kind: 'order',
        orderNumber,
        amountMinor,
        currency: 'CNY',
        product: name,
        quantity,
      } as const
      events.push(order)
      return order
    },
    refund({ orderNumber, amountMinor, at: bookedAt, currency }, at, share) {
      const back = Math.min(amountMinor, Math.max(1, Math.round(amountMinor * share)))
      const number = orderNumber === undefined ? {} : { orderNumber }
      events.push({ ...base(at), bookedAt, kind: 'refund', ...number, amountMinor: back, currency })
    },
    touch: (at, touch) => void events.push({ ...base(at), kind: 'interaction', ...touch }),
    stage: (at, stage, note) =>
      void events.push({ ...base(at), kind: 'stage', stage, ...(note === undefined ? {} : { note }) }),
    rating: (at, rating) => void events.push({ ...base(at), kind: 'feedback', ...rating }),
  }
}

/** The catalogue's product of this name. */
export function productNamed(word: string): Product {
  const found = products.find(({ name }) => name.includes(word))
  if (found === undefined) throw new RangeError(`No product ${word}.`)
  return found
}

/** Ways of talking, and how usual each is. */
export const habits: Readonly<Record<'zh' | 'en', readonly (readonly [Channel, number])[]>> = {
  zh: [
    ['wechat', 42],
    ['phone', 36],
    ['visit', 11],
    ['mail', 6],
    ['event', 3],
    ['web', 2],
  ],
  en: [
    ['mail', 42],
    ['phone', 36],
    ['visit', 6],
    ['wechat', 7],
    ['event', 3],
    ['web', 6],
  ],
}
