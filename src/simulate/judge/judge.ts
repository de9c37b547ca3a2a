import { workCalendarOf } from '#src/decide/calendar/work-calendar.ts'
import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { FactEvent } from '#src/domain/event.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import type { User } from '#src/domain/user.ts'
import { COMPANY_ZONE, type World } from '#src/simulate/open-world.ts'
import type { Delivered } from '#src/simulate/recording-chat.ts'
import { capBreaches, type Touch } from './caps.ts'
import { digestsOf } from './digests.ts'
import { type FloorMiss, floorMisses } from './floor.ts'
import { messagesPerRepDay } from './messages.ts'
import { quietHourBreaches } from './quiet-hours.ts'
import { dayNumberOf, onTheWall, weekdayOf } from './wall-clock.ts'

/** What half a year came to: the one object that `simulate --json` prints. */
export type SimulationReport = {
  readonly messagesPerRepDay: { readonly p50: number; readonly p95: number }
  readonly reminders: { readonly planned: number; readonly kept: number; readonly escalated: number }
  readonly floorMisses: number
  readonly capBreaches: number
  readonly quietHourBreaches: number
  readonly digests: { readonly due: number; readonly sent: number; readonly doubled: number }
}

/** The report, and what each breach was, in words. */
export type Judged = { readonly report: SimulationReport; readonly breaches: readonly string[] }

const DAY_MS = 86_400_000
const PORTION = 500
const FRIDAY = 5

async function* pagesOf({ store }: World) {
  let after: string | undefined
  for (;;) {
    const page = await store.customers.page(after, PORTION)
    yield page
    after = page.at(-1)?._id
    if (page.length < PORTION) return
  }
}

const isOurs = (event: FactEvent) => event.kind === 'interaction' && event.direction === 'out'

const touchOf = (event: FactEvent, reminders: ReadonlyMap<string, Reminder>): readonly Touch[] => {
  if (event.kind !== 'interaction' || event.direction !== 'out') return []
  const { customerId, by = '', at, reminderId } = event
  const kind = reminders.get(reminderId ?? '')?.kind
  const planned = kind !== undefined && kind !== 'timed'
  return [{ customerId, by, at, planned, ...(reminderId === undefined ? {} : { reminderId }) }]
}

/** Customers and our touches with them, out of what is stored: not out of what was planned. */
async function touchesOf(world: World, reminders: ReadonlyMap<string, Reminder>) {
  const customers: Customer[] = []
  const touches: Touch[] = []
  for await (const page of pagesOf(world)) {
    customers.push(...page)
    const events = await world.store.events.ofCustomers(page.map(({ _id }) => _id))
    touches.push(...events.filter(isOurs).flatMap((event) => touchOf(event, reminders)))
  }
  return { customers, touches }
}

async function remindersOf({ store }: World, start: Date, end: Date): Promise<ReadonlyMap<string, Reminder>> {
  const found = new Map<string, Reminder>()
  const later = new Date(end.getTime() + 400 * DAY_MS)
  for await (const reminder of store.reminders.between(start, later)) found.set(reminder._id, reminder)
  return found
}

/** The local days that were lived. */
function daysOf(start: Date, end: Date, zone: string): readonly string[] {
  const first = dayNumberOf(onTheWall(start, zone).day)
  const count = Math.round((end.getTime() - start.getTime()) / DAY_MS)
  return Array.from({ length: count }, (_, i) => new Date((first + i) * DAY_MS).toISOString().slice(0, 10))
}

/** ISO weeks whose Friday was lived: by then each manager's digest has to be there. */
const weeksOf = (days: readonly string[]): readonly string[] =>
  days.filter((day) => weekdayOf(day) === FRIDAY).map(isoWeekOfFriday)

/** ISO 8601: a week belongs to the year of its Thursday. */
function isoWeekOfFriday(friday: string): string {
  const thursday = new Date((dayNumberOf(friday) - 1) * DAY_MS).toISOString().slice(0, 10)
  const year = thursday.slice(0, 4)
  const week = Math.floor((dayNumberOf(thursday) - dayNumberOf(`${year}-01-01`)) / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

function remindersReport(reminders: ReadonlyMap<string, Reminder>): SimulationReport['reminders'] {
  const planned = [...reminders.values()].filter(({ kind }) => kind !== 'timed')
  return {
    planned: planned.length,
    kept: planned.filter(({ state, result }) => state === 'done' && result?.eventId !== undefined).length,
    escalated: planned.filter(({ escalated }) => escalated !== undefined).length,
  }
}

/** Who, until when, what came of it, and which reminders there were: where to look for the cause. */
const floorSaid =
  (customers: readonly Customer[], reminders: ReadonlyMap<string, Reminder>) =>
  ({ customerId, until, touched }: FloorMiss): string => {
    const { ref, owner = 'nobody' } = customers.find(({ _id }) => _id === customerId) ?? { ref: customerId }
    const own = [...reminders.values()].filter((reminder) => reminder.customerId === customerId)
    const planned = own.map(({ _id, to, state, since, escalated }) =>
      [_id, `since ${since.toISOString()}`, to, state, ...(escalated ? [`escalated ${escalated}`] : [])].join(
        ' ',
      ),
    )
    const end = touched === undefined ? 'not touched since' : `touched on ${touched}`
    return `floor: ${ref} of ${owner}: by ${until}, ${end}; ${planned.join('; ') || 'no reminder'}`
  }

type Life = { readonly start: Date; readonly end: Date; readonly messages: readonly Delivered[] }

const workedOf = (days: readonly string[], calendar: WorkCalendar) =>
  days.filter((day) => calendar.isWorkingDay(day))

/** Judges what was delivered and written down by code of its own: nothing here asks the planner. */
export async function judge(world: World, { start, end, messages }: Life): Promise<Judged> {
  const reminders = await remindersOf(world, start, end)
  const { customers, touches } = await touchesOf(world, reminders)
  const touchedAt = new Map(
    [...Map.groupBy(touches, ({ customerId }) => customerId)].map(([id, own]) => [
      id,
      own.map(({ at }) => at),
    ]),
  )
  const zone = COMPANY_ZONE
  const missed = floorMisses(customers, touchedAt, { start, end, zone })
  const beyond = capBreaches(touches, zone)
  const quiet = quietHourBreaches(messages)
  const users = await world.store.users.list()
  const ofRole = (role: User['role']) => users.filter((user) => user.role === role)
  const days = daysOf(start, end, zone)
  const worked = workedOf(days, await workCalendarOf(world.worker.deps, zone))
  const digests = digestsOf(messages, ofRole('manager'), weeksOf(days))

  return {
    report: {
      messagesPerRepDay: messagesPerRepDay(messages, ofRole('rep'), worked),
      reminders: remindersReport(reminders),
      floorMisses: missed.length,
      capBreaches: beyond.length,
      quietHourBreaches: quiet.length,
      digests,
    },
    breaches: [
      ...missed.map(floorSaid(customers, reminders)),
      ...beyond.map((what) => `cap: ${what}`),
      ...quiet.map(({ key, at }) => `quiet hours: ${key} at ${at.toISOString()}`),
    ],
  }
}
