import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import { aMoment, daysAgo } from './a-customer.ts'

let reminders = 0

/** A touch that is due today, for a customer of its own, on Mei's list. */
export const aReminder = (given: Partial<Reminder> = {}): Reminder => {
  reminders += 1
  const customerId = given.customerId ?? `c-reminded-${process.pid}-${reminders}`
  return {
    _id: `${customerId}|touch|2026-12-12`,
    customerId,
    to: 'mei',
    kind: 'touch',
    dueAt: aMoment,
    since: given.dueAt ?? aMoment,
    channel: 'phone',
    content: 'service',
    action: 'contact',
    goal: { en: 'win the next order', zh: '促成下一笔订单' },
    callToAction: { en: 'Agree on a date', zh: '约定具体时间' },
    tier: 'A',
    lifecycle: 'growing',
    valueAtRiskMinor: 1_000_000,
    isUrgent: false,
    state: 'open',
    plannedAt: daysAgo(1),
    rev: 1,
    ...given,
  }
}
