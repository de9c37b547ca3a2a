import type { Card } from '#src/cards/card.ts'
import { AppError } from '#src/domain/errors.ts'
import type { User } from '#src/domain/user.ts'
import type { Chat } from '#src/ports/chat.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { OutboxRow, ToSettle } from '#src/ports/outbox.ts'
import { closedMessage } from './closed-message.ts'
import type { TellDeps } from './deps.ts'
import { messageCard } from './message-card.ts'
import { readerOf } from './reader-of.ts'

type Deps = TellDeps & { readonly chats: readonly Chat<Card>[]; readonly log: Logger }

/** By then the answer to a pressed button stands where the button was. */
const shownWithinMs = 10_000
/** A surface that has not been there for so long since is not waited for any more. */
const givenUpAfterMs = 72 * 3_600_000
/** Settled in one go; what is left over is the next run's. */
const portion = 500
/** One thing stands on few cards: its own, escalations of it, some days' lists. */
const mostCards = 50
/** A list's card that an answer has replaced so shortly ago says itself that nothing is left. */
const justNowMs = 60_000
const listDays = 7
/** What asks for whatever waits, and problems, which few people have at a time. */
const asking = [
  ['proposals', 'contacts'],
  ['problem-opened', 'problem-overdue'],
] as const

/** Surfaces that did not answer in this run: they are not asked again in it. */
type Away = Set<Chat<Card>['surface']>

type Closing = { readonly row: OutboxRow; readonly reader: User; readonly since: Date; readonly away: Away }

/**
 * Closes the cards of reminders and questions that were settled or put off: a card that asks for nothing any more, on
 * whatever surface it stands, says what has become of it. Killed anywhere, the next run goes on.
 */
export async function closeCards(deps: Deps): Promise<void> {
  const { reminders, questions, clock } = deps
  if (deps.chats.length === 0) return

  const away: Away = new Set()
  const by = new Date(clock.now().getTime() - shownWithinMs)
  for (const reminder of await reminders.cardsDue(by, portion)) {
    const { _id: reminderId, rev, cardsDueAt = by } = reminder
    if (await closeAll(deps, { reminderId }, cardsDueAt, away))
      await reminders.change(reminderId, rev, { set: {}, unset: ['cardsDueAt'] })
  }
  for (const question of await questions.cardsDue(by, portion)) {
    const { _id: questionId, cardsDueAt = by } = question
    if (await closeAll(deps, { questionId }, cardsDueAt, away)) await questions.cardsClosed(question)
  }
}

/** The same for cards that ask for whatever waits: once nothing does. */
export async function closeLists(deps: Deps): Promise<void> {
  if (deps.chats.length === 0) return
  const now = deps.clock.now().getTime()
  const since = new Date(now - listDays * 86_400_000)
  for (const kinds of asking) await closeAll(deps, { kinds, since }, new Date(now - justNowMs), new Set())
}

/** False where some have to be tried again. */
async function closeAll(deps: Deps, what: ToSettle, since: Date, away: Away): Promise<boolean> {
  let isDone = true
  for (const row of await deps.outbox.toldOf(what, mostCards)) {
    if (!(await closeRow(deps, row, since, away))) isDone = false
  }
  return isDone
}

/** What is on its way right now is closed once it is there. */
async function closeRow(deps: Deps, row: OutboxRow, since: Date, away: Away): Promise<boolean> {
  const { sentAt } = row
  if (row.state !== 'sent' || !sentAt) return false
  const reader = await readerOf({ ...deps, clock: { now: () => sentAt } }, row)
  if (reader && (await messageCard(deps, row, reader))) return true // it still asks for something

  const now = deps.clock.now()
  const isClosed = !reader || (await closeOnSurfaces(deps, { row, reader, since, away }))
  if (!isClosed && now.getTime() - since.getTime() < givenUpAfterMs) return false
  await deps.outbox.markClosed(row._id, now)
  return true
}

/** Every surface is asked: each knows by the key whether the message is one of its own. */
async function closeOnSurfaces(deps: Deps, { row, reader, since, away }: Closing): Promise<boolean> {
  const card = await closedMessage(deps, row, reader)
  let isDone = true
  for (const chat of deps.chats) {
    if (away.has(chat.surface)) isDone = false
    else if (!(await closeOn(deps, chat, { card, row, reader, since }))) {
      away.add(chat.surface)
      isDone = false
    }
  }
  return isDone
}

/** False where it may be done later; what a surface refuses for good stays as it is, and a press is answered in words. */
async function closeOn(
  { log }: Deps,
  chat: Chat<Card>,
  { card, row, reader, since }: Omit<Closing, 'away'> & { readonly card: Card },
): Promise<boolean> {
  try {
    await chat.close?.(reader, card, row._id, since)
    return true
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    log.warn('a card could not be closed', { surface: chat.surface, outboxId: row._id, code: error.code })
    return !error.retryable
  }
}
