import type { Lifecycle, ValueState } from '#src/domain/customer.ts'
import type { Channel } from '#src/domain/event.ts'
import type { Bilingual } from '#src/domain/locale.ts'
import type { ContentCategory } from './content.ts'
import type { TouchOutcome } from './outcome.ts'

/**
 * Why somebody is reminded. `touch`: the playbook's next one; `floor`: the attention floor; `occasion`: a birthday, an
 * anniversary …; `call-back`: a satisfaction call; `win-back`: a dormant customer is asked why; `timed`: the rep wanted
 * it at that moment, and no cap counts it.
 */
const reminderKinds = ['touch', 'floor', 'occasion', 'call-back', 'win-back', 'timed'] as const
export type ReminderKind = (typeof reminderKinds)[number]

export const occasions = ['birthday', 'first-order', 'contract-end', 'yearly-reward'] as const
export type Occasion = (typeof occasions)[number]

/** What a reminder is for whose reason is that somebody said that the contact has left. */
export const findContactAction = 'find-contact'

/** How a reminder ended. `eventId`: the touch that was logged; absent: the reminder alone was put away. */
export type ReminderResult = {
  readonly at: Date
  /** User id. */
  readonly by: string
  readonly outcome: TouchOutcome
  readonly eventId?: string
}

/**
 * One thing to do for one customer. `_id` names the occasion, so that planning the same twice is one reminder:
 * `customerId|touch|2026-11-25` for the touch that follows from the last one.
 */
export type Reminder = {
  readonly _id: string
  readonly customerId: string
  /** Whose list it is on: the owner, or whoever covers for them. */
  readonly to: string
  readonly kind: ReminderKind
  readonly occasion?: Occasion
  /** When it is to be done: the start of its local working day; of a timed one the moment. */
  readonly dueAt: Date
  /** The first day it was due: what overdue counts from; snoozing does not move it. */
  readonly since: Date
  readonly channel: Channel
  readonly content: ContentCategory
  /** The playbook's short name of what is done. */
  readonly action?: string
  readonly goal: Bilingual
  readonly callToAction: Bilingual
  /** As the customer stood when it was planned: what compliance is reported by. */
  readonly tier?: string
  readonly lifecycle: Lifecycle
  readonly valueState?: ValueState
  /** What is lost if the customer goes, in base-currency minor units: the order of the list. */
  readonly valueAtRiskMinor: number
  /** A complaint, an appointment, an overdue top customer, the floor: never held back. */
  readonly isUrgent: boolean
  /** One of the lower tiers' customers that grow: of a week's touches a share is theirs. */
  readonly isGrowing?: true
  /** The hour, 0 to 23 on the rep's clock, at which the customer usually answers. */
  readonly hour?: number
  /** `held-back`: part of the measurement of what follow-up earns; `withdrawn`: nothing left to do. */
  readonly state: 'open' | 'done' | 'withdrawn' | 'held-back'
  readonly snoozedUntil?: Date
  /** When its moment was put on its way to the rep (`timed`); a new moment is told anew. */
  readonly toldAt?: Date
  /** What the rep wrote to themselves (`timed`). */
  readonly note?: string
  /** The newest local day (YYYY-MM-DD) whose morning list it was on. */
  readonly listedOn?: string
  /** Since when what was told of it does not hold any more: its cards are to be closed. */
  readonly cardsDueAt?: Date
  /** How many levels of escalation were told: 1 the rep, 2 the manager, 3 the manager again. */
  readonly escalated?: 1 | 2 | 3
  readonly result?: ReminderResult
  readonly plannedAt: Date
  readonly sample?: true
  readonly rev: number
}

/** A floor that was put away without a touch is not kept, and one without its reason may have it again. */
export const mayStandAgain = ({ kind, state, result }: Reminder): boolean =>
  state === 'withdrawn' || (kind === 'floor' && state === 'done' && result?.eventId === undefined)

/** The day (YYYY-MM-DD) that names what a planned reminder is for, from the end of its key; undefined where none does. */
export const occasionDayOf = ({ _id }: Pick<Reminder, '_id'>): string | undefined =>
  /\d{4}-\d{2}-\d{2}$/.exec(_id)?.[0]
