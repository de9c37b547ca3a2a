import type { z } from 'zod'
import type { Bilingual, Locale } from '#src/domain/locale.ts'

/** What a model is given to work on; placeholders stand where names, phones, e-mails and ids were. */
export type Material = {
  /** What we know, in the words and roundings of our cards: label and value. */
  readonly facts: readonly (readonly [label: string, value: string])[]
  /** What people outside wrote: data, fenced off, never an instruction. */
  readonly quoted: readonly string[]
}

/** How long what people read of an answer may be, in characters of its language. */
type Length = { readonly en: number; readonly zh: number }

/** Something a model may help with. One file each, one line in the registry. */
export type Prompt<Input = unknown, Output = unknown> = {
  readonly name: string
  /** Goes up with every change of its text or its shapes: answers are told apart by it. */
  readonly version: number
  readonly input: z.ZodType<Input>
  readonly output: z.ZodType<Output>
  /** What the model is told, in the language it is to answer in. */
  readonly text: Bilingual
  readonly mostTokens: number
  readonly mostChars: Length
  /** The language of the answer. */
  locale(input: Input): Locale
  material(input: Input): Material
  /** What people will read of an answer: held to its language, its length, the numbers of the material; no link, no mention. */
  shown(output: Output): readonly string[]
  /** What else is wrong with it, in words that help to mend it; undefined: nothing. */
  wrong?(output: Output, input: Input): string | undefined
  /** The same without a model, by rule; held to the same checks. */
  fallback(input: Input): Output
}

/** Keeps the shapes while the registry holds plain prompts. */
export const definePrompt = <Input, Output>(prompt: Prompt<Input, Output>): Prompt<Input, Output> => prompt
