import type { Card } from '#src/cards/card.ts'
import { proposalsCard } from '#src/cards/told/proposals-card.ts'
import { tierChangeCard } from '#src/cards/told/tier-change-card.ts'
import { workCalendarOf } from '#src/decide/calendar/work-calendar.ts'
import { careOf } from '#src/decide/follow-up/care-of.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import { AppError } from '#src/domain/errors.ts'
import { present } from '#src/domain/present.ts'
import type { User } from '#src/domain/user.ts'
import type { Notice, OutboxRow, SummedNotice, TierChangeNotice } from '#src/ports/outbox.ts'
import { assignedMessage } from './assigned.ts'
import { contactsMessage } from './contacts.ts'
import { daySummary } from './day-summary.ts'
import type { TellDeps } from './deps.ts'
import { weekMessage } from './digest.ts'
import { escalationMessage } from './escalation.ts'
import { houseCard } from './house-card.ts'
import { problemMessage } from './problem.ts'
import { proposalsFor } from './proposals.ts'
import { questionMessage } from './question.ts'
import { timedMessage } from './reminder.ts'
import { summaryMessage } from './summary.ts'
import { todayMessage } from './today.ts'
import { warningCard } from './warning-cards.ts'

/** A message that nobody can be told any more: no later attempt changes that. */
export const cannotTell = (row: OutboxRow, what: string): AppError =>
  new AppError({
    code: 'undeliverable',
    message: `The message ${row._id} cannot be delivered: ${what}.`,
    remedy: 'Check the user with `npm run -s cli -- users list`.',
  })

type Asked<Kind extends Notice> = {
  readonly row: OutboxRow
  readonly notice: Kind
  readonly reader: User
}

async function changeCard(deps: TellDeps, { row, notice, reader }: Asked<TierChangeNotice>): Promise<Card> {
  const customer = await deps.customers.get(notice.customerId)
  if (!customer) throw cannotTell(row, 'its customer is gone')

  const policy = await activePolicy(deps)
  const [cut, forecast, care, owner] = await Promise.all([
    deps.cuts.latest(policy.version),
    deps.forecasts.latest(policy.version),
    careOf(deps, customer),
    customer.owner === undefined || customer.owner === reader._id
      ? undefined
      : deps.users.byId(customer.owner),
  ])
  return tierChangeCard(reader.locale, reader.zone, {
    customer,
    notice,
    policy,
    forecast,
    care,
    now: deps.clock.now(),
    calendar: await workCalendarOf(deps, reader.zone),
    ...present({ cut, owner: owner?.name }),
  })
}

/** Nothing where all have been answered meanwhile. */
async function proposalCard(deps: TellDeps, reader: User): Promise<Card | undefined> {
  const customers = await proposalsFor(deps, reader)
  if (customers.length === 0) return undefined

  const policy = await activePolicy(deps)
  return proposalsCard(reader.locale, reader.zone, { customers, policy, now: deps.clock.now() })
}

/**
 * The message as its reader gets it: built now, in their language, from the notice's data. Undefined where there is
 * nothing left to say.
 * @throws AppError `undeliverable` where its customer is gone
 */
export async function messageCard(deps: TellDeps, row: OutboxRow, reader: User): Promise<Card | undefined> {
  const { notice } = row
  const cardOf = (each: SummedNotice) => messageCard(deps, { ...row, notice: each }, reader)
  switch (notice.kind) {
    case 'tier-change':
      return changeCard(deps, { row, notice, reader })
    case 'early-warning':
      return warningCard(deps, notice, reader)
    case 'tier-summary':
      return summaryMessage(deps, { notice, reader, cardOf })
    case 'today':
      return todayMessage(deps, notice, reader, cardOf)
    case 'reminder':
      return timedMessage(deps, notice, { to: row.to, reader })
    case 'escalation':
      return escalationMessage(deps, notice, reader)
    case 'contacts':
      return contactsMessage(deps, reader)
    case 'question':
      return questionMessage(deps, notice, reader)
    case 'digest':
      return (await weekMessage(deps, notice, reader, 'card'))?.card
    case 'day-summary':
      return daySummary(deps, notice, reader)
    case 'problem-opened':
    case 'problem-answered':
    case 'problem-overdue':
      return problemMessage(deps, notice, reader)
    case 'assigned':
    case 'reassigned':
      return assignedMessage(deps, notice, reader)
    case 'proposals':
      return proposalCard(deps, reader)
    default:
      return houseCard(notice, reader, deps.clock.now())
  }
}
