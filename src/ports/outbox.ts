import type { CarePlan, TierEvidence } from '#src/domain/customer.ts'
import type { FactKind } from '#src/domain/event.ts'
import type { Moved } from '#src/domain/tell/moved.ts'
import type { StatedFrequency } from '#src/domain/warning/track-record.ts'
import type { AssignedNotice } from './notices/assigned.ts'
import type { ContactsNotice } from './notices/contacts.ts'
import type { DaySummaryNotice, DigestNotice } from './notices/digest.ts'
import type { EscalationNotice } from './notices/escalation.ts'
import type { ProblemNotice } from './notices/problem.ts'
import type { QuestionNotice } from './notices/question.ts'
import type { ReminderNotice } from './notices/reminder.ts'
import type {
  AdmittedNotice,
  AppIdleNotice,
  BlockedNotice,
  NewcomerNotice,
  UnconfirmedNotice,
  WorkspaceNotice,
} from './notices/surface.ts'

/** A customer's tier has changed: for its owner, and for whoever else is to know. */
export type TierChangeNotice = {
  readonly kind: 'tier-change'
  readonly customerId: string
  readonly from?: string
  readonly to: string
  readonly evidence: TierEvidence
  readonly moved?: Moved
  readonly plan?: CarePlan
  readonly at: Date
}

/** A demotion is to be expected: for the customer's owner, before it happens. */
export type EarlyWarningNotice = {
  readonly kind: 'early-warning'
  readonly customerId: string
  /** Tier codes. */
  readonly from: string
  readonly to: string
  /** Since when the tier stands that it is about: with another one there is nothing left to say. */
  readonly since: Date
  readonly expectedFrom: Date
  readonly expectedTo: Date
  /** How often such warnings have come true; absent where too few have settled. */
  readonly stated?: StatedFrequency
  readonly at: Date
}

/** What a summary may say: anything but another one. */
export type SummedNotice = Exclude<Notice, SummaryNotice>

/** Says other rows as well, once: they are `settledBy` its own row. */
export type SummaryNotice = TierSummaryNotice | TodayNotice

/** Many changes, warnings or escalations for one reader as one message. */
export type TierSummaryNotice = {
  readonly kind: 'tier-summary'
  /** What they have in common: `morning|2026-12-14`, `run|…`, `quiet|…`, `burst|…`, `policy|2`, `warnings|…`. */
  readonly group: string
  readonly at: Date
  /** What it says, and by which rows: written once, before the first post; whatever comes later is not in it. */
  readonly changes?: readonly SummedNotice[]
  readonly members?: readonly string[]
}

/** A rep's morning list: at its head what waited for the morning, then the reminders of the day. */
export type TodayNotice = {
  readonly kind: 'today'
  /** The rep's local day. */
  readonly day: string
  /** What waited for this morning: `morning|2026-12-14`. */
  readonly group: string
  /** Ids, in the order of the list; those that are still open at delivery are shown. */
  readonly reminders: readonly string[]
  readonly at: Date
  /** As a summary's. */
  readonly changes?: readonly SummedNotice[]
  readonly members?: readonly string[]
}

/** Tier changes wait for a person: for the manager. The card is made of those that still do. */
type ProposalsNotice = { readonly kind: 'proposals'; readonly at: Date }

/** A message was refused for good: for the admins. */
export type UndeliveredNotice = {
  readonly kind: 'undelivered'
  /** Whom it was for. */
  readonly reader: string
  readonly code: string
  readonly at: Date
}

/** A source of facts has fallen silent, or speaks again: for the admins. */
export type SourceNotice = {
  readonly kind: 'source-silent' | 'source-back'
  readonly source: string
  /** What it tells of customers. */
  readonly kinds: readonly FactKind[]
  /** Up to when it had told everything. */
  readonly since: Date
  /** How many customers have it. */
  readonly customers: number
  readonly at: Date
}

/** What a message says, as data: the card is built at delivery, in the reader's language. */
export type Notice =
  | QuestionNotice
  | ContactsNotice
  | TierChangeNotice
  | EarlyWarningNotice
  | TierSummaryNotice
  | TodayNotice
  | ReminderNotice
  | EscalationNotice
  | ProblemNotice
  | AssignedNotice
  | DigestNotice
  | DaySummaryNotice
  | ProposalsNotice
  | UndeliveredNotice
  | BlockedNotice
  | UnconfirmedNotice
  | NewcomerNotice
  | AdmittedNotice
  | AppIdleNotice
  | WorkspaceNotice
  | SourceNotice

/** One message to one person. `_id` is the idempotency key. */
export type OutboxRow = {
  readonly _id: string
  readonly to: string
  readonly notice: Notice
  /**
   * `gathered`: a summary has taken it and has not been sent yet; `settled`: it was said by a summary; `collected`: it
   * was due during the trial run, and stays unsent.
   */
  readonly state: 'waiting' | 'leased' | 'sent' | 'failed' | 'gathered' | 'settled' | 'collected'
  readonly attempts: number
  readonly createdAt: Date
  /** It waits for others to be told with; without one it is delivered by itself. */
  readonly group?: string
  /** Not to be delivered, or looked at as a group, before this moment. */
  readonly notBefore?: Date
  /** Its group turned out small: it is told by itself, whatever else has been told lately. */
  readonly alone?: true
  /** How often the surface did not take it. */
  readonly failures?: number
  /** The summary that says it. */
  readonly settledBy?: string
  readonly leaseUntil?: Date
  readonly sentAt?: Date
  /** What it asked for is settled, and its card says so. */
  readonly closedAt?: Date
  readonly failure?: string
}

