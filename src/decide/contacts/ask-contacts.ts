import { workCalendarsOf } from '#src/decide/calendar/work-calendar.ts'
import { addDays } from '#src/domain/days.ts'
import { localDay } from '#src/domain/local-day.ts'
import { isAskingTime } from '#src/domain/question/asking-time.ts'
import type { Calendars } from '#src/ports/calendars.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { ContactLinks } from '#src/ports/contact-links.ts'
import type { ContactBook } from '#src/ports/contacts.ts'
import type { Outbox } from '#src/ports/outbox.ts'
import type { Users } from '#src/ports/users.ts'
import { unsureOf } from './next-contact.ts'

export type AskContactsDeps = {
  readonly contactLinks: ContactLinks
  readonly users: Users
  readonly calendars: Calendars
  readonly outbox: Outbox
  readonly clock: Clock
}

/** Whoever has not answered is asked again after so many days. */
const againDays = 14

/**
 * Asks reps, at their hour of questions, about contacts of whom it is not sure whose they are: one message with the first of
 * them, when there are new ones.
 * @returns the keys of the messages that are new
 */
export async function askContacts(
  deps: AskContactsDeps,
  book: Pick<ContactBook, 'surface' | 'identityOf'>,
): Promise<readonly string[]> {
  const { contactLinks, users, outbox, clock } = deps
  const now = clock.now()
  const calendarOf = await workCalendarsOf(deps)
  const keys: string[] = []
  for (const rep of await contactLinks.repsToAsk(book.surface, addDays(now, -againDays))) {
    const user = await users.byIdentity(book.identityOf(rep))
    if (!user?.active || !isAskingTime(now, user.zone)) continue
    const day = localDay(now, user.zone)
    if (!calendarOf(user.zone).isWorkingDay(day)) continue

    const key = `contacts|${user._id}|${day}`
    const fresh = await outbox.put([{ _id: key, to: user._id, notice: { kind: 'contacts', at: now } }], now)
    await contactLinks.markAsked(
      (await unsureOf(contactLinks, user)).map(({ _id }) => _id),
      now,
    )
    keys.push(...fresh)
  }
  return keys
}
