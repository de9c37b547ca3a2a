import { cardsToClose } from '#src/decide/follow-up/settle-reminder.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import type { Outbox } from '#src/ports/outbox.ts'
import type { Queues } from '#src/ports/queue.ts'
import type { Reminders } from '#src/ports/reminders.ts'
import type { UndoStep } from '#src/ports/undos.ts'
import { type ChangeDeps, type Changed, changeCustomer } from './change-customer.ts'
import { tellAssigned } from './tell-assigned.ts'
import { undoOf } from './undo-step.ts'

type Deps = ChangeDeps & {
  readonly reminders: Reminders
  readonly outbox: Outbox
  readonly queues: Pick<Queues, 'enqueue' | 'enqueueMany'>
}

/** How it went: customers that have another owner now, reminders that moved, and how all of it is taken back. */
export type Assigned = {
  readonly changed: readonly Changed[]
  readonly reminders: number
  readonly steps: readonly UndoStep[]
}

const portion = 200

/**
 * Gives customers another owner and their open reminders with them, and tells both owners. What they are told stands
 * first, then the owner: killed in between, the same again moves the reminders that are left.
 */
export async function assignCustomers(
  deps: Deps,
  {
    customers,
    to,
    by,
  }: { readonly customers: readonly Customer[]; readonly to: string; readonly by: string },
): Promise<Assigned> {
  const moves = customers
    .filter(({ owner }) => owner !== to)
    .map((customer) => ({ customer, from: customer.owner, to }))
  await tellAssigned(deps, { moves, by })

  const changed: Changed[] = []
  for (const { _id } of customers) {
    const one = await changeCustomer(deps, _id, { by, action: 'change:assign' }, ({ owner }) =>
      owner === to ? undefined : { set: { owner: to }, unset: [] },
    )
    if (one) changed.push(one)
  }
  const moved = await moveReminders(
    deps,
    customers.map(({ _id }) => _id),
    to,
  )
  return { changed, reminders: moved.length, steps: [...changed.map(undoOf), ...moved.map(backTo)] }
}

const backTo = ({ _id, to }: Reminder): UndoStep => ({
  do: 'change-reminder',
  reminderId: _id,
  set: { to },
  unset: [],
})

/** Open reminders go to the new owner's list; one that is settled meanwhile stays. Answers them as they were. */
async function moveReminders(
  { reminders, clock }: Deps,
  customerIds: readonly string[],
  to: string,
): Promise<readonly Reminder[]> {
  const moved: Reminder[] = []
  for (let from = 0; from < customerIds.length; from += portion) {
    const open = await reminders.openFor(customerIds.slice(from, from + portion))
    for (const reminder of open.filter((each) => each.to !== to)) {
      const set = { to, ...cardsToClose(reminder, clock.now()) }
      if (await reminders.change(reminder._id, reminder.rev, { set })) moved.push(reminder)
    }
  }
  return moved
}
