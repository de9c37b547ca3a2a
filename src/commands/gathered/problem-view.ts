import type { Reply } from '#src/cards/card.ts'
import {
  customerProblemsCard,
  type ProblemLine,
  problemCard,
  problemsCard,
} from '#src/cards/service/problem-card.ts'
import { recordRead } from '#src/commands/changes/record-read.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { mostOpen } from '#src/decide/service/service-deps.ts'
import { mayAnswer } from '#src/decide/tell/problem.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Problem } from '#src/domain/service/problem.ts'
import { promisedHours } from '#src/domain/service/promise.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import type { Asker } from '#src/domain/user.ts'
import type { UndoStep } from '#src/ports/undos.ts'

const fields = ['name', 'tier', 'owner', 'problems']

/** A person's name; undefined where nobody is meant or known. */
export async function nameOf({ users }: CommandDeps, id: string | undefined): Promise<string | undefined> {
  return id === undefined ? undefined : (await users.byId(id))?.name
}

const readerOf = ({ clock }: CommandDeps, { locale, zone }: Asker) => ({ locale, zone, now: clock.now() })
/** The asker as the rights look at people. */
export const asUser = ({ userId, role }: Asker) => ({ _id: userId, role })

/** One problem as it stands, after what has just been done to it. */
export async function viewed(
  deps: CommandDeps,
  problem: Problem,
  customer: Customer,
  asker: Asker,
  done?: string,
): Promise<Reply> {
  await recordRead(deps, asker, 'problem', { customer, fields })
  const card = problemCard(readerOf(deps, asker), {
    problem,
    customer,
    policy: await activePolicy(deps),
    owner: await nameOf(deps, customer.owner),
    assignee: await nameOf(deps, problem.answer?.by ?? problem.assignee),
    canAnswer: mayAnswer(asUser(asker), problem.assignee),
    ...(done === undefined ? {} : { done }),
  })
  return { card }
}

async function linesOf(
  deps: CommandDeps,
  problems: readonly Problem[],
  customers: readonly Customer[],
): Promise<readonly ProblemLine[]> {
  const byId = new Map(customers.map((customer) => [customer._id, customer]))
  const names = new Map((await deps.users.list()).map(({ _id, name }) => [_id, name]))
  return problems.flatMap((problem) => {
    const customer = byId.get(problem.customerId)
    return customer ? [{ problem, customer, assignee: names.get(problem.assignee) }] : []
  })
}

/** What waits for the asker: service's own, everybody else's by the customers they see. */
export async function mine(deps: CommandDeps, asker: Asker): Promise<Reply> {
  const open = await deps.problems.allOpen(mostOpen)
  const found = await deps.customers.getMany([...new Set(open.map(({ customerId }) => customerId))])
  const { sees, userId, role } = asker
  const seen = found.filter(({ owner }) => sees === 'all' || (owner !== undefined && sees.includes(owner)))
  const theirs = role === 'service' ? open.filter(({ assignee }) => assignee === userId) : open
  await recordRead(deps, asker, 'problem', { fields })

  return { card: problemsCard(readerOf(deps, asker), await linesOf(deps, theirs, seen)) }
}

/** What a customer waits for. */
export async function summed(deps: CommandDeps, customer: Customer, asker: Asker): Promise<Reply> {
  await recordRead(deps, asker, 'problem', { customer, fields })
  const policy = await activePolicy(deps)
  const card = customerProblemsCard(readerOf(deps, asker), {
    customer,
    policy,
    owner: await nameOf(deps, customer.owner),
    promisedHours: promisedHours(policy, standingTier(customer, deps.clock.now())),
    lines: await linesOf(deps, await deps.problems.openFor([customer._id]), [customer]),
  })
  return { card }
}

/** Reported by mistake: nobody answers it, and its note counts no longer. */
export const withdrawalOf = ({ _id, customerId }: Problem): readonly UndoStep[] => [
  { do: 'withdraw-problem', problemId: _id },
  { do: 'retract-events', customerId, eventIds: [_id] },
]
