import type { Card, CardFile } from '#src/cards/card.ts'
import type { User } from '#src/domain/user.ts'
import type { Chat } from '#src/ports/chat.ts'
import type { OutboxRow } from '#src/ports/outbox.ts'
import type { Slots } from '#src/ports/slots.ts'
import type { TellDeps } from './deps.ts'
import { type WeekDeps, weekMessage } from './digest.ts'
import { messageCard } from './message-card.ts'
import { giveBackPlace } from './place-of-day.ts'

type Deps = TellDeps & WeekDeps & { readonly slots: Slots; readonly chats: readonly Chat<Card>[] }

type Message = { readonly card?: Card | undefined; readonly files?: readonly CardFile[] }

/** The card of a row, and what goes with it: a digest alone has files. */
async function messageOf(deps: Deps, row: OutboxRow, reader: User): Promise<Message> {
  if (row.notice.kind !== 'digest') return { card: await messageCard(deps, row, reader) }
  return (await weekMessage(deps, row.notice, reader, 'all')) ?? {}
}

/** One message goes to one surface: the one the reader prefers if it is on, else the first that is. */
const chatFor = (chats: readonly Chat<Card>[], { settings }: User): Chat<Card> | undefined =>
  chats.find(({ surface }) => surface === settings?.preferredSurface) ?? chats[0]

/** Posts it, or collects it in the trial run; where there is nothing left to say, it is done. */
export async function postMessage(deps: Deps, row: OutboxRow, reader: User, isTrial: boolean): Promise<void> {
  const { card, files } = await messageOf(deps, row, reader)
  if (card && isTrial) return deps.outbox.markCollected(row._id, deps.clock.now())

  const channel = row.notice.kind === 'digest' ? row.notice.channel : undefined
  const chat = chatFor(deps.chats, reader)
  if (!card) await giveBackPlace(deps, row, reader)
  else if (channel !== undefined && chat?.postTo) await chat.postTo(channel, card, row._id, files)
  else await chat?.post(reader, card, row._id, files)

  await deps.outbox.markSent(row._id, deps.clock.now())
}
