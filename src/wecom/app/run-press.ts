import type { Reply } from '#src/cards/card.ts'
import type { Identity } from '#src/domain/user.ts'
import type { Press } from '#src/wecom/press.ts'
import type { WecomDeps } from '#src/wecom/wecom-deps.ts'

/** Does what a press says: a command, or the first question of a form. */
export async function runPress(
  { asking }: Pick<WecomDeps, 'asking'>,
  { kind, call }: Press,
  identity: Identity,
): Promise<Reply> {
  if (kind !== 'form') return asking.call(call, identity)
  const given = await asking.form(call, identity)
  // Where nobody asks for forms in turn the command asks by itself for what it was not told.
  return 'reply' in given ? given.reply : asking.call(call, identity)
}
