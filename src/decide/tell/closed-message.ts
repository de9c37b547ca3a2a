import { optionWords } from '#src/cards/asking/question-card.ts'
import type { Card } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import type { Reader } from '#src/cards/parts/reader.ts'
import { type Closed, closedCard } from '#src/cards/told/closed-card.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import { present } from '#src/domain/present.ts'
import type { User } from '#src/domain/user.ts'
import type { OutboxRow } from '#src/ports/outbox.ts'
import { customerOf } from './about.ts'
import type { TellDeps } from './deps.ts'

type Deps = Pick<
  TellDeps,
  'reminders' | 'questions' | 'problems' | 'customers' | 'users' | 'policies' | 'clock'
>

/** What was told, and whom. */
type Told = Pick<OutboxRow, 'notice' | 'to'>

const nameOf = async ({ users }: Deps, id: string): Promise<string> => (await users.byId(id))?.name ?? id

/** `to`: whom it was told as theirs to do; absent: somebody else who was to know. */
async function ofReminder(deps: Deps, id: string, to?: string): Promise<Closed> {
  const reminder = await deps.reminders.get(id)
  const { state, result, dueAt, kind } = reminder ?? {}
  if (state === 'done' && result) return { how: 'done', by: await nameOf(deps, result.by), at: result.at }
  if (!reminder || state !== 'open' || !dueAt) return { how: 'not-needed' }
  if (to !== undefined && reminder.to !== to)
    return { how: 'handed-over', to: await nameOf(deps, reminder.to) }
  return dueAt > deps.clock.now()
    ? { how: 'put-off', to: dueAt, hasTime: kind === 'timed' }
    : { how: 'touched' }
}

async function ofQuestion(deps: Deps, reader: Reader, id: string): Promise<Closed> {
  const { answered, options } = (await deps.questions.get(id)) ?? {}
  if (!answered) return { how: 'not-needed' }
  const { by, at, code } = answered
  const option = options?.find((one) => one.code === code)
  const said = option && optionWords(reader, option, (await activePolicy(deps)).baseCurrency)
  return { how: 'answered', by: await nameOf(deps, by), at, ...present({ said }) }
}

async function ofProblem(deps: Deps, id: string): Promise<Closed> {
  const { state, answer, assignee } = (await deps.problems.get(id)) ?? {}
  if (state === 'open' && assignee) return { how: 'handed-over', to: await nameOf(deps, assignee) }
  if (!answer) return { how: 'not-needed' }
  return {
    how: 'answered',
    by: await nameOf(deps, answer.by),
    at: answer.at,
    ...present({ said: answer.text }),
  }
}

/** What has become of what a message asked for, as its data has it now. */
async function becomeOf(deps: Deps, { notice, to }: Told, reader: Reader): Promise<Closed> {
  switch (notice.kind) {
    case 'reminder':
      return ofReminder(deps, notice.reminderId, to)
    case 'escalation':
      return ofReminder(deps, notice.reminderId)
    case 'problem-opened':
    case 'problem-overdue':
      return ofProblem(deps, notice.problemId)
    case 'question':
      return ofQuestion(deps, reader, notice.questionId)
    case 'proposals':
    case 'contacts':
      return { how: notice.kind }
    default:
      return { how: 'list' }
  }
}

/** The card that takes the place of a message whose work is done, in its reader's language. */
export async function closedMessage(deps: Deps, told: Told, { locale, zone }: User): Promise<Card> {
  const reader: Reader = { locale, zone, now: deps.clock.now() }
  const customerId = customerOf(told.notice)
  const customer = customerId === undefined ? undefined : await deps.customers.get(customerId)
  return closedCard(reader, await becomeOf(deps, told, reader), customer && clip(customer.name))
}
