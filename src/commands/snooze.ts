import { z } from 'zod'
import type { Reply } from '#src/cards/card.ts'
import { momentFor, whenCard } from '#src/cards/follow-up/when-card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import { dayFor } from '#src/cards/parts/reader.ts'
import { changeReminder } from '#src/decide/follow-up/settle-reminder.ts'
import { morningOf } from '#src/domain/tell/working-morning.ts'
import type { Asker } from '#src/domain/user.ts'
import { type DateWords, readDateWords } from '#src/grammar/date-words.ts'
import { readPressed } from '#src/grammar/pressed-words.ts'
import { t } from '#src/i18n/text.ts'
import { recordUndo } from './changes/record-undo.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { pastCard } from './gathered/past-card.ts'
import { saidOf } from './naming/said-of.ts'
import { daysAhead } from './touches/next-days.ts'
import { type OwnReminder, openReminderOf, requireReminder } from './touches/require-reminder.ts'
import { unknownHolidayCard, unknownHolidayNote, whenWritten } from './touches/when-written.ts'

const input = z.strictObject({
  words: z.string().max(1_000).default(''),
  customer: z.string().min(1).max(200).optional(),
  reminder: z.string().min(1).max(300).optional(),
  /** Until when: a day that was picked, or words for one. */
  until: z.string().min(1).max(100).optional(),
})

const shown = { en: 'snooze', zh: '推迟' }

/** `/customer snooze acme next Tue`: puts what is open off; what overdue counts from stays. */
export const snooze = defineCommand({
  name: 'snooze',
  shown,
  aliases: ['稍后'],
  help: { en: 'Puts a reminder off to another day.', zh: '把待办推迟到另一天。' },
  example: { en: '/customer snooze acme next Tue', zh: '/customer 推迟 acme 下周二' },
  input,
  allowed: ['rep', 'manager', 'admin'],
  takesName: false,
  inPlace: true,
  async run(deps, { words, customer, reminder, until }, asker) {
    const typed = readPressed(words)
    const pressed = reminder ?? typed?.reminder
    if (pressed !== undefined) {
      const own = await requireReminder(deps, pressed, asker)
      return putOff(deps, own, until ?? typed?.rest ?? words, asker)
    }

    const asked = await saidOf(deps, { command: 'snooze', shown, words, customer }, asker)
    if ('reply' in asked) return asked.reply
    const open = await openReminderOf(deps, asked.customer, asker)
    if (!open) return nothingOpen(asked.customer, asker)
    const own = { reminder: open, customer: asked.customer }
    return putOff(deps, own, until ?? asked.rest, asker)
  },
})

function nothingOpen({ name, ref }: OwnReminder['customer'], { locale }: Asker): Reply {
  const title = t(locale, 'snooze.none-title', { name: clip(name) })
  return { card: plainCard(locale, title, [t(locale, 'snooze.none', { ref })]) }
}

async function putOff(deps: CommandDeps, own: OwnReminder, words: string, asker: Asker): Promise<Reply> {
  if (own.reminder.state !== 'open') return nothingOpen(own.customer, asker)
  const now = deps.clock.now()
  const written = await whenWritten(deps, asker)
  const when = readDateWords(words, written)
  const note = when ? undefined : unknownHolidayNote(words, written, asker)
  if (note) return { card: unknownHolidayCard(note, asker), refused: 'holiday-unknown' }
  if (!when) return askedUntil(deps, own, asker)
  const at = when.hasTime ? when.at : morningOf(when.day, asker.zone)
  if (at <= now) return { card: pastCard(deps, { ...when, at }, asker), refused: 'date-past' }

  return moved(deps, own, { ...when, at }, asker)
}

async function askedUntil(
  deps: CommandDeps,
  { reminder, customer }: OwnReminder,
  asker: Asker,
): Promise<Reply> {
  const { locale, zone } = asker
  const words = {
    title: t(locale, 'snooze.when-title'),
    body: t(locale, 'snooze.when', { ref: customer.ref }),
    label: t(locale, 'snooze.select'),
  }
  const call = { command: 'snooze', input: { reminder: reminder._id } }
  const days = await daysAhead(deps, asker)
  return { card: whenCard({ locale, zone, now: deps.clock.now() }, words, { call, field: 'until', days }) }
}

async function moved(
  deps: CommandDeps,
  { reminder, customer }: OwnReminder,
  { at, hasTime }: Pick<DateWords, 'at' | 'hasTime'>,
  asker: Asker,
): Promise<Reply> {
  const { locale, zone } = asker
  const reader = { locale, zone, now: deps.clock.now() }
  await deps.audit.record({
    at: reader.now,
    who: asker.userId,
    action: 'snooze',
    customerId: customer._id,
    fields: ['dueAt'],
  })
  const isMoved = await changeReminder(deps, reminder, () => ({ set: { dueAt: at, snoozedUntil: at } }))
  if (!isMoved) return nothingOpen(customer, asker)

  const { _id: reminderId, dueAt, snoozedUntil } = reminder
  const before = snoozedUntil
    ? { set: { dueAt, snoozedUntil }, unset: [] }
    : { set: { dueAt }, unset: ['snoozedUntil' as const] }
  const steps = [{ do: 'change-reminder', reminderId, ...before }] as const
  const undo = await recordUndo(deps, asker, { command: 'snooze', customerId: customer._id, steps })

  const day = momentFor(reader, at, hasTime)
  const title = t(locale, 'snooze.title', { name: clip(customer.name), day })
  const body = [t(locale, 'snooze.body', { since: dayFor(reader, reminder.since) })]
  return { card: plainCard(locale, title, body, { tone: 'good', actions: [undo] }) }
}
