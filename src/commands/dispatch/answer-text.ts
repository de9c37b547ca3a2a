import type { Reply } from '#src/cards/card.ts'
import { resolveCustomer } from '#src/commands/naming/resolve-customer.ts'
import { AppError } from '#src/domain/errors.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import type { Asker } from '#src/domain/user.ts'
import { longestName } from '#src/grammar/clean.ts'
import { readText } from '#src/grammar/read-text.ts'
import type { Reading } from '#src/grammar/readings.ts'
import { vocabularyOf } from '#src/grammar/vocabulary.ts'
import { type AnswerDeps, commandNamed } from './answer-deps.ts'
import { answerReading } from './answer-reading.ts'
import { answerSentence, notUnderstood } from './answer-sentence.ts'
import { answerUnresolved } from './answer-unresolved.ts'
import { runCommand } from './run-command.ts'
import { firstAnswer, type Said, sentenceIn, type Tried } from './said-plainly.ts'

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
  const said = sentenceIn(text)
  const heard = said ? { ...read, said } : read
  const tried = await firstAnswer(deps, heard, asker)
  if (tried.kind === 'answered') return tried.reply
  if (tried.kind !== 'nothing') return said ? rather(deps, said, tried, asker) : refusalOf(tried)

  if (read.readings.every(({ name }) => name.length > longestName)) throw textTooLong()
  return answerUnresolved(deps, heard, asker)
}

type Refusal = Exclude<Tried, { kind: 'answered' | 'nothing' }>

/** What a sentence means goes before the refusal of what it looked like. */
async function rather(deps: AnswerDeps, { text }: Said, refusal: Refusal, asker: Asker): Promise<Reply> {
  const asked = await answerSentence(deps, text, asker)
  return asked.refused === notUnderstood ? refusalOf(refusal) : asked
}

function refusalOf(refusal: Refusal): Reply {
  if (refusal.kind === 'thrown') throw refusal.error
  return refusal.reply
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
