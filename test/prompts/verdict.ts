import type { Prompt } from '#prompts/define-prompt.ts'
import type { Assisted } from '#src/assist/assist.ts'
import { numbersNotIn } from '#src/domain/faithful/numbers-not-in.ts'
import type { Locale } from '#src/domain/locale.ts'

/** Who answers a prompt: its rules, or a model through the whole pipeline. */
export type Answerer = <Input, Output>(
  prompt: Prompt<Input, Output>,
  input: Input,
) => Promise<Assisted<Output>>

/** What became of one case. `unknown`: it said that it does not know, which is no fault of the rules. */
export type Verdict = {
  readonly by: 'model' | 'rules'
  readonly faults: readonly string[]
  readonly unknown: boolean
  /** What people would read of it, or the answer as it is. */
  readonly said: string
}

/** One case of a prompt: what somebody would want of it, and what is right. */
export type Golden<Input, Output> = {
  readonly prompt: Prompt<Input, Output>
  readonly title: string
  /** As it comes out of somebody's mouth: fillers, slips, words misheard. */
  readonly spoken?: true
  readonly input: Input
  /** What is wrong with an answer; undefined: it is right. */
  wrong(output: Output): string | undefined
  /** Whether the answer is that it does not know. */
  unknown?(output: Output): boolean
}

/** A case whose shapes are its own affair. */
export type GoldenCase = {
  readonly prompt: string
  readonly title: string
  readonly locale: Locale
  readonly spoken: boolean
  judge(answer: Answerer): Promise<Verdict>
}

/** Judges by checks of its own, not by those that the pipeline runs. */
export const golden = <Input, Output>(told: Golden<Input, Output>): GoldenCase => {
  const { prompt, title, spoken = false, input } = told
  return {
    prompt: prompt.name,
    title,
    locale: prompt.locale(input),
    spoken,
    async judge(answer) {
      prompt.input.parse(input)
      const { output, by } = await answer(prompt, input)
      const shown = prompt.shown(output)
      const faults = [...shapeFaults(told, output), ...textFaults(told, shown)]
      return {
        by,
        faults,
        unknown: told.unknown?.(output) ?? false,
        said: shown.join(' ') || JSON.stringify(output),
      }
    },
  }
}

function shapeFaults<Input, Output>(
  { prompt, input, wrong }: Golden<Input, Output>,
  output: Output,
): readonly string[] {
  if (!prompt.output.safeParse(output).success) return ['invalid']
  const [own, asked] = [prompt.wrong?.(output, input), wrong(output)]
  return [...(own ? [`wrong: ${own}`] : []), ...(asked ? [`wrong: ${asked}`] : [])]
}

function textFaults<Input, Output>(
  { prompt, input }: Golden<Input, Output>,
  shown: readonly string[],
): readonly string[] {
  const { facts, quoted } = prompt.material(input)
  const material = [...facts.flat(), ...quoted]
  const locale = prompt.locale(input)
  const said = shown.join('\n')
  const unfounded = shown.flatMap((text) => numbersNotIn(text, material))

  return [
    ...(unfounded.length > 0 ? [`unfaithful: ${unfounded.join(', ')}`] : []),
    ...([...said].length > prompt.mostChars[locale] ? [`too long: ${[...said].length}`] : []),
    ...(said && !isIn(locale, said, material.join(' ')) ? ['in another language'] : []),
    ...(reachesOut(said) ? ['has a link, a mention or markup'] : []),
  ]
}

const han = /\p{Script=Han}/gu

/** In Chinese at least a third of the letters are; in English no Chinese stands that is not a name of the material. */
function isIn(locale: Locale, said: string, material: string): boolean {
  const chinese = said.match(han) ?? []
  const letters = said.match(/\p{L}/gu) ?? []
  if (locale === 'zh') return letters.length === 0 || chinese.length >= letters.length / 3
  return chinese.every((mark) => material.includes(mark)) && chinese.length <= letters.length / 3
}

const links =
  /https?:|www\.|\b[a-z0-9-]{2,}\.(?:com|cn|net|org|io|ai|co|ru|top|xyz|example)\b|\[[^\]]*\]\([^)]*\)/iu
const mentions = /<[!@#]|[@＠](?:all|here|channel|everyone|所有人|全体)|<\/?[a-z][^>]*>/iu

/** Whether a text leads somewhere, calls somebody or is more than text. */
export const reachesOut = (text: string): boolean => {
  const plain = text.normalize('NFKC').replace(/\p{Cf}/gu, '')
  return links.test(plain) || mentions.test(plain)
}
