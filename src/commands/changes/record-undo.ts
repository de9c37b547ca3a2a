import type { CardButton } from '#src/cards/card.ts'
import { undoButton } from '#src/cards/parts/undo-button.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import type { Asker } from '#src/domain/user.ts'
import type { UndoStep } from '#src/ports/undos.ts'

/** A change that was just made, and how it is taken back. */
export type Made = {
  readonly command: string
  readonly customerId?: string
  readonly steps: readonly UndoStep[]
}

/** Keeps the way back, and gives the button that takes it. */
export async function recordUndo(
  { undos, ids, clock }: CommandDeps,
  { userId, locale }: Asker,
  made: Made,
): Promise<CardButton> {
  const _id = ids.next()
  await undos.put({ _id, by: userId, at: clock.now(), ...made })
  return undoButton(locale, _id)
}
