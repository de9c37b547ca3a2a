import type { Understood } from '#prompts/ask/shapes.ts'
import { ask } from '#prompts/ask.ts'
import type { Locale } from '#src/domain/locale.ts'
import { type GoldenCase, golden } from '../verdict.ts'
import { askInputOf } from './ask-input.ts'

/** A command that is right, with whom and what it has to hold. */
type Right = { readonly command: string; readonly customer?: string; readonly words?: RegExp }

export type Asked = {
  readonly says: string
  /** Customers in it, as the sentence has them. */
  readonly names?: readonly string[]
  readonly spoken?: true
  /** Any of these is right; none: only "I don't know" is. */
  readonly right: readonly Right[]
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase().trim()

/** A sentence and the commands that answer it. */
export const asks = (locale: Locale, { says, names = [], spoken, right }: Asked): GoldenCase =>
  golden({
    prompt: ask,
    title: says,
    ...(spoken ? { spoken } : {}),
    input: askInputOf(locale, says, names),
    unknown: ({ command }) => command === 'unknown' && right.length > 0,
    wrong: (output) =>
      output.command === 'unknown' || right.some((one) => holds(one, output))
        ? undefined
        : `understood as ${[output.command, output.customer, output.words].filter(Boolean).join(' ')}`,
  })

const holds = ({ command, customer, words }: Right, output: Understood): boolean =>
  command === output.command &&
  fold(customer ?? '') === fold(output.customer) &&
  (words === undefined || words.test(output.words))
