import type { CommandCall, Reply } from '#src/cards/card.ts'
import type { Identity, User } from '#src/domain/user.ts'
import type { StoredMessage } from '#src/ports/messages.ts'
import type { PlaygroundDeps } from './deps.ts'
import { type MessageView, messageView, spokenPrefix } from './message-view.ts'
import { storedFile } from './stored-file.ts'

type ConverseDeps = Pick<PlaygroundDeps, 'dispatcher' | 'messages' | 'clock' | 'ids'>

const identityOf = (user: User): Identity => ({ surface: 'playground', userId: user._id })

/** What a person types, and what is answered. Both stand in `messages`. */
export const say = (deps: ConverseDeps, user: User, text: string): Promise<readonly MessageView[]> =>
  exchange(deps, user, text, () => deps.dispatcher.text(text, identityOf(user)))

/** A pressed button: `label` is what it said. */
export const press = (
  deps: ConverseDeps,
  user: User,
  { label, call }: { readonly label: string; readonly call: CommandCall },
): Promise<readonly MessageView[]> =>
  exchange(deps, user, label, () => deps.dispatcher.call(call, identityOf(user)))

/** What the text may go on as, for this person. */
export const complete = (deps: ConverseDeps, user: User, text: string): Promise<readonly string[]> =>
  deps.dispatcher.complete(text, identityOf(user))

async function exchange(
  deps: ConverseDeps,
  user: User,
  text: string,
  ask: () => Promise<Reply>,
): Promise<readonly MessageView[]> {
  const key = `${spokenPrefix}${deps.ids.next()}`
  const common = { surface: 'playground', userId: user._id } as const
  const asked: StoredMessage = { ...common, _id: `${key}|in`, direction: 'in', text, at: deps.clock.now() }
  await deps.messages.put(asked)

  const { card, files } = await ask()
  // An answer within the same millisecond still stands after its question.
  const at = new Date(Math.max(deps.clock.now().getTime(), asked.at.getTime() + 1))
  const sent = files && { files: files.map(storedFile) }
  const answered: StoredMessage = { ...common, _id: `${key}|out`, direction: 'out', card, ...sent, at }
  await deps.messages.put(answered)

  return [messageView(asked), messageView(answered)]
}
