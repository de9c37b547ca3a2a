import type { Card, CardFile } from '#src/cards/card.ts'
import { AppError, isAppError } from '#src/domain/errors.ts'
import type { User } from '#src/domain/user.ts'
import type { Audit } from '#src/ports/audit.ts'
import type { Chat, Posted } from '#src/ports/chat.ts'
import type { OutboxRow } from '#src/ports/outbox.ts'
import type { Slots } from '#src/ports/slots.ts'
import { aboutMessage } from './about-message.ts'
import { chatBeside, chatFor, isGone } from './chat-for.ts'
import type { TellDeps } from './deps.ts'
import { type WeekDeps, weekMessage } from './digest.ts'
import { linkByAddress } from './link-by-address.ts'
import { messageCard } from './message-card.ts'
import { giveBackPlace } from './place-of-day.ts'
import { tellAdmins } from './tell-admins.ts'
import { tellUnconfirmed } from './tell-unconfirmed.ts'

type Deps = TellDeps &
  WeekDeps & {
    readonly slots: Slots
    readonly audit: Audit
    readonly chats: readonly Chat<Card>[]
  }

type Message = { readonly card?: Card | undefined; readonly files?: readonly CardFile[] }

/** The card of a row, and what goes with it: a digest alone has files. */
async function messageOf(deps: Deps, row: OutboxRow, reader: User): Promise<Message> {
  if (row.notice.kind !== 'digest') return { card: await messageCard(deps, row, reader) }
  return (await weekMessage(deps, row.notice, reader, 'all')) ?? {}
}

/** Somebody wants in: that is no news of customers, and goes out in a trial run too. */
const ofAccounts: ReadonlySet<string> = new Set(['newcomer', 'admitted', 'workspace-refused', 'app-idle'])

/**
 * Posts it, or collects it in the trial run; where there is nothing left to say, it is done.
 * @returns the outbox keys that wait for delivery: what is to be said of the post itself.
 */
export async function postMessage(
  deps: Deps,
  row: OutboxRow,
  reader: User,
  isTrial: boolean,
): Promise<readonly string[]> {
  const { card, files } = await messageOf(deps, row, reader)
  if (card && isTrial && !ofAccounts.has(row.notice.kind)) {
    await deps.outbox.markCollected(row._id, deps.clock.now())
    return []
  }
  const keys = card ? await post(deps, row, reader, { card, files }) : []
  if (!card) await giveBackPlace(deps, row, reader)

  await deps.outbox.markSent(row._id, deps.clock.now())
  return keys
}

/** A trial run collects without one; what goes out all the same waits. */
const noSurface = (): AppError =>
  new AppError({
    code: 'no-surface',
    message: 'No chat surface is on.',
    remedy: 'Configure one: docs/slack.md.',
    retryable: true,
  })

async function post(
  deps: Deps,
  row: OutboxRow,
  reader: User,
  { card, files }: { readonly card: Card; readonly files: readonly CardFile[] | undefined },
): Promise<readonly string[]> {
  const channel = row.notice.kind === 'digest' ? row.notice.channel : undefined
  const to = channel === undefined ? await linkByAddress(deps, reader) : reader
  const chat = await chatFor(deps.chats, to, channel)
  if (!chat) throw noSurface()

  const about = aboutMessage(await deps.policies.active(), row)
  const postOn = (on: Chat<Card>) => on.post(to, card, row._id, files, about)
  const { posted, keys } =
    channel !== undefined && chat.postTo
      ? { posted: await chat.postTo(channel, card, row._id, files), keys: [] }
      : await postOrBeside(deps, row, { to, chat, postOn })
  if (!posted.unconfirmed) return keys

  const told = await tellUnconfirmed(deps, row, { reader: reader._id, what: posted.unconfirmed, channel })
  return [...keys, ...told]
}

type Posting = {
  readonly to: User
  readonly chat: Chat<Card>
  readonly postOn: (chat: Chat<Card>) => Promise<Posted>
}

/** A surface that says somebody is gone gives way to another where they have an account; admins are told all the same. */
async function postOrBeside(deps: Deps, row: OutboxRow, { to, chat, postOn }: Posting) {
  try {
    return { posted: await postOn(chat), keys: [] }
  } catch (error) {
    const beside = isGone(error) ? await chatBeside(deps.chats, to, chat) : undefined
    if (!beside || !isAppError(error)) throw error
    return { posted: await postOn(beside), keys: await tellAdmins(deps, { ...row, to: to._id }, error.code) }
  }
}
