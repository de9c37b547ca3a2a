import type { Reply } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
import { refusalCard } from '#src/cards/running/error-card.ts'
import type { Command } from '#src/commands/command.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { withPlaceholders } from '#src/commands/forms/placeholders.ts'
import { managerOf } from '#src/decide/people/manager-of.ts'
import { AppError } from '#src/domain/errors.ts'
import type { Asker } from '#src/domain/user.ts'

/** Values of a button or of a text, not yet looked at. */
export type RawInput = Readonly<Record<string, string>>

/**
 * Runs one command for one person: role first, then the input by its schema.
 * @throws AppError `input-invalid` where a button's values do not fit.
 */
export async function runCommand(
  deps: CommandDeps,
  command: Command,
  input: RawInput,
  asker: Asker,
): Promise<Reply> {
  const refused = await roleRefused(deps, command, asker)
  if (refused) return refused

  const reply = await command.run(deps, parsedInput(command, input), asker)
  if (reply.refused === undefined) logAnswer(deps, command, asker)
  return reply
}

/**
 * The form of one command for one person, role first as above.
 * @throws AppError `input-invalid`, `form-unknown` where the command has none, and what the command refuses.
 */
export async function formOfCommand(
  deps: CommandDeps,
  command: Command,
  input: RawInput,
  asker: Asker,
): Promise<{ readonly form: Form } | { readonly reply: Reply }> {
  const refused = await roleRefused(deps, command, asker)
  if (refused) return { reply: refused }
  if (!command.form) throw noForm()

  const form = await command.form(deps, parsedInput(command, input), asker)
  return { form: withPlaceholders(asker.locale, form) }
}

async function roleRefused(deps: CommandDeps, command: Command, asker: Asker): Promise<Reply | undefined> {
  if (command.allowed.includes(asker.role)) return undefined

  const card = refusalCard(asker.locale, 'not-allowed', await whoMay(deps, command, asker))
  return { card, refused: 'not-allowed' }
}

function parsedInput({ input: schema }: Command, input: RawInput): unknown {
  const parsed = schema.safeParse(input)
  if (!parsed.success) throw invalidInput(parsed.error.issues[0]?.path[0])
  return parsed.data
}

/** Whom a rep may ask for what managers do: their own, where there is one. */
async function whoMay(
  { users }: CommandDeps,
  { allowed }: Command,
  asker: Asker,
): Promise<string | undefined> {
  if (asker.role !== 'rep' || !allowed.includes('manager')) return undefined
  const user = await users.byId(asker.userId)

  return user && (await managerOf(users, user))?.name
}

const logAnswer = ({ log }: CommandDeps, { name }: Command, { userId, surface }: Asker): void =>
  log.info('command answered', { command: name, user: userId, surface: surface ?? null })

const invalidInput = (field: PropertyKey | undefined) =>
  new AppError({
    code: 'input-invalid',
    message: 'This button cannot be read any more.',
    remedy: 'Type the customer’s name to get a fresh card.',
    ...(typeof field === 'string' ? { field } : {}),
  })

const noForm = () =>
  new AppError({
    code: 'form-unknown',
    message: 'There is no form for this command.',
    remedy: 'Type the command instead, or help to see how.',
  })