/** A row as it is put; `group` and `notBefore` where it is to wait. */
export type NewOutboxRow = Pick<OutboxRow, '_id' | 'to' | 'notice'> &
  Partial<Pick<OutboxRow, 'group' | 'notBefore'>>

/** Rows of one reader that wait for each other. */
export type GroupOfReader = { readonly to: string; readonly group: string }

/** What a message may ask somebody to settle: one thing, or whatever of a kind still waits, in cards told since then. */
export type ToSettle =
  | { readonly reminderId: string }
  | { readonly questionId: string }
  | { readonly kinds: readonly Notice['kind'][]; readonly since: Date }

/** A row of a group, while it waits. */
export type GroupedRow = Pick<OutboxRow, '_id' | 'createdAt'>

export type Outbox = {
  /** Idempotent by `_id`; answers the keys that were new. */
  put(rows: readonly NewOutboxRow[], at: Date): Promise<ReadonlySet<string>>
  /**
   * Takes a lease by the database's clock; undefined where it is sent, failed, gathered, held by another, one of a
   * group, or not due at `now` (not given: due).
   */
  lease(id: string, leaseMs: number, now?: Date): Promise<OutboxRow | undefined>
  markSent(id: string, at: Date): Promise<void>
  markFailed(id: string, failure: string): Promise<void>
  /** Once what stood in their way is mended: those that were refused for good wait again; answers how many. */
  retryFailed(): Promise<number>
  /** It was due in the trial run: never sent. */
  markCollected(id: string, at: Date): Promise<void>
  /** Ends a lease without a result, so that another attempt may take it. */
  release(id: string): Promise<void>
  /** The same until later: in a group, or by itself. `failed` counts it as not taken by the surface. */
  postpone(
    id: string,
    until: { readonly notBefore: Date; readonly group?: string; readonly failed?: true },
  ): Promise<void>
  /** Rows without a group that are due at `now` (not given: all), and leased ones whose lease has run out. */
  pending(limit: number, now?: Date): Promise<readonly string[]>
  /** Groups with a row that is due. */
  dueGroups(now: Date, limit: number): Promise<readonly GroupOfReader[]>
  /** Waiting rows of a group, the oldest first. */
  inGroup(of: GroupOfReader): Promise<readonly GroupedRow[]>
  /** Moves waiting rows of a group to another one, or out of it: then each is told by itself. */
  moveGroup(
    of: GroupOfReader,
    into: { readonly group: string; readonly notBefore: Date } | 'alone',
  ): Promise<void>
  /**
   * Tier changes told one by one to the same reader in the time before this row, or about to be; the oldest first. Those
   * that a group has let go are not among them.
   */
  singlesBefore(row: OutboxRow, withinMs: number): Promise<readonly GroupedRow[]>
  /** What is to be told to a reader by itself, and is due: waiting, or being delivered right now. */
  openOf(to: string, now: Date): Promise<readonly OutboxRow[]>
  /** Takes the waiting rows of a group for this summary. */
  gather(summaryId: string, of: GroupOfReader): Promise<void>
  /** The rows it has taken that nothing else has said. */
  gatheredBy(summaryId: string): Promise<readonly OutboxRow[]>
  /** Writes once what a summary says; answers the row as it then stands. */
  seal(
    summaryId: string,
    changes: readonly SummedNotice[],
    members: readonly string[],
  ): Promise<OutboxRow | undefined>
  /** After a summary's end: what it says is settled; what was taken after it was sealed waits again. */
  settle(summaryId: string): Promise<void>
  /** Summaries that have ended, or are gone, and still hold gathered rows. */
  unsettled(limit: number): Promise<readonly string[]>
  get(id: string): Promise<OutboxRow | undefined>
  /** Rows that ask for it by themselves or in a list: told and not closed, or being told right now. */
  toldOf(what: ToSettle, limit: number): Promise<readonly OutboxRow[]>
  /** What it asked for is settled, and nothing is to be done about its card any more. */
  markClosed(id: string, at: Date): Promise<void>
  /** The newest row of this kind for a reader. */
  newest(to: string, kind: Notice['kind']): Promise<OutboxRow | undefined>
  /** Rows whose key begins so, newest first. */
  keyed(prefix: string, limit: number): Promise<readonly OutboxRow[]>
  /** What the trial run has collected, newest first. */
  collected(limit: number): Promise<readonly OutboxRow[]>
  /** How many by reader, most first. */
  countCollected(): Promise<readonly { readonly to: string; readonly count: number }[]>
  /** By state; the first four always. */
  count(): Promise<Readonly<Record<'waiting' | 'leased' | 'sent' | 'failed', number>>>
  removeSample(): Promise<number>
}
