import type { OrderBrief, TouchBrief } from '#src/domain/facts.ts'

/** No list in a customer's document is longer. */
const longestList = 24

const orderKey = (order: OrderBrief) => `${order.currency}|${order.product ?? ''}`
const touchKey = (t: TouchBrief) =>
  [t.channel, t.direction, t.answered, t.by, t.content, t.outcome, t.nextAt?.getTime()].join('|')
const byText = (a: string, b: string) => (a < b ? -1 : Number(a > b))

/** A total order, so that equal instants fold alike whatever came first. */
const compareOrders = (a: OrderBrief, b: OrderBrief) =>
  a.at.getTime() - b.at.getTime() || a.amountMinor - b.amountMinor || byText(orderKey(a), orderKey(b))

const compareTouches = (a: TouchBrief, b: TouchBrief) =>
  a.at.getTime() - b.at.getTime() || byText(touchKey(a), touchKey(b))

/** The newest 24, newest last. */
export const newestOrders = (orders: readonly OrderBrief[]): readonly OrderBrief[] =>
  orders.toSorted(compareOrders).slice(-longestList)

/** The newest 24, newest last. */
export const newestTouches = (touches: readonly TouchBrief[]): readonly TouchBrief[] =>
  touches.toSorted(compareTouches).slice(-longestList)

/** The newest touch of all. */
export const newestTouch = (touches: readonly TouchBrief[]): TouchBrief | undefined =>
  touches.reduce<TouchBrief | undefined>(
    (best, touch) => (best === undefined || compareTouches(touch, best) > 0 ? touch : best),
    undefined,
  )
