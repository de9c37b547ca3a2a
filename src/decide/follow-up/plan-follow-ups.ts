import { allocate, type Room, rankOf, touchesIn } from '#src/domain/follow-up/allocate.ts'
import { batchMost, isBatchable } from '#src/domain/follow-up/batch.ts'
import { bookedDays, type Candidate, fitsBeside } from '#src/domain/follow-up/candidate.ts'
import { heldBack } from '#src/domain/follow-up/hold-back.ts'
import { isLastDay } from '#src/domain/follow-up/reasons.ts'
import { mayStandAgain, type Reminder } from '#src/domain/follow-up/reminder.ts'
import type { PlanDeps } from './plan-deps.ts'
import { type Planning, planningFor } from './planning.ts'
import { readBook } from './read-book.ts'
import { changeReminder } from './settle-reminder.ts'
import { openPlanned, tidyOpen } from './tidy-open.ts'

/** How a candidate gets on the list: as a new reminder, as one that stands open, or as one that was withdrawn. */
type Option = { readonly candidate: Candidate; readonly standing?: Reminder }

/** One touch a day and customer: of several reasons the weightiest. */
function onePerCustomer(options: readonly Option[]): readonly Option[] {
  const ordered = options.toSorted((a, b) => rankOf(a.candidate) - rankOf(b.candidate))
  const byCustomer = Map.groupBy(ordered, ({ candidate }) => candidate.reminder.customerId)
  return [...byCustomer.values()].flatMap(([first]) => first ?? [])
}

/** Planned beyond the caps, and still to be kept. */
const isAppointment = ({ kind, state }: Reminder): boolean => kind === 'timed' && state === 'open'

/** New touches, but for customers who have one open; what has ended under the same key is not planned twice. */
async function newOptions(
  deps: PlanDeps,
  book: readonly Candidate[],
  open: readonly Reminder[],
): Promise<readonly Option[]> {
  const openOnes = Map.groupBy(open, ({ customerId }) => customerId)
  const wanted = book.filter(({ reminder }) => {
    const others = openOnes.get(reminder.customerId) ?? []
    // The floor goes beside whatever else is open: only so it comes to the manager.
    return reminder.kind === 'floor' ? others.every(({ kind }) => kind !== 'floor') : others.length === 0
  })
  const found = await deps.reminders.getMany(wanted.map(({ reminder }) => reminder._id))
  const standing = new Map(found.map((reminder) => [reminder._id, reminder]))

  return wanted.flatMap((candidate) => {
    const before = standing.get(candidate.reminder._id)
    if (!before) return [{ candidate }]
    return mayStandAgain(before) || isAppointment(before) ? [{ candidate, standing: before }] : []
  })
}

const inBatch = (reminder: Reminder, { frame: { policy } }: Planning): boolean =>
  !reminder.isGrowing && isBatchable(reminder, policy)

const counted = (reminders: readonly Reminder[], planning: Planning): number =>
  touchesIn(reminders.map((reminder) => ({ isBatchable: inBatch(reminder, planning) })))

/** What the day's list has room for, after what was done on it already. */
async function roomOf({ reminders }: PlanDeps, planning: Planning): Promise<Room> {
  const { user, frame } = planning
  const { day, policy } = frame
  const listed = await reminders.listed(user._id, day.weekStart, day.end)
  const planned = listed.filter(({ kind, state }) => kind !== 'timed' && state !== 'withdrawn')
  const before = planned.filter(({ dueAt, state }) => dueAt < day.start || state !== 'open')
  const byDay = Map.groupBy(before, ({ dueAt }) => dueAt.getTime())
  const today = before.filter(({ dueAt }) => dueAt >= day.start)

  return {
    touches: Math.max(0, policy.followUp.repPerDay - counted(today, planning)),
    batchMost,
    batched: today.filter((reminder) => inBatch(reminder, planning)).length,
    growing: {
      share: policy.followUp.growingShare,
      weekTouches: [...byDay.values()].reduce((sum, ofDay) => sum + counted(ofDay, planning), 0),
      weekGrowing: before.filter(({ isGrowing }) => isGrowing).length,
    },
  }
}

/** Writes a chosen touch as it is to stand; what stands so already is not written again. */
async function putOnList(deps: PlanDeps, { candidate, standing }: Option, planning: Planning): Promise<void> {
  const { day } = planning.frame
  const { to } = candidate.reminder
  if (!standing || isAppointment(standing)) return
  if (standing.state === 'open') {
    if (standing.dueAt >= day.start) return
    await changeReminder(deps, standing, () => ({ set: { dueAt: day.start }, unset: ['snoozedUntil'] }))
    return
  }
  const again = { state: 'open', to, dueAt: day.start } as const
  await deps.reminders.change(standing._id, standing.rev, { set: again, unset: ['snoozedUntil', 'result'] })
}

