import { workCalendarOf } from '#src/decide/calendar/work-calendar.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import { present } from '#src/domain/present.ts'
import { leastLoaded } from '#src/domain/service/assign-problem.ts'
import type { Problem } from '#src/domain/service/problem.ts'
import { promisedBy, promisedHours } from '#src/domain/service/promise.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import type { User } from '#src/domain/user.ts'
import { ingestFacts } from '#src/ingest/facts/ingest-facts.ts'
import { openedRows, tellRows } from './problem-notices.ts'
import { mostOpen, type ServiceDeps } from './service-deps.ts'

/** A problem of use, as somebody reports it. */
type Report = {
  readonly customer: Customer
  readonly text: string
  /** User id. */
  readonly by: string
  /** What makes two clicks one problem; absent: a new one. */
  readonly id?: string | undefined
}

/** Service's least loaded; where there is no service the owner, then an admin, then whoever reports it. */
async function assigneeFor(
  { users, problems }: Pick<ServiceDeps, 'users' | 'problems'>,
  { customer, by }: Report,
): Promise<User | undefined> {
  const all = await users.list()
  const active = all.filter((user) => user.active)
  return (
    leastLoaded(all, await problems.allOpen(mostOpen)) ??
    active.find(({ _id }) => _id === customer.owner) ??
    active.find(({ role }) => role === 'admin') ??
    active.find(({ _id }) => _id === by)
  )
}

async function problemOf(deps: ServiceDeps, report: Report, id: string): Promise<Problem> {
  const { customer, text, by } = report
  const now = deps.clock.now()
  const tier = standingTier(customer, now)
  const assignee = await assigneeFor(deps, report)
  const hours = promisedHours(await activePolicy(deps), tier)
  const calendar = await workCalendarOf(deps, assignee?.zone)

  return {
    _id: id,
    customerId: customer._id,
    text,
    openedBy: by,
    openedAt: now,
    assignee: assignee?._id ?? by,
    promisedHours: hours,
    dueAt: promisedBy(calendar, assignee?.zone ?? 'UTC', now, hours),
    state: 'open',
    ...present({ tier, sample: customer.sample }),
    rev: 1,
  }
}

/**
 * Takes a problem in: the note that reports it, the problem with its assignee and its promise, and the message to
 * whoever has it. Reported twice under one id it is one problem.
 */
export async function reportProblem(deps: ServiceDeps, report: Report): Promise<Problem> {
  const { customer, text, by } = report
  const id = `chat|${report.id ?? deps.ids.next()}`
  const known = await deps.problems.get(id)
  if (known) return known

  const problem = await problemOf(deps, report, id)
  const at = problem.openedAt
  const note = { kind: 'note', text, by, topic: 'usage' } as const
  const base = { _id: id, customerId: customer._id, source: 'chat', at, bookedAt: at, receivedAt: at }
  await ingestFacts(deps, [{ ...base, ...note }])
  const isNew = await deps.problems.open(problem)
  await tellRows(deps, isNew ? openedRows(problem) : [], at)

  return isNew ? problem : ((await deps.problems.get(id)) ?? problem)
}
