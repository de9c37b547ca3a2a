import { AppError } from '#src/domain/errors.ts'
import type { User } from '#src/domain/user.ts'
import type { Chat } from '#src/ports/chat.ts'

/** Surfaces in the order in which somebody wants to read on them. */
const wished = <Card>(chats: readonly Chat<Card>[], { settings }: User): readonly Chat<Card>[] => {
  const isPreferred = ({ surface }: Chat<Card>) => surface === settings?.preferredSurface
  return [...chats.filter(isPreferred), ...chats.filter((chat) => !isPreferred(chat))]
}

/**
 * One message goes to one surface: into a channel where that is known by its name; to a person at the preferred surface
 * if it is on and has them, else at the first that does.
 */
export async function chatFor<Card>(
  chats: readonly Chat<Card>[],
  reader: User,
  channel?: string,
): Promise<Chat<Card> | undefined> {
  const knows = chats.find(({ takes }) => channel !== undefined && takes?.(channel))
  if (knows) return knows

  const order = wished(channel === undefined ? chats : withoutOwnNames(chats), reader)
  for (const chat of order) if (!chat.reaches || (await chat.reaches(reader))) return chat
  return order[0] // which refuses in its own words
}

/** Whether that surface does not know them (any more), though we have an account of theirs there. */
export const isGone = (error: unknown): boolean =>
  error instanceof AppError && !error.retryable && error.code.endsWith('-user-gone')

/** Where somebody is told whom `gone` does not know any more: the next that has them by an account; undefined: none. */
export async function chatBeside<Card>(
  chats: readonly Chat<Card>[],
  reader: User,
  gone: Chat<Card>,
): Promise<Chat<Card> | undefined> {
  const others = chats.filter((chat) => chat !== gone)
  for (const chat of wished(others, reader)) if (await chat.reaches?.(reader)) return chat
  return undefined
}

/** Whose channels have names of their own have none by another name. */
const withoutOwnNames = <Card>(chats: readonly Chat<Card>[]): readonly Chat<Card>[] => {
  const others = chats.filter(({ takes }) => takes === undefined)
  return others.length > 0 ? others : chats
}
