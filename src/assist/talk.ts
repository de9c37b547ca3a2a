import { z } from 'zod'
import type { Material, Prompt } from '#prompts/define-prompt.ts'
import type { Locale } from '#src/domain/locale.ts'
import { again, type Fault, faults, rules, material as words } from './words.ts'

/** So much of what others wrote goes to a model at once, in characters. */
const mostQuoted = 32_000

/** A word that the quoted texts do not hold, so that none of them can end what it stands in. */
function fenceFor(texts: readonly string[]): string {
  const all = texts.join('\n').toUpperCase()
  let fence = 'DATA'
  while (all.includes(fence)) fence += 'X'
  return fence
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** Each line behind its text's number and a bar: what looks like an end inside is a line of the data still. */
const barred = (text: string, at: number): readonly string[] =>
  text.split('\n').map((line) => `${at + 1}| ${line}`)

/** Facts line by line, then the words of others, fenced. All of it is redacted already. */
export function materialText(locale: Locale, { facts, quoted }: Material): string {
  const given = facts.map(([label, value]) => `- ${oneLine(label)}: ${oneLine(value)}`)
  const fence = fenceFor(quoted)
  const data = [`BEGIN ${fence}`, ...quoted.flatMap(barred), `END ${fence}`]
  return [
    ...(given.length > 0 ? [words.facts[locale], ...given, ''] : []),
    ...(quoted.length > 0 ? [words.data[locale], ...data, ''] : []),
    words.answer[locale],
  ].join('\n')
}

/** As much of the quoted texts as goes along, the first ones whole. */
export function bounded({ facts, quoted }: Material): Material {
  let left = mostQuoted
  const kept = quoted.flatMap((text) => {
    const part = text.slice(0, left)
    left -= part.length
    return part === '' ? [] : [part]
  })
  return { facts, quoted: kept }
}

/** What the model is to do: our own words alone. */
export const systemText = <Input, Output>(prompt: Prompt<Input, Output>, locale: Locale): string =>
  `${prompt.text[locale]}\n\n${rules[locale]}`

/** JSON Schema of an answer as it comes from the model. */
export const schemaOf = <Input, Output>({
  output,
}: Prompt<Input, Output>): Readonly<Record<string, unknown>> =>
  z.toJSONSchema(output, { io: 'input', unrepresentable: 'any' })

/** The turn that asks for another try; `detail` is redacted already. */
export const repairText = (locale: Locale, fault: Fault, detail: string): string =>
  [again[locale], `${faults[fault][locale]} ${detail}`.trim(), words.answer[locale]].join('\n')
