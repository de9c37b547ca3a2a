import type { FeedbackEvent, InteractionEvent, OrderEvent } from '#src/domain/event.ts'
import { aMoment } from './a-customer.ts'

let made = 0

const base = (customerId: string, source: string, at: Date) => ({
  _id: `${source}|${++made}`,
  customerId,
  source,
  at,
  bookedAt: at,
  receivedAt: at,
})

/** An order of `yuan` in the shop, at the tests' moment. */
export const anOrder = (
  customerId: string,
  { yuan = 100, at = aMoment, ...given }: Partial<OrderEvent> & { readonly yuan?: number } = {},
): OrderEvent => ({
  ...base(customerId, 'shop', at),
  kind: 'order',
  amountMinor: yuan * 100,
  currency: 'CNY',
  ...given,
})

/** A call from the customer. */
export const aTouch = (
  customerId: string,
  { at = aMoment, ...given }: Partial<InteractionEvent> = {},
): InteractionEvent => ({
  ...base(customerId, 'crm', at),
  kind: 'interaction',
  channel: 'phone',
  direction: 'in',
  ...given,
})

/** Five stars for the service. */
export const aRating = (
  customerId: string,
  { at = aMoment, ...given }: Partial<FeedbackEvent> = {},
): FeedbackEvent => ({
  ...base(customerId, 'crm', at),
  kind: 'feedback',
  topic: 'service',
  rating: 5,
  ...given,
})
