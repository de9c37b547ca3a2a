import type { CardButton } from '#src/cards/card.ts'
import { openProblem, promiseMoment } from '#src/cards/service/problem-card.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { nameOf, withdrawalOf } from '#src/commands/gathered/problem-view.ts'
import { reportProblem } from '#src/decide/service/report-problem.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { FeedbackTopic } from '#src/domain/event.ts'
import type { Asker } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'
import type { UndoStep } from '#src/ports/undos.ts'

/** What a customer complains of. `id`: the feedback's own event, so that said twice it is one problem. */
type Complaint = {
  readonly id: string
  readonly topic: FeedbackTopic
  readonly rating: number
  readonly note: string
}

/** Who has it until when, in words; the button that opens it; and how it is taken back. */
type ComplaintProblem = {
  readonly told: string
  readonly open: CardButton
  readonly steps: readonly UndoStep[]
}

/** A complaint, or the lowest marks, is a problem that service answers, as if it had been reported as one. */
export async function problemOfComplaint(
  deps: CommandDeps,
  customer: Customer,
  { id, topic, rating, note }: Complaint,
  { userId, locale, zone }: Asker,
): Promise<ComplaintProblem> {
  const named = { topic: t(locale, `feedback.topic-${topic}`), n: rating }
  const problem = await reportProblem(deps, {
    customer,
    text: note === '' ? t(locale, 'feedback.problem-text', named) : note,
    by: userId,
    id: `${id.replace(/^chat\|/u, '')}|problem`,
  })
  const assignee = (await nameOf(deps, problem.assignee)) ?? problem.assignee
  const moment = promiseMoment({ locale, zone, now: deps.clock.now() }, problem)

  return {
    told: t(locale, 'feedback.problem', { assignee, moment }),
    open: openProblem(locale, customer, problem),
    steps: withdrawalOf(problem),
  }
}
