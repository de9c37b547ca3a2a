import type { Card } from '#src/cards/card.ts'
import { AppError } from '#src/domain/errors.ts'
import type { User } from '#src/domain/user.ts'
import type { Chat } from '#src/ports/chat.ts'
import type { Logger } from '#src/ports/logger.ts'

type Deps = { readonly chats: readonly Chat<Card>[]; readonly log: Logger }

/** Their list has changed: where a surface shows it all the time, it is shown anew. One that cannot now shows it when it is opened. */
export async function refreshHomes({ chats, log }: Deps, of: User): Promise<void> {
  for (const chat of chats) {
    try {
      await chat.refreshHome?.(of)
    } catch (error) {
      const line = 'a home was not shown anew'
      const fields = { surface: chat.surface, user: of._id }
      if (error instanceof AppError) log.warn(line, { ...fields, code: error.code })
      else log.error(line, fields, error)
    }
  }
}
