import { z } from 'zod'
import type { Reply } from '#src/cards/card.ts'
import { whichTouchCard } from '#src/cards/follow-up/touch-logged-card.ts'
import { outcomeOf } from '#src/cards/follow-up/touch-told-words.ts'
import type { Customer } from '#src/domain/customer.ts'
import { AppError } from '#src/domain/errors.ts'
import { type Channel, channels } from '#src/domain/event.ts'
import { type TouchOutcome, touchOutcomes } from '#src/domain/follow-up/outcome.ts'
import { localDay } from '#src/domain/local-day.ts'
import { morningOf } from '#src/domain/tell/working-morning.ts'
import type { Asker } from '#src/domain/user.ts'
import { longestName, longestNote } from '#src/grammar/clean.ts'
import { readDateWords, type WhenWritten } from '#src/grammar/date-words.ts'
import { readNote } from '#src/grammar/note/read-note.ts'
import { takeClick } from '#src/grammar/pressed-words.ts'
import { isTouchInOrder, type Rating, readTouchWords, type TouchWords } from '#src/grammar/touch-words.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { logForm, pickableChannels } from './forms/log-form.ts'
import { saidOf } from './naming/said-of.ts'
import { answerTouch } from './touches/answer-touch.ts'
import { dayAhead } from './touches/day-ahead.ts'
import { openReminderOf } from './touches/require-reminder.ts'
import { askedToSave, draftOf, pressedFields } from './touches/touch-draft.ts'
import { whenWritten } from './touches/when-written.ts'

const input = z.strictObject({
  words: z
    .string()
    .max(longestName + longestNote)
    .default(''),
  /** A ref or an id, from a button. */
  customer: z.string().min(1).max(200).optional(),
  channel: z.enum(channels).optional(),
  outcome: z.enum(touchOutcomes).optional(),
  /** The card it was pressed on: two clicks are one touch. */
  click: z.string().min(1).max(100).optional(),
  /** However its words are put, they are shown before they are written. */
  draft: z.literal('yes').optional(),
  /** From the form. */
  note: z.string().max(4_000).optional(),
  satisfaction: z.enum(['1', '2', '3', '4', '5']).optional(),
  on: z.iso.date().optional(),
  next: z.iso.date().optional(),
  /** A message that somebody wrote, for the form to begin with. */
  quoted: z.string().max(4_000).optional(),
  /** The moment that a form's next day was read as: the day alone stands in its field. */
  timed: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
    .optional(),
})

type Given = Omit<z.output<typeof input>, 'words' | 'customer'>

const shown = { en: 'log', zh: '写跟进' }

/** `/customer log acme phone reached: wants a quote by Friday`: writes a touch down, from words or by two presses. */
export const log = defineCommand({
  name: 'log',
  shown,
  aliases: ['跟进', '记一下'],
  help: {
    en: 'Writes down a touch: channel, outcome, note, satisfaction and the next date.',
    zh: '写跟进：方式、结果、内容、满意度和下次日期。',
  },
  example: {
    en: '/customer log acme phone reached: wants a quote by Friday',
    zh: '/customer 写跟进 acme 电话 已联系 要报价 下周五回访',
  },
  input,
  allowed: ['rep', 'manager', 'admin'],
  takesName: false,
  inPlace: true,
  drafts: true,
  form: (deps, given, asker) => logForm(deps, { ...given, usual: usualOf }, asker),
  async run(deps, { words, customer, ...given }, asker) {
    const asked = await saidOf(deps, { command: 'log', shown, words, customer }, asker)
    if ('reply' in asked) return asked.reply

    const said = takeClick(asked.rest)
    if (said.rest !== '' && given.draft) return askedFirst(deps, asked.customer, said.rest, asker)
    if (said.rest !== '') return logWords(deps, asked.customer, said, asker)
    const press = { ...given, ...(await drafted(deps, asked.customer, given, said.click, asker)) }
    const { outcome } = press
    if (outcome === undefined) return askedWhich(deps, asked.customer, press, asker)
    return logPressed(deps, asked.customer, { ...press, outcome }, asker)
  },
})

const usualOf = ({ facts }: Customer): Channel =>
  facts.recentTouches.findLast(({ channel }) => channel !== 'web' && channel !== 'other')?.channel ?? 'phone'

function askedWhich(
  { ids }: CommandDeps,
  customer: Customer,
  { channel = usualOf(customer) }: Given,
  { locale }: Asker,
): Reply {
  const call = { command: 'log', input: { customer: customer._id, click: ids.next() } }
  const { name, ref } = customer
  return { card: whichTouchCard(locale, { name, ref, channel, channels: pickableChannels, call }) }
}

