import { askNameCard } from '#src/cards/asking/ask-name-card.ts'
import type { Reply } from '#src/cards/card.ts'
import { pickListCard } from '#src/cards/customers/pick-list-card.ts'
import type { Command } from '#src/commands/command.ts'
import { resolveCustomer } from '#src/commands/naming/resolve-customer.ts'
import type { Asker } from '#src/domain/user.ts'
import type { Reading } from '#src/grammar/readings.ts'
import { type AnswerDeps, commandNamed } from './answer-deps.ts'
import { runCommand } from './run-command.ts'

/** Runs one way to read a text; undefined where this way leads nowhere. */
export async function answerReading(
  deps: AnswerDeps,
  { command: name, name: typed, words, view }: Reading,
  asker: Asker,
): Promise<Reply | undefined> {
  const command = commandNamed(deps.commands, name)
  if (!command) return undefined
  if (!command.takesName) return answerWords(deps, command, `${typed} ${words}`.trim(), asker)
  if (typed === '') return { card: askNameCard(asker.locale, command.shown), refused: 'name-missing' }

  const more = { ...(words === '' ? {} : { words }), ...view }
  if (!command.input.safeParse({ customer: typed, ...more }).success) return undefined
  const found = await resolveCustomer(deps, typed, asker)
  if (found.kind === 'none') return undefined
  if (found.kind === 'one') return runCommand(deps, command, { customer: found.customer._id, ...more }, asker)

  const policy = await deps.policies.active()
  const { customers, alike } = found
  const list = { customers, command: command.name, policy, now: deps.clock.now(), alike }
  return { card: pickListCard(asker.locale, typed, list) }
}

async function answerWords(
  deps: AnswerDeps,
  command: Command,
  words: string,
  asker: Asker,
): Promise<Reply | undefined> {
  const input = words === '' ? {} : { words }
  return command.input.safeParse(input).success ? runCommand(deps, command, input, asker) : undefined
}
