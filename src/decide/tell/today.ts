import type { Card } from '#src/cards/card.ts'
import { calendarNote } from '#src/cards/follow-up/calendar-note.ts'
import type { ReminderAbout } from '#src/cards/follow-up/reminder-lines.ts'
import { todayCard } from '#src/cards/follow-up/today-card.ts'
import { workCalendarOf } from '#src/decide/calendar/work-calendar.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import { shiftDay } from '#src/domain/calendar/working-days.ts'
import { batchOf } from '#src/domain/follow-up/batch.ts'
import { isCappedNow } from '#src/domain/follow-up/customer-caps.ts'
import { dayOrder } from '#src/domain/follow-up/day-order.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Policy } from '#src/domain/policy.ts'
import { isMuted } from '#src/domain/tell/mutes.ts'
import { morningOf } from '#src/domain/tell/working-morning.ts'
import type { User } from '#src/domain/user.ts'
import type { SummedNotice, TodayNotice } from '#src/ports/outbox.ts'
import { customerOf } from './about.ts'
import type { TellDeps } from './deps.ts'
import { type CardOf, newsRows } from './news-rows.ts'
import { isToDo, occasionDay } from './reminder.ts'

/** What a list is read with: the reader's own language, zone and mutes. */
export type ListReader = Pick<User, '_id' | 'locale' | 'zone' | 'settings'>

/** Whether the reader wants this reminder told. */
const isWanted = ({ settings }: ListReader, { kind, customerId, channel }: Reminder): boolean =>
  !isMuted(settings, { kind: kind === 'occasion' ? 'occasion' : 'reminder', customerId, channel })

/** Reminders with their customers, in the order given; what is done, muted, or has to wait is left out. */
async function aboutThem(
  deps: TellDeps,
  reminders: readonly Reminder[],
  { policy, reader }: { readonly policy: Policy; readonly reader: ListReader },
): Promise<readonly ReminderAbout[]> {
  const found = await deps.customers.getMany([...new Set(reminders.map(({ customerId }) => customerId))])
  const customers = new Map(found.map((customer) => [customer._id, customer]))
  const frame = { policy, zone: reader.zone, now: deps.clock.now() }

  return reminders.flatMap((reminder) => {
    const customer = customers.get(reminder.customerId)
    if (!customer || !isToDo(reminder, customer) || !isWanted(reader, reminder)) return []
    if (isCappedNow(reminder, customer, frame)) return []
    return [{ reminder, customer, policy, occasionAt: occasionDay(reminder, customer, frame) }]
  })
}

/** Where what a day's planning looks ahead to touches a year whose holidays nobody has entered, its list says so. */
async function unknownYearNote(
  deps: TellDeps,
  { locale, zone }: ListReader,
  { followUp }: Policy,
): Promise<string | undefined> {
  const today = localDay(deps.clock.now(), zone)
  const ahead = [today, shiftDay(today, followUp.floor.planAheadDays)]
  return calendarNote(locale, await workCalendarOf(deps, zone), ahead)
}

/** The list's card of these reminders, in the order given; `news` are the rows at its head. */
export async function todayListCard(
  deps: TellDeps,
  reminders: readonly Reminder[],
  reader: ListReader,
  {
    news = [],
    showAll = false,
  }: { readonly news?: Parameters<typeof todayCard>[2]['news']; readonly showAll?: boolean } = {},
): Promise<Card> {
  const policy = await activePolicy(deps)
  const about = await aboutThem(deps, reminders, { policy, reader })
  const { single, batch } = batchOf(
    about.map(({ reminder }) => reminder),
    policy,
  )
  const of = (wanted: readonly Reminder[]) => about.filter(({ reminder }) => wanted.includes(reminder))

  const now = deps.clock.now()
  const lines = { news, lines: of(single), batch: of(batch), showAll, now }
  const footer = about.length === 0 ? undefined : await unknownYearNote(deps, reader, policy)
  return { ...todayCard(reader.locale, reader.zone, lines), ...(footer === undefined ? {} : { footer }) }
}

/** The list's, those that have joined the day since, and what the rep has timed for today: in the order of `today`. */
async function remindersOf(
  { reminders }: TellDeps,
  { reminders: ids, day }: TodayNotice,
  { _id, zone }: ListReader,
): Promise<readonly Reminder[]> {
  const found = new Map((await reminders.getMany(ids)).map((reminder) => [reminder._id, reminder]))
  const listed = ids.flatMap((id) => found.get(id) ?? [])
  const open = await reminders.openOf([_id], morningOf(shiftDay(day, 1), zone))
  const isToday = ({ kind, dueAt, listedOn }: Reminder) =>
    listedOn === day || (kind === 'timed' && localDay(dueAt, zone) <= day)

  const joined = open.filter((reminder) => isToday(reminder) && !ids.includes(reminder._id))
  return [...listed, ...joined].toSorted(dayOrder)
}

/** The morning list as its reader gets it; undefined where there is neither news nor anything to do. */
export async function todayMessage(
  deps: TellDeps,
  notice: TodayNotice,
  reader: ListReader,
  cardOf: CardOf,
): Promise<Card | undefined> {
  const wanted = (notice.changes ?? []).filter((each) => !isMuted(reader.settings, aboutOf(each)))
  const news = await newsRows(deps, wanted, reader, cardOf)
  const card = await todayListCard(deps, await remindersOf(deps, notice, reader), reader, { news })

  return (card.rows ?? []).length === 0 ? undefined : card
}

const aboutOf = (notice: SummedNotice) => ({ kind: notice.kind, customerId: customerOf(notice) })
