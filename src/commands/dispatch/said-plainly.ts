import type { Reply } from '#src/cards/card.ts'
import { resolveCustomer } from '#src/commands/naming/resolve-customer.ts'
import { isAppError } from '#src/domain/errors.ts'
import type { Asker } from '#src/domain/user.ts'
import { cleanText, withoutAddress } from '#src/grammar/clean.ts'
import type { Reading } from '#src/grammar/readings.ts'
import { readsAsSentence, type Sentence } from '#src/grammar/sentence.ts'
import { type Vocabulary, verbForm, vocabularyOf } from '#src/grammar/vocabulary.ts'
import { type AnswerDeps, commandNamed } from './answer-deps.ts'
import { answerReading } from './answer-reading.ts'

/** A text that is said as one speaks. */
export type Said = { readonly kind: Sentence; readonly text: string }

/** A text, the ways to read it as a command, and whether it is one. */
export type Heard = {
  readonly readings: readonly Reading[]
  readonly words: readonly string[]
  readonly said?: Said
}

const longest = 1_000

/** Undefined where a text is typed as a command or a name, or is too long for one question. */
export function sentenceIn(typed: string): Said | undefined {
  const text = withoutAddress(cleanText(typed))
  const kind = text.length > longest ? undefined : readsAsSentence(text)
  return kind && { kind, text }
}

/** What came of reading a text as a command: its answer, or a refusal that may have misunderstood a sentence. */
export type Tried =
  | { readonly kind: 'answered'; readonly reply: Reply }
  | { readonly kind: 'refused'; readonly reply: Reply }
  | { readonly kind: 'thrown'; readonly error: unknown }
  | { readonly kind: 'nothing' }

/** The first reading that leads somewhere; of those that do not, the first refusal. */
export async function firstAnswer(deps: AnswerDeps, heard: Heard, asker: Asker): Promise<Tried> {
  let first: Tried = { kind: 'nothing' }
  for (const reading of heard.readings) {
    if (await isLoose(deps, reading, heard, asker)) continue
    const tried = await attempt(deps, reading, heard.said, asker)
    if (tried.kind === 'answered') return tried
    if (first.kind === 'nothing') first = tried
  }
  return first
}

async function attempt(
  deps: AnswerDeps,
  reading: Reading,
  said: Said | undefined,
  asker: Asker,
): Promise<Tried> {
  try {
    const reply = await answerReading(deps, reading, asker)
    if (!reply) return { kind: 'nothing' }
    return { kind: mayBeMisread(reply, reading, said) ? 'refused' : 'answered', reply }
  } catch (error) {
    if (said?.kind === 'strong' && isAppError(error) && !error.retryable) return { kind: 'thrown', error }
    throw error
  }
}

/** A command that reads its customer from its words has found none: "Done Deal Ltd" may be the name itself. */
function mayBeMisread({ refused }: Reply, { command }: Reading, said: Said | undefined): boolean {
  if (refused === 'customer-not-found') return true
  return said?.kind === 'strong' && refused !== undefined && command !== 'ask' && !final.has(refused)
}

/** Said of whoever asks, or of the customer that was named in full. */
const final: ReadonlySet<string> = new Set(['not-allowed', 'customer-foreign'])

/** A verb somewhere in a sentence, with no customer before it, is no command: `who is slipping in my list?` */
async function isLoose(
  deps: AnswerDeps,
  reading: Reading,
  { words, said }: Heard,
  asker: Asker,
): Promise<boolean> {
  const isStrong = said?.kind === 'strong'
  const { command, name } = reading
  if (command === 'ask' || reading.whole || `${name}${reading.words}` === '') return false
  if (commandNamed(deps.commands, command)?.takesName !== false) return false
  if (ignoresWords(command) && isStrong) return true
  if (!ignoresWords(command) && !isStrong) return false
  if (beginsWithVerb(command, words, vocabularyOf(deps.commands))) return goesOnAsTalk.test(name)
  return (await resolveCustomer(deps, name, asker)).kind === 'none'
}

/** What changes something whatever stands beside it: 撤销是什么意思 is a question, and `never undo` is no order. */
export const ignoresWords = (command: string): boolean => command === 'undo'

/** `remind me to call acme`: behind the verb stands no name; 提醒我明天联系阿里. */
const goesOnAsTalk =
  /^(?:(?:me|us|that|to|i|my|who|what|how|when|which|about)\s|[我你]|一下|下(?!周|个|月|午))/iu

function beginsWithVerb(command: string, words: readonly string[], { verbs, glued }: Vocabulary): boolean {
  const [first = ''] = words
  if (verbs.get(verbForm(first)) === command) return true
  return glued.some(([word, name]) => name === command && first.toLowerCase().startsWith(word))
}
