import { z } from 'zod'
import type { Reply } from '#src/cards/card.ts'
import { momentFor, whenCard } from '#src/cards/follow-up/when-card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { formOpener } from '#src/cards/parts/form-openers.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import { reminderCardOf } from '#src/decide/tell/reminder.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Asker } from '#src/domain/user.ts'
import { longestName, longestNote } from '#src/grammar/clean.ts'
import { type DateWords, readDateWords } from '#src/grammar/date-words.ts'
import { readPressed } from '#src/grammar/pressed-words.ts'
import { t } from '#src/i18n/text.ts'
import { recordRead } from './changes/record-read.ts'
import { recordUndo } from './changes/record-undo.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { remindForm } from './forms/remind-form.ts'
import { pastCard } from './gathered/past-card.ts'
import { saidOf } from './naming/said-of.ts'
import { dayAhead } from './touches/day-ahead.ts'
import { daysAhead } from './touches/next-days.ts'
import { type OwnReminder, requireReminder } from './touches/require-reminder.ts'
import { timedReminder } from './touches/timed-reminder.ts'
import { unknownHolidayCard, unknownHolidayNote, whenWritten } from './touches/when-written.ts'

const input = z.strictObject({
  words: z
    .string()
    .max(longestName + longestNote)
    .default(''),
  customer: z.string().min(1).max(200).optional(),
  /** Opens a reminder's own card. */
  reminder: z.string().min(1).max(300).optional(),
  /** A day that was picked. */
  on: z.iso.date().optional(),
  /** From the form: an hour of that day, and what for. */
  at: z.iso.time({ precision: -1 }).optional(),
  note: z.string().max(1_000).optional(),
  /** A message that somebody wrote, for the form to begin with. */
  quoted: z.string().max(4_000).optional(),
})

/** When, and the rest of what was said. */
type Moment = Pick<DateWords, 'at' | 'hasTime' | 'rest'>

const shown = { en: 'remind', zh: '提醒' }

/** `/customer remind acme tomorrow 3pm call about the contract`: a reminder at that moment, or a reminder's own card. */
export const remind = defineCommand({
  name: 'remind',
  shown,
  aliases: [],
  help: {
    en: 'Reminds you of a customer on a day or at a time you name.',
    zh: '在指定的日期或时间提醒你跟进某位客户。',
  },
  example: {
    en: '/customer remind acme tomorrow 3pm call about the contract',
    zh: '/customer 提醒 acme 明天下午3点 谈合同',
  },
  input,
  allowed: ['rep', 'manager', 'admin'],
  takesName: false,
  form: (deps, given, asker) => remindForm(deps, given, asker),
  async run(deps, { words, customer, reminder: pressed, on, at, note }, asker) {
    const reminder = pressed ?? readPressed(words)?.reminder
    if (reminder !== undefined) return opened(deps, await requireReminder(deps, reminder, asker), asker)

    const asked = await saidOf(deps, { command: 'remind', shown, words, customer }, asker)
    if ('reply' in asked) return asked.reply
    if (on !== undefined && (at ?? note) !== undefined)
      return planned(deps, asked.customer, picked(deps, { on, at, note }, asker), asker)
    return said(deps, asked, on, asker)
  },
})

/** @throws AppError `day-past` */
function picked(
  deps: CommandDeps,
  {
    on,
    at: time,
    note,
  }: { readonly on: string; readonly at?: string | undefined; readonly note?: string | undefined },
  asker: Asker,
): Moment {
  const at = dayAhead(deps, { day: on, time, field: time === undefined ? 'on' : 'at' }, asker)
  return { at, hasTime: time !== undefined, rest: note?.trim() ?? '' }
}

type Asked = Exclude<Awaited<ReturnType<typeof saidOf>>, { reply: Reply }>

/** The day that was picked, or that the words name. */
async function said(
  deps: CommandDeps,
  { customer, rest }: Asked,
  on: string | undefined,
  asker: Asker,
): Promise<Reply> {
  const written = await whenWritten(deps, asker)
  const words = on === undefined ? rest : `${on} ${rest}`
  const when = readDateWords(words, written)
  if (when) {
    if (when.at <= written.now) return { card: pastCard(deps, when, asker), refused: 'date-past' }
    return planned(deps, customer, when, asker)
  }
  const note = unknownHolidayNote(words, written, asker)
  if (note) return { card: unknownHolidayCard(note, asker), refused: 'holiday-unknown' }
  return askedWhen(deps, customer, asker, rest)
}

async function opened(deps: CommandDeps, { reminder, customer }: OwnReminder, asker: Asker): Promise<Reply> {
  const { locale } = asker
  await recordRead(deps, asker, 'remind', { customer, fields: ['name', 'tier', 'lastOrder', 'lastWords'] })
  const card = await reminderCardOf(deps, reminder, asker)
  if (card) return { card }

  const title = t(locale, 'snooze.none-title', { name: clip(customer.name) })
  return { card: plainCard(locale, title, [t(locale, 'done.batch-none')]) }
}

async function askedWhen(
  deps: CommandDeps,
  { _id, name, ref }: Customer,
  asker: Asker,
  note: string,
): Promise<Reply> {
  const { locale, zone } = asker
  const words = {
    title: t(locale, 'remind.when-title', { name: clip(name) }),
    body: t(locale, 'remind.when', { ref }),
    label: t(locale, 'remind.day'),
  }
  const said = note.trim() === '' ? {} : { words: clip(note.trim(), 60) }
  const call = { command: 'remind', input: { customer: _id, ...said } }
  const days = await daysAhead(deps, asker)
  const card = whenCard({ locale, zone, now: deps.clock.now() }, words, { call, field: 'on', days })
  return {
    card: { ...card, actions: [...(card.actions ?? []), formOpener(locale, 'remind', { customer: _id })] },
  }
}

/** Says what was understood, with the way back. */
async function planned(deps: CommandDeps, customer: Customer, when: Moment, asker: Asker): Promise<Reply> {
  const { locale, zone, userId } = asker
  const now = deps.clock.now()
  const reminder = await timedReminder(deps, customer, when, asker)
  await deps.audit.record({ at: now, who: userId, action: 'remind', customerId: customer._id })
  const isNew = (await deps.reminders.plan([reminder])).size > 0
  const steps = [{ do: 'withdraw-reminder', reminderId: reminder._id }] as const
  const made = { command: 'remind', customerId: customer._id, steps }
  const undo = isNew ? [await recordUndo(deps, asker, made)] : []

  const moment = momentFor({ locale, zone, now }, when.at, true)
  const title = t(locale, 'remind.set-title', { name: clip(customer.name) })
  const isElsewhere = zone !== deps.companyTimeZone
  const body = [t(locale, isElsewhere ? 'remind.set-zone' : 'remind.set', { when: moment, zone })]
  const note = when.rest === '' ? [] : [{ label: t(locale, 'remind.own-note'), value: clip(when.rest, 300) }]
  return { card: plainCard(locale, title, body, { tone: 'good', facts: note, actions: undo }) }
}
