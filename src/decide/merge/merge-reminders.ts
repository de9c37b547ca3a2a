import { cardsToClose } from '#src/decide/follow-up/settle-reminder.ts'
import type { MergeRecord } from '#src/domain/customer.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import type { FinishDeps } from './merge-deps.ts'

type Deps = Pick<FinishDeps, 'reminders' | 'clock'>

const mostTries = 5

/** The `_id` under which a reminder that somebody timed goes on with the other customer. */
const copyId = (id: string, into: string): string => `${id}|${into}`

/** Open reminders of the merged one end: planning makes the other's own. What a person timed goes on. */
export async function moveReminders(
  deps: Deps,
  { into, reminders: noted }: MergeRecord,
  source: string,
): Promise<void> {
  const { reminders } = deps
  for (const id of noted) {
    const reminder = await reminders.get(id)
    if (!reminder || reminder.customerId !== source) continue
    if (reminder.kind === 'timed' && reminder.state === 'open') {
      await reminders.plan([{ ...reminder, _id: copyId(id, into), customerId: into }])
      // They were merged before, and that was taken back.
      await change(deps, copyId(id, into), 'withdrawn', 'open')
    }
    await change(deps, id, 'open', 'withdrawn')
  }
}

/** Those that the merge has ended are open again; their copies go. */
export async function moveRemindersBack(deps: Deps, { into, reminders: noted }: MergeRecord) {
  for (const id of noted) {
    await change(deps, copyId(id, into), 'open', 'withdrawn')
    await change(deps, id, 'withdrawn', 'open')
  }
}

/** Where it is settled meanwhile it stays so. */
async function change(
  { reminders, clock }: Deps,
  id: string,
  from: Reminder['state'],
  state: Reminder['state'],
): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    const reminder = await reminders.get(id)
    if (reminder?.state !== from) return
    const cards = state === 'withdrawn' ? cardsToClose(reminder, clock.now()) : {}
    if (await reminders.change(id, reminder.rev, { set: { state, ...cards } })) return
  }
}
