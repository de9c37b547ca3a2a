import { workCalendarsOf } from '#src/decide/calendar/work-calendar.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import { localDay } from '#src/domain/local-day.ts'
import { present } from '#src/domain/present.ts'
import { isAskingTime } from '#src/domain/question/asking-time.ts'
import { bestQuestion } from '#src/domain/question/best-question.ts'
import type { Candidate } from '#src/domain/question/candidate.ts'
import { candidatesOf } from '#src/domain/question/candidates.ts'
import { answerableDays, type Question, questionId } from '#src/domain/question/question.ts'
import { isMuted } from '#src/domain/tell/mutes.ts'
import type { Asker, User } from '#src/domain/user.ts'
import type { Calendars } from '#src/ports/calendars.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Customers } from '#src/ports/customers.ts'
import type { Forecasts } from '#src/ports/forecasts.ts'
import type { Outbox } from '#src/ports/outbox.ts'
import type { Cuts, Policies } from '#src/ports/policies.ts'
import type { Questions } from '#src/ports/questions.ts'
import type { Users } from '#src/ports/users.ts'

/** The ports that asking needs. */
export type AskOwnersDeps = {
  readonly customers: Customers
  readonly users: Users
  readonly policies: Policies
  readonly cuts: Cuts
  readonly forecasts: Forecasts
  readonly calendars: Calendars
  readonly outbox: Outbox
  readonly questions: Questions
  readonly clock: Clock
}

/** An owner's most valuable customers are looked at, so many: whoever has more has no time for the others' questions. */
const MOST = 1_000

const asOwner = ({ _id, name, role, locale, zone }: User): Asker => ({
  userId: _id,
  name,
  role,
  locale,
  zone,
  sees: [_id],
})

const ownedBy = (deps: AskOwnersDeps, user: User): Promise<readonly Customer[]> =>
  deps.customers.visibleTo(asOwner(user)).list({ kind: 'customer', owners: [user._id] }, 0, MOST)

/** Nobody is asked the same again while they may still answer it. */
async function notAskedLately(
  { questions, clock }: AskOwnersDeps,
  { _id }: User,
  candidates: readonly Candidate[],
): Promise<readonly Candidate[]> {
  const keyOf = ({ kind, customerId }: Candidate) => `${kind}|${customerId}`
  const lately = (await questions.openTo(_id)).filter(({ expiresAt }) => expiresAt > clock.now())
  const asked = new Set(lately.map(keyOf))
  return candidates.filter((candidate) => !asked.has(keyOf(candidate)))
}

/** The best question of the day for one owner; undefined where none is worth a tap. */
async function choose(deps: AskOwnersDeps, user: User, day: string): Promise<Question | undefined> {
  const now = deps.clock.now()
  const policy = await activePolicy(deps)
  const [customers, cut, forecast] = await Promise.all([
    ownedBy(deps, user),
    deps.cuts.latest(policy.version),
    deps.forecasts.latest(policy.version),
  ])
  const asked = customers.filter(
    ({ _id }) => !isMuted(user.settings, { kind: 'question', customerId: _id, channel: undefined }),
  )
  const candidates = candidatesOf(asked, { policy, now, ...present({ cut, fits: forecast?.fits }) })
  const best = bestQuestion(await notAskedLately(deps, user, candidates))
  if (!best) return undefined

  const isSample = customers.find(({ _id }) => _id === best.customerId)?.sample
  return {
    ...best,
    _id: questionId(user._id, day),
    to: user._id,
    askedAt: now,
    expiresAt: addDays(now, answerableDays),
    ...present({ sample: isSample }),
  }
}

/** The question first, the message second; both are named after the day, so that a second look asks nothing more. */
async function askOne(deps: AskOwnersDeps, user: User, day: string): Promise<string | undefined> {
  const standing = await deps.questions.get(questionId(user._id, day))
  const question = standing ?? (await choose(deps, user, day))
  if (!question) return undefined

  if (!standing) await deps.questions.put(question)
  const { _id, customerId, askedAt } = question
  const notice = { kind: 'question', questionId: _id, customerId, at: askedAt } as const
  const put = await deps.outbox.put([{ _id, to: user._id, notice }], deps.clock.now())
  return put.has(_id) ? _id : undefined
}

const isAsked = (user: User, calendarOf: (zone: string) => WorkCalendar, now: Date): boolean =>
  user.active &&
  (user.role === 'rep' || user.role === 'manager') &&
  calendarOf(user.zone).isWorkingDay(localDay(now, user.zone)) &&
  isAskingTime(now, user.zone)

/**
 * Asks every owner whose hour it is the one question whose answer would most probably change something.
 * @returns the keys of the messages that are new
 */
export async function askOwners(deps: AskOwnersDeps): Promise<readonly string[]> {
  const now = deps.clock.now()
  const calendarOf = await workCalendarsOf(deps)
  const keys: string[] = []
  for (const user of await deps.users.list()) {
    if (!isAsked(user, calendarOf, now)) continue
    const key = await askOne(deps, user, localDay(now, user.zone))
    if (key !== undefined) keys.push(key)
  }
  return keys
}
