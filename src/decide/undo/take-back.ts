import { changeReminder } from '#src/decide/follow-up/settle-reminder.ts'
import { unmergeCustomer } from '#src/decide/merge/merge-customers.ts'
import { withdrawProblem } from '#src/decide/service/withdraw-problem.ts'
import { retractFacts, setNextDate } from '#src/ingest/facts/revise-facts.ts'
import type { FactDeps } from '#src/ingest/import-deps.ts'
import type { Audit } from '#src/ports/audit.ts'
import type { Problems } from '#src/ports/problems.ts'
import type { Questions } from '#src/ports/questions.ts'
import type { Reminders } from '#src/ports/reminders.ts'
import type { Undoable, UndoStep, Undos } from '#src/ports/undos.ts'
import type { Users } from '#src/ports/users.ts'
import { reopenReminder, withdrawReminder } from './reminder-steps.ts'
import { setCustomerBack, standsAsMade } from './set-customer-back.ts'
import { ownStandsAsMade, setOwnBack } from './set-own-back.ts'

/** The ports that taking a change back needs. */
export type TakeBackDeps = FactDeps & {
  readonly reminders: Reminders
  readonly problems: Problems
  readonly questions: Questions
  readonly users: Users
  readonly undos: Undos
  readonly audit: Audit
}

/**
 * Takes a change back: every step, then the mark, so that what dies in between is completed by the next try. False, and
 * nothing done, where somebody has changed since what it would change.
 */
export async function takeBack(deps: TakeBackDeps, undoable: Undoable): Promise<boolean> {
  const { _id, by, command, customerId, steps } = undoable
  const at = deps.clock.now()
  for (const step of steps) {
    if (step.do === 'set-customer' && !(await standsAsMade(deps, step))) return false
    if (step.do === 'set-own' && !(await ownStandsAsMade(deps, step))) return false
  }

  await deps.audit.record({
    at,
    who: by,
    action: `undo:${command}`,
    ...(customerId === undefined ? {} : { customerId }),
  })
  for (const step of steps) await take(deps, step, by)
  await deps.undos.markUndone(_id, at)
  return true
}

type Take<Do extends UndoStep['do']> = (
  deps: TakeBackDeps,
  step: Extract<UndoStep, { do: Do }>,
  by: string,
) => Promise<unknown>

/** How each kind of step is done: one line each. */
const takes: { readonly [Do in UndoStep['do']]: Take<Do> } = {
  'retract-events': (deps, { eventIds }) => retractFacts(deps, eventIds),
  'set-next': (deps, { eventId, nextAt }) => setNextDate(deps, eventId, nextAt),
  'reopen-reminder': (deps, { reminderId }) => reopenReminder(deps, reminderId),
  'withdraw-reminder': (deps, { reminderId }) => withdrawReminder(deps, reminderId),
  'withdraw-problem': (deps, { problemId }) => withdrawProblem(deps, problemId),
  'change-reminder': async (deps, { reminderId, set, unset }) => {
    const reminder = await deps.reminders.get(reminderId)
    if (reminder) await changeReminder(deps, reminder, () => ({ set, unset }))
  },
  'set-customer': setCustomerBack,
  'set-own': setOwnBack,
  unmerge: (deps, { customerId }, by) => unmergeCustomer(deps, customerId, by),
}

const take = (deps: TakeBackDeps, step: UndoStep, by: string): Promise<unknown> =>
  (takes[step.do] as Take<UndoStep['do']>)(deps, step, by)
