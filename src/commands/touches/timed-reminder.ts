import type { CommandDeps } from '#src/commands/deps.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import { nextTouchOf } from '#src/domain/follow-up/next-touch.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import { valueAtRiskMinor } from '#src/domain/follow-up/value-at-risk.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import type { Asker } from '#src/domain/user.ts'
import type { DateWords } from '#src/grammar/date-words.ts'

/** What is done where no playbook says it: the rep knows. */
const plainTouch = {
  channel: 'phone',
  content: 'service',
  goal: { en: 'Keep what was agreed', zh: '落实约定事项' },
  callToAction: { en: 'Agree on the next step', zh: '约定下一步' },
} as const

/** The name itself, or where a reminder of that name has ended, taken back or done early, the next one that has not. */
async function freeId({ reminders }: Pick<CommandDeps, 'reminders'>, name: string): Promise<string> {
  for (let n = 1; ; n++) {
    const id = n === 1 ? name : `${name}|${n}`
    const standing = await reminders.get(id)
    if (!standing || standing.state === 'open') return id
  }
}

/**
 * The reminder that somebody sets themselves; its `_id` names customer, reader and moment, so saying it twice is one, and
 * saying it again after it was taken back is another.
 */
export async function timedReminder(
  { policies, reminders, clock }: CommandDeps,
  customer: Customer,
  { at, rest }: Pick<DateWords, 'at' | 'rest'>,
  { userId }: Asker,
): Promise<Reminder> {
  const now = clock.now()
  const policy = await activePolicy({ policies })
  const touch = nextTouchOf(customer, policy, now) ?? plainTouch
  const tier = standingTier(customer, now)

  return {
    _id: await freeId({ reminders }, `${customer._id}|timed|${at.toISOString()}|${userId}`),
    customerId: customer._id,
    to: userId,
    kind: 'timed',
    dueAt: at,
    since: at,
    channel: touch.channel,
    content: touch.content,
    goal: touch.goal,
    callToAction: touch.callToAction,
    ...(tier === undefined ? {} : { tier }),
    lifecycle: customer.lifecycle,
    valueAtRiskMinor: valueAtRiskMinor(customer, policy, undefined, now),
    isUrgent: false,
    state: 'open',
    ...(rest === '' ? {} : { note: rest }),
    plannedAt: now,
    ...(customer.sample ? { sample: true as const } : {}),
    rev: 1,
  }
}
