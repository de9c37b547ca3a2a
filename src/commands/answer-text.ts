import { askNameCard } from '#src/cards/ask-name-card.ts'
import type { Reply } from '#src/cards/card.ts'
import { pickListCard } from '#src/cards/pick-list-card.ts'
import { AppError } from '#src/domain/errors.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import type { Asker } from '#src/domain/user.ts'
import { longestName } from '#src/grammar/clean.ts'
import { readText } from '#src/grammar/read-text.ts'
import type { Reading } from '#src/grammar/readings.ts'
import { vocabularyOf } from '#src/grammar/vocabulary.ts'
import { type AnswerDeps, commandNamed } from './answer-deps.ts'
import { answerUnresolved } from './answer-unresolved.ts'
import type { Command } from './command.ts'
import { resolveCustomer } from './resolve-customer.ts'
import { runCommand } from './run-command.ts'

/**
 * Answers a typed text: the first way to read it that leads somewhere.
 * @throws AppError `name-too-long`, `text-too-long`
 */
export async function answerText(deps: AnswerDeps, text: string, asker: Asker): Promise<Reply> {
  const read = readText(text, vocabularyOf(deps.commands))
  if (read.kind === 'too-long') throw tooLong[read.what]()
  if (read.kind === 'empty') return answerVerb(deps, 'help', asker)

  const whole = await wholeName(deps, read.readings, asker)
  if (whole) return (await answerReading(deps, whole, asker)) ?? answerUnresolved(deps, read, asker)

  let unfound: Reply | undefined
  for (const reading of read.readings) {
    const reply = await answerReading(deps, reading, asker)
    if (reply && reply.refused !== 'customer-not-found') return reply
    // A command that reads its customer from its words has found none: "Done Deal Ltd" may be the name itself.
    unfound ??= reply
  }
  if (!unfound && read.readings.every(({ name }) => name.length > longestName)) throw textTooLong()
  return unfound ?? answerUnresolved(deps, read, asker)
}

/**
 * "Done Deal Ltd" in full is a customer, and nothing is done to it: what acts on words is read as a name first. A verb that
 * takes a name looks its own up.
 */
async function wholeName(
  deps: AnswerDeps,
  readings: readonly Reading[],
  asker: Asker,
): Promise<Reading | undefined> {
  const whole = readings.find((reading) => reading.whole)
  const first = commandNamed(deps.commands, readings[0]?.command ?? '')
  if (!whole || !first || first.takesName) return undefined

  const found = await resolveCustomer(deps, whole.name, asker)
  if (found.kind !== 'one') return undefined
  const { name, aliases } = found.customer
  const typed = normaliseName(whole.name)
  return [name, ...aliases].some((called) => normaliseName(called) === typed) ? whole : undefined
}

/** Undefined where this way to read the text leads nowhere. */
async function answerReading(
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

/** Runs a command that needs nothing but its verb. */
async function answerVerb(deps: AnswerDeps, name: string, asker: Asker): Promise<Reply> {
  const command = commandNamed(deps.commands, name)
  if (!command) throw new Error(`the registry holds no command ${name}`)
  return runCommand(deps, command, {}, asker)
}

const nameTooLong = () =>
  new AppError({
    code: 'name-too-long',
    message: 'That is too long for a customer’s name: more than 1,000 characters.',
    remedy: 'Type just the name, or the first part of it.',
  })

const textTooLong = () =>
  new AppError({
    code: 'text-too-long',
    message: 'That is too long for one message: more than 4,000 characters.',
    remedy: 'Send it in two parts.',
  })

const tooLong = { name: nameTooLong, text: textTooLong } as const
