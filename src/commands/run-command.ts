import type { Reply } from '#src/cards/card.ts'
import { refusalCard } from '#src/cards/error-card.ts'
import { AppError } from '#src/domain/errors.ts'
import type { Asker } from '#src/domain/user.ts'
import type { Command } from './command.ts'
import type { CommandDeps } from './deps.ts'

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
  if (!command.allowed.includes(asker.role)) {
    return { card: refusalCard(asker.locale, 'not-allowed'), refused: 'not-allowed' }
  }
  const parsed = command.input.safeParse(input)
  if (!parsed.success) throw invalidInput()

  const reply = await command.run(deps, parsed.data, asker)
  if (reply.refused === undefined) logAnswer(deps, command, asker)
  return reply
}

const logAnswer = ({ log }: CommandDeps, { name }: Command, { userId, surface }: Asker): void =>
  log.info('command answered', { command: name, user: userId, surface: surface ?? null })

const invalidInput = () =>
  new AppError({
    code: 'input-invalid',
    message: 'This button cannot be read any more.',
    remedy: 'Type the customer’s name to get a fresh card.',
  })