/** The touch of a sentence that somebody has looked at and saved as it was read. */
async function drafted(
  deps: CommandDeps,
  customer: Customer,
  given: Given,
  typed: string | undefined,
  asker: Asker,
): Promise<Partial<Given>> {
  const click = given.click ?? typed
  const draft = given.outcome === undefined ? await draftOf(deps, customer, click, asker) : undefined
  if (!draft) return {}

  const { told, note } = draft
  return {
    ...{ click, note, channel: told.channel ?? usualOf(customer), outcome: outcomeOf(told.outcome) },
    ...pressedFields(told),
  }
}

async function logPressed(
  deps: CommandDeps,
  customer: Customer,
  {
    channel,
    outcome,
    click,
    note,
    satisfaction,
    on,
    next,
    timed,
  }: Given & { readonly outcome: TouchOutcome },
  asker: Asker,
): Promise<Reply> {
  const touch = {
    channel: channel ?? usualOf(customer),
    outcome,
    at: dayOfTouch(deps, on, asker),
    note: note?.trim() === '' ? undefined : note?.trim(),
    satisfaction: satisfaction === undefined ? undefined : (Number(satisfaction) as Rating),
    nextAt: next === undefined ? undefined : dayAhead(deps, nextOf(next, timed), asker),
  }
  return answerTouch(
    deps,
    customer,
    { command: 'log', ...touch, id: click, reminderId: await answered(deps, customer, asker, click) },
    asker,
  )
}

/** A touch answers what was open for its customer, unless a person timed it or it is for an occasion. */
async function answered(
  deps: CommandDeps,
  customer: Customer,
  asker: Asker,
  click: string | undefined,
): Promise<string | undefined> {
  // A second click finds its touch, not the reminder that the first has ended.
  if (click !== undefined && (await deps.events.known([`chat|${click}`])).size > 0) return undefined

  const reminder = await openReminderOf(deps, customer, asker)
  const isTouch = reminder?.kind === 'touch' || reminder?.kind === 'floor'
  return isTouch && reminder.dueAt <= deps.clock.now() ? reminder._id : undefined
}

async function logWords(
  deps: CommandDeps,
  customer: Customer,
  { rest: words, click }: ReturnType<typeof takeClick>,
  asker: Asker,
): Promise<Reply> {
  const now = deps.clock.now()
  const { note, at } = whenOf(words, now, asker)
  const said = readTouchWords(note)
  const written = await whenWritten(deps, asker)
  if (!isInOrder(note, said, written)) return askedFirst(deps, customer, words, asker)

  const next = readDateWords(said.note, written)
  const nextAt = next && next.at > now ? next.at : undefined
  const touch = {
    channel: said.channel ?? usualOf(customer),
    outcome: said.outcome ?? 'reached',
    at,
    nextAt,
    satisfaction: said.satisfaction,
    note: said.note === '' ? undefined : said.note,
  }
  const reminderId = await answered(deps, customer, asker, click)
  return answerTouch(deps, customer, { command: 'log', ...touch, id: click, reminderId }, asker)
}

const askedFirst = (deps: CommandDeps, customer: Customer, note: string, asker: Asker): Promise<Reply> =>
  askedToSave(deps, customer, { note, usual: usualOf(customer) }, asker)

/** Typed as the command is taught, and not denied by what follows: 没接通，后来聊上了 is a sentence. */
function isInOrder(note: string, said: TouchWords, written: WhenWritten): boolean {
  const { channel = said.channel, outcome = said.outcome } = readNote(note, written)
  const isSame = outcome === (said.outcome ?? 'reached') || outcome === undefined
  return isTouchInOrder(note) && isSame && (said.channel === undefined || channel === said.channel)
}

const nextOf = (day: string, timed = '') => ({
  ...{ day, field: 'next' },
  time: timed.startsWith(day) ? timed.slice(day.length + 1) : undefined,
})

const mostDaysAgo = 30

/** @throws AppError `touch-day` where the day lies ahead, or too far back. */
function dayOfTouch({ clock }: CommandDeps, day: string | undefined, { zone }: Asker): Date {
  const now = clock.now()
  if (day === undefined || day === localDay(now, zone)) return now

  const at = morningOf(day, zone)
  if (at < now && at > new Date(now.getTime() - mostDaysAgo * 86_400_000)) return at
  throw new AppError({
    code: 'touch-day',
    message: 'A touch is of today or of the last 30 days.',
    remedy: 'Choose such a day.',
    field: 'on',
  })
}

/** 昨天电话 …: a day at the head that is over is the day of the touch; any other date is what is to come. */
function whenOf(words: string, now: Date, { zone }: Asker): { readonly note: string; readonly at: Date } {
  const found = readDateWords(words, { now, zone })
  const oldest = new Date(now.getTime() - mostDaysAgo * 86_400_000)
  if (!found || found.from > 0 || found.at > now || found.at < oldest) return { note: words, at: now }
  return { note: found.rest, at: found.at }
}
