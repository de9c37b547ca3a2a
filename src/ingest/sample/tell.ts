import { instant, workingDayBefore } from './calendar.ts'
import { type EventLog, productNamed } from './event-log.ts'
import type { Told } from './told.ts'

type At = (daysAgo: number, hour: number) => Date

/** Writes a story into the log, on working days before the end day and at hours that differ. */
export function tell(story: Told, endDay: number, owner: string, log: EventLog): void {
  const at: At = (daysAgo, hour) => instant(workingDayBefore(endDay, daysAgo), hour)
  for (const touch of story.touches) tellTouch(touch, owner, at, log)
  for (const order of story.orders) tellOrder(order, story.refunds, at, log)
  for (const rating of story.ratings) tellRating(rating, at, log)
}

function tellTouch(
  [daysAgo, channel, how, note]: Told['touches'][number],
  owner: string,
  at: At,
  log: EventLog,
) {
  const touch =
    how === 'in'
      ? ({ direction: 'in' } as const)
      : ({ direction: 'out', answered: how === 'answered', by: owner } as const)
  log.touch(at(daysAgo, 10 + (daysAgo % 5) / 4), {
    channel,
    ...touch,
    ...(note === undefined ? {} : { note }),
  })
}

function tellOrder(
  [daysAgo, yuan, product]: Told['orders'][number],
  refunds: Told['refunds'],
  at: At,
  log: EventLog,
): void {
  const order = log.order(at(daysAgo, 14 + (daysAgo % 9) / 3), yuan, productNamed(product))
  for (const [backAgo, ofDaysAgo, share] of refunds) {
    if (ofDaysAgo === daysAgo) log.refund(order, at(backAgo, 16), share)
  }
}

function tellRating([daysAgo, topic, rating, note]: Told['ratings'][number], at: At, log: EventLog): void {
  const complaint = rating <= 2 ? { complaint: true } : {}
  log.rating(at(daysAgo, 17.5), { topic, rating, ...complaint, ...(note === undefined ? {} : { note }) })
}