/** The plain touch gives way to the floor's, once that stands. */
async function withdrawSuperseded(
  deps: PlanDeps,
  open: readonly Reminder[],
  chosen: readonly Candidate[],
): Promise<void> {
  const floors = new Set(
    chosen.filter(({ reminder }) => reminder.kind === 'floor').map(({ reminder }) => reminder.customerId),
  )
  for (const reminder of open.filter(({ kind, customerId }) => kind === 'touch' && floors.has(customerId))) {
    await changeReminder(deps, reminder, () => ({ set: { state: 'withdrawn' } }))
  }
}

/** Everything that stands open for these customers, whoever has it; what is planned is brought here where it belongs here. */
async function openElsewhere(deps: PlanDeps, candidates: readonly Candidate[], planning: Planning) {
  const customers = [...new Set(candidates.map(({ reminder }) => reminder.customerId))]
  const read = async () => {
    const all = await deps.reminders.openFor(customers)
    return { open: all.filter(({ kind }) => kind !== 'timed'), all }
  }
  const others = (await read()).open.filter(({ to }) => to !== planning.user._id)
  const arrived = await tidyOpen(deps, others, planning)
  const { open, all } = await read()

  return { open, arrived, timed: all.filter(({ kind }) => kind === 'timed') }
}

/** The touches that leave the caps whole, also once everything is done that reps have timed for these customers. */
function fitting(
  options: readonly Option[],
  timed: readonly Reminder[],
  { frame }: Planning,
): readonly Option[] {
  const booked = Map.groupBy(timed, ({ customerId }) => customerId)
  const daysOf = (id: string) => bookedDays(booked.get(id) ?? [], frame.day)
  return options.filter(({ candidate }) =>
    fitsBeside(candidate, daysOf(candidate.reminder.customerId), frame),
  )
}

/** The day's touches in their order, each with what stands of it; writes nothing. */
async function choose(deps: PlanDeps, planning: Planning, here: readonly Reminder[]) {
  const { day } = planning.frame
  const standing = await tidyOpen(deps, here, planning)
  const book = await readBook(deps, planning)
  const { open, arrived, timed } = await openElsewhere(deps, [...book, ...standing], planning)
  const fresh = await newOptions(deps, book, open)
  const opened = [...standing, ...arrived]
    .filter((candidate) => day.isWorkingDay || isLastDay(candidate, day))
    .map((candidate) => ({ candidate, standing: candidate.reminder }))
  const fits = fitting([...opened, ...fresh], timed, planning)
  const options = new Map(onePerCustomer(fits).map((option) => [option.candidate, option] as const))
  const chosen = allocate([...options.keys()], await roomOf(deps, planning))

  return { open, chosen, options: chosen.flatMap((candidate) => options.get(candidate) ?? []) }
}

/** Open ones on this person's list, in the order chosen. */
async function listOfDay(
  { reminders }: PlanDeps,
  chosen: readonly Candidate[],
  userId: string,
): Promise<readonly Reminder[]> {
  const found = await reminders.getMany(chosen.map(({ reminder }) => reminder._id))
  const byId = new Map(found.map((reminder) => [reminder._id, reminder]))

  return chosen
    .flatMap(({ reminder }) => byId.get(reminder._id) ?? [])
    .filter(({ to, state }) => to === userId && state === 'open')
}

/**
 * Plans one person's local day and answers its list, in order: the only writer of planned reminders. Twice on one day it
 * changes nothing, also where it was killed in between: each reminder's key names its occasion, all else is conditional.
 * On a day off it plans and answers floors alone, of customers who would go without before the next working day.
 */
export async function planFollowUps(deps: PlanDeps, userId: string, now: Date): Promise<readonly Reminder[]> {
  const planning = await planningFor(deps, userId, now)
  if (!planning) return []
  const here = await openPlanned(deps, userId)
  const { open, chosen, options } = await choose(deps, planning, here)
  const { policy } = planning.frame
  const fresh = options.filter(({ standing }) => !standing).map(({ candidate }) => candidate.reminder)
  await deps.reminders.plan(
    fresh.map((reminder) => (heldBack(reminder, policy) ? { ...reminder, state: 'held-back' } : reminder)),
  )
  for (const option of options) await putOnList(deps, option, planning)
  await withdrawSuperseded(deps, open, chosen)

  return listOfDay(deps, chosen, userId)
}
