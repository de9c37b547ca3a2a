import type { CardOption, CommandCall, Reply } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
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

type Pressed = { readonly label: string; readonly call: CommandCall }

/** A pressed button: `label` is what it said. */
export const press = (
  deps: ConverseDeps,
  user: User,
  { label, call }: Pressed,
): Promise<readonly MessageView[]> =>
  exchange(deps, user, label, () => deps.dispatcher.call(call, identityOf(user)))

/** A button that asks for a form: the form, or what is answered in its place. */
export async function openForm(
  deps: ConverseDeps,
  user: User,
  { label, call }: Pressed,
): Promise<{ readonly form: Form } | { readonly messages: readonly MessageView[] }> {
  const asked = await deps.dispatcher.form(call, identityOf(user))
  if ('form' in asked) return asked
  return { messages: await exchange(deps, user, label, async () => asked.reply) }
}

/** A form that was filled in. A refusal of one field stays in the form: nothing was said yet. */
export async function submit(
  deps: ConverseDeps,
  user: User,
  { label, call }: Pressed,
): Promise<
  | { readonly refusal: { readonly field: string; readonly text: string } }
  | { readonly messages: readonly MessageView[] }
> {
  const reply = await deps.dispatcher.call(call, identityOf(user))
  if (reply.field !== undefined) return { refusal: { field: reply.field, text: reply.card.text } }
  return { messages: await exchange(deps, user, label, async () => reply) }
}

/** Customers for a select of a form that searches. */
export const options = (deps: ConverseDeps, user: User, text: string): Promise<readonly CardOption[]> =>
  deps.dispatcher.options(text, identityOf(user), mostOffered)

const mostOffered = 20

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

  const { card, files, copy } = await ask()
  // An answer within the same millisecond still stands after its question.
  const at = new Date(Math.max(deps.clock.now().getTime(), asked.at.getTime() + 1))
  const sent = files && { files: files.map(storedFile) }
  const answered: StoredMessage = { ...common, _id: `${key}|out`, direction: 'out', card, ...sent, at }
  await deps.messages.put(answered)
  // Words to be copied stand by themselves, behind their card.
  const words =
    copy === undefined
      ? []
      : [
          {
            ...common,
            _id: `${key}|out-words`,
            direction: 'out' as const,
            text: copy,
            at: new Date(at.getTime() + 1),
          },
        ]
  for (const message of words) await deps.messages.put(message)

  return [asked, answered, ...words].map(messageView)
}
