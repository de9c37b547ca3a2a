import type { Prompt } from '#prompts/define-prompt.ts'
import { numbersNotIn } from '#src/domain/faithful/numbers-not-in.ts'
import { isIn } from './in-language.ts'
import { reachOf, trickOf } from './reaches-out.ts'
import { placeholdersIn, type Redaction, textsIn } from './redaction.ts'
import type { Fault } from './words.ts'

/** Why an answer is of no use; `detail` tells the model more. */
export type Unusable = { readonly fault: Fault; readonly detail: string }

/** An answer with the names put back, or what is wrong with it. */
export type Checked<Output> = { readonly output: Output } | Unusable

/** What an answer is held against. */
export type Against<Input, Output> = {
  readonly prompt: Prompt<Input, Output>
  readonly input: Input
  readonly redaction: Redaction
  /** Placeholders of our own facts and of whom it is about; the others are known from what people outside wrote. */
  readonly own: ReadonlySet<string>
  /** The material as the model has it. */
  readonly material: readonly string[]
  /** Names that texts hold although the model was given none. */
  named(texts: readonly string[]): Promise<readonly string[]>
}

const unusable = (fault: Fault, detail = ''): Unusable => ({ fault, detail })

/** Holds an answer to its shape, to what was given, and to the prompt's own demands. */
export async function checked<Input, Output>(
  text: string,
  against: Against<Input, Output>,
): Promise<Checked<Output>> {
  const { prompt, redaction } = against
  const shaped = shapeOf(prompt, parsed(text))
  if ('fault' in shaped) return shaped
  const wrong =
    madeUp(shaped.output, redaction) ?? strange(shaped.output, against) ?? wrongText(shaped.output, against)
  if (wrong) return wrong
  // Nothing but placeholders has left the house: a name that comes back was thought up, or smuggled in.
  if ((await against.named(textsIn(shaped.output))).length > 0) return unusable('made-up')

  const restored = shapeOf(prompt, redaction.restore(shaped.output))
  return 'fault' in restored ? restored : (wrongAsRead(restored.output, against) ?? restored)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Paths and rules of what is wrong with a shape, no values: what was said stands in the turn before. */
function shapeOf<Input, Output>({ output }: Prompt<Input, Output>, value: unknown): Checked<Output> {
  if (typeof value !== 'object' || value === null) return unusable('not-json')
  const { success, data, error } = output.safeParse(value)
  if (success) return { output: data }
  return unusable(
    'wrong-shape',
    error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`).join('; '),
  )
}

function madeUp(answer: unknown, redaction: Redaction): Unusable | undefined {
  const unknown = textsIn(answer).flatMap((text) => redaction.unknown(text))
  return unknown.length > 0 ? unusable('made-up', unknown.join(', ')) : undefined
}

/**
 * A customer, a number or an address that only a quoted text has named is not handed on to people: whoever wrote it may
 * have wanted just that.
 */
function strange<Input, Output>(
  answer: Output,
  { prompt, own }: Against<Input, Output>,
): Unusable | undefined {
  const used = prompt.shown(answer).flatMap(placeholdersIn)
  const foreign = used.filter((key) => !own.has(key) && !key.startsWith('[PERSON_'))
  return foreign.length > 0 ? unusable('not-ours', foreign.join(', ')) : undefined
}

/** No text of it may lead out; what people read is plain, in their language, and true to the material. */
function wrongText<Input, Output>(
  answer: Output,
  { prompt, input, material }: Against<Input, Output>,
): Unusable | undefined {
  const shown = prompt.shown(answer)
  const trick = [...textsIn(answer).map(reachOf), ...shown.map(trickOf)].find((found) => found !== undefined)
  if (trick !== undefined) return unusable('link', trick)

  const locale = prompt.locale(input)
  if (!shown.every((text) => isIn(locale, text))) return unusable('wrong-language')
  const numbers = shown.flatMap((text) => numbersNotIn(text, material))
  return numbers.length > 0 ? unusable('wrong-number', numbers.join(', ')) : undefined
}

/** As people read it, with the names in it. */
function wrongAsRead<Input, Output>(
  answer: Output,
  { prompt, input, redaction }: Against<Input, Output>,
): Unusable | undefined {
  const most = prompt.mostChars[prompt.locale(input)]
  if ([...prompt.shown(answer).join('')].length > most) return unusable('too-long', String(most))

  const wrong = prompt.wrong?.(answer, input)
  return wrong === undefined ? undefined : unusable('prompt-says', redaction.redact(wrong))
}
