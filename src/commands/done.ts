import { z } from 'zod'
import type { Reply } from '#src/cards/card.ts'
import { whichTouchCard } from '#src/cards/follow-up/touch-logged-card.ts'
import { channels } from '#src/domain/event.ts'
import { type TouchOutcome, touchOutcomes } from '#src/domain/follow-up/outcome.ts'
import { present } from '#src/domain/present.ts'
import type { Asker } from '#src/domain/user.ts'
import { longestName, longestNote } from '#src/grammar/clean.ts'
import { readDateWords } from '#src/grammar/date-words.ts'
import { readNote } from '#src/grammar/note/read-note.ts'
import { type PressedWords, readPressed } from '#src/grammar/pressed-words.ts'
import { isTouchInOrder, readTouchWords } from '#src/grammar/touch-words.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { saidOf } from './naming/said-of.ts'
import { logBatch } from './touches/answer-batch.ts'
import { answerNext, answerTouch } from './touches/answer-touch.ts'
import { nextOfNewest } from './touches/next-of-newest.ts'
import { type OwnReminder, openReminderOf, requireReminder } from './touches/require-reminder.ts'
import { whenWritten } from './touches/when-written.ts'

const input = z.strictObject({
  words: z
    .string()
    .max(longestName + longestNote)
    .default(''),
  customer: z.string().min(1).max(200).optional(),
  reminder: z.string().min(1).max(300).optional(),
  outcome: z.enum(touchOutcomes).optional(),
  /** A touch that was logged, by event id. */
  touch: z.string().min(1).max(400).optional(),
  next: z.iso.date().optional(),
  /** When the batch's card was made: what joined it since has not been sent. */
  batch: z.iso.datetime().optional(),
})

const shown = { en: 'done', zh: '完成' }

/** `/customer done acme`: ends a reminder by logging its touch; the answer offers the next date. */
export const done = defineCommand({
  name: 'done',
  shown,
  aliases: ['已跟进'],
  help: {
    en: 'Ends a reminder: logs the touch and sets the next date.',
    zh: '完成待办：写跟进并定下次日期。',
  },
  example: { en: '/customer done acme', zh: '/customer 完成 acme' },
  input,
  allowed: ['rep', 'manager', 'admin'],
  takesName: false,
  inPlace: true,
  async run(deps, { words, customer, ...press }, asker) {
    const { reminder, outcome, touch, next, batch } = { ...press, ...typedPress(deps, words, asker) }
    if (batch !== undefined) return logBatch(deps, new Date(batch), asker)
    if (touch !== undefined && next !== undefined) return answerNext(deps, touch, next, asker)
    if (reminder !== undefined) {
      const own = await requireReminder(deps, reminder, asker)
      return pressed(deps, own, { outcome, next }, asker)
    }
    const dated = customer === undefined ? await nextOfNewest(deps, words, asker) : undefined
    if (dated) return dated

    const asked = await saidOf(deps, { command: 'done', shown, words, customer }, asker)
    return 'reply' in asked ? asked.reply : answerWords(deps, asked, asker)
  },
})

const moment = z.iso.datetime()

/** A button of a card as a terminal shows it: `c12|touch|2026-11-06 reached`, `chat|7f3 2026-12-23`, the batch's moment. */
function typedPress(deps: CommandDeps, words: string, asker: Asker) {
  const text = words.trim()
  if (moment.safeParse(text).success) return { batch: text }
  const typed = readPressed(text)
  return typed && pressOf(deps, typed, asker)
}

function pressOf({ clock }: CommandDeps, { rest, ...id }: PressedWords, { zone }: Asker) {
  const { outcome } = readTouchWords(rest)
  const next = readDateWords(rest, { now: clock.now(), zone })?.day
  return { ...id, ...present({ outcome, next }) }
}

async function pressed(
  deps: CommandDeps,
  { reminder, customer }: OwnReminder,
  { outcome, next }: { readonly outcome?: TouchOutcome | undefined; readonly next?: string | undefined },
  asker: Asker,
): Promise<Reply> {
  const eventId = reminder.result?.eventId
  if (next !== undefined && eventId !== undefined) return answerNext(deps, eventId, next, asker)

  const heard = {
    command: 'done',
    channel: reminder.channel,
    outcome: outcome ?? 'reached',
    at: deps.clock.now(),
    reminderId: reminder._id,
  } as const
  return answerTouch(deps, customer, heard, asker)
}

type Asked = Exclude<Awaited<ReturnType<typeof saidOf>>, { reply: Reply }>

async function answerWords(deps: CommandDeps, { customer, rest }: Asked, asker: Asker): Promise<Reply> {
  const now = deps.clock.now()
  const reminder = await openReminderOf(deps, customer, asker)
  const said = readTouchWords(rest)
  if (!reminder && rest.trim() === '') {
    const call = { command: 'log', input: { customer: customer._id, click: deps.ids.next() } }
    const { name, ref, facts } = customer
    const channel = facts.lastTouch?.channel ?? 'phone'
    return { card: whichTouchCard(asker.locale, { name, ref, channel, channels, call }) }
  }

  const written = await whenWritten(deps, asker)
  // 完成 acme 打不通: what is no word of the command is read as a sentence.
  const told = readNote(rest, written)
  const note = isTouchInOrder(rest) ? said.note : rest.trim()
  const next = readDateWords(note, written)
  return answerTouch(
    deps,
    customer,
    {
      command: 'done',
      channel: said.channel ?? told.channel ?? reminder?.channel ?? 'phone',
      outcome: said.outcome ?? told.outcome ?? 'reached',
      at: now,
      satisfaction: said.satisfaction,
      note: note === '' ? undefined : note,
      nextAt: next && next.at > now ? next.at : undefined,
      reminderId: reminder?._id,
    },
    asker,
  )
}
