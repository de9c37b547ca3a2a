import type { CardButton } from '#src/cards/card.ts'
import { undoButton } from '#src/cards/parts/undo-button.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import type { Asker } from '#src/domain/user.ts'
import type { Undoable } from '#src/ports/undos.ts'

/** More steps than this are a migration, not a slip: nobody takes it back by a button. */
const mostSteps = 1_000

/** Records how a change that was made is taken back, and gives the button for it. */
export async function withUndo(
  { undos, ids, clock }: Pick<CommandDeps, 'undos' | 'ids' | 'clock'>,
  { userId, locale }: Pick<Asker, 'userId' | 'locale'>,
  change: Pick<Undoable, 'command' | 'steps'> & { readonly customerId?: string },
): Promise<readonly CardButton[]> {
  if (change.steps.length === 0 || change.steps.length > mostSteps) return []
  const id = ids.next()
  await undos.put({ _id: id, by: userId, at: clock.now(), ...change })
  return [undoButton(locale, id)]
}
