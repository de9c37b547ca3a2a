import type { Customer } from '#src/domain/customer.ts'
import type { ReminderChange } from './reminders.ts'
import type { OwnChange } from './users.ts'

type CustomerFields = Partial<
  Pick<Customer, 'name' | 'aliases' | 'searchKeys' | 'owner' | 'kind' | 'parent' | 'attrs' | 'tags'> &
    Pick<Customer, 'override' | 'followUp' | 'status' | 'mergedInto'>
>

/** One thing that takes part of a change back. Data, since it may be done by another process. Each is idempotent. */
export type UndoStep =
  /** Facts that were said in the chat count no longer. */
  | { readonly do: 'retract-events'; readonly customerId: string; readonly eventIds: readonly string[] }
  /** The next date of a logged touch is what it was. */
  | {
      readonly do: 'set-next'
      readonly customerId: string
      readonly eventId: string
      readonly nextAt?: Date
    }
  /** A reminder that was settled is open again. */
  | { readonly do: 'reopen-reminder'; readonly reminderId: string }
  /** An open reminder's fields are what they were. */
  | {
      readonly do: 'change-reminder'
      readonly reminderId: string
      readonly set: Omit<ReminderChange['set'], 'state' | 'result'>
      readonly unset: readonly 'snoozedUntil'[]
    }
  /** A reminder that the asker made goes. */
  | { readonly do: 'withdraw-reminder'; readonly reminderId: string }
  /** What somebody set for themselves, or for a colleague, is what it was. Refused where it was changed since. */
  | {
      readonly do: 'set-own'
      readonly userId: string
      readonly set: OwnChange['set']
      readonly unset: readonly NonNullable<OwnChange['unset']>[number][]
      /** What the change wrote there (null: absent). */
      readonly now: Readonly<Record<string, unknown>>
    }
  /** A problem that was reported waits for nobody any more. */
  | { readonly do: 'withdraw-problem'; readonly problemId: string }
  /**
   * A customer's fields are what they were; those that were absent go. Refused where one of them was changed since: `now`
   * is what the change wrote there (null: absent).
   */
  | {
      readonly do: 'set-customer'
      readonly customerId: string
      readonly set: CustomerFields
      readonly unset: readonly (keyof CustomerFields)[]
      readonly now: Readonly<Record<string, unknown>>
    }
  /** A merged customer is a record of its own again, with the facts it had. */
  | { readonly do: 'unmerge'; readonly customerId: string }

/** A change that its author can still take back. `_id` names the change, so that recording it twice is one. */
export type Undoable = {
  readonly _id: string
  /** User id of whoever made it: nobody else can take it back. */
  readonly by: string
  readonly at: Date
  /** The command that made it: what the answer to `undo` says was taken back. */
  readonly command: string
  readonly customerId?: string
  /** In the order to do them. */
  readonly steps: readonly UndoStep[]
  readonly undoneAt?: Date
}

/**
 * What people can take back. A command that changes something puts one entry here once the change is written
 * (`deps.undos.put({ _id: deps.ids.next(), by: asker.userId, at: deps.clock.now(), command: 'tag', customerId, steps })`)
 * and offers the button of `undoButton(locale, id)` on its card; `src/commands/undo.ts` does the rest within 10
 * minutes. A change of a new kind adds its step to `UndoStep` and how it is done to `src/decide/undo/take-back.ts`.
 */
export type Undos = {
  /** Inserts it where its `_id` is new. */
  put(undoable: Undoable): Promise<void>
  get(id: string): Promise<Undoable | undefined>
  /** This person's newest change since then that was not taken back yet. */
  newest(by: string, since: Date): Promise<Undoable | undefined>
  /** After its steps were done. */
  markUndone(id: string, at: Date): Promise<void>
  removeSample(): Promise<number>
}
