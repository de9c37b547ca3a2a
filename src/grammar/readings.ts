import type { Token } from './tokens.ts'
import { type Vocabulary, verbForm } from './vocabulary.ts'

/** One way to understand a text: a command, the customer's name, and the words after it. */
export type Reading = {
  readonly command: string
  readonly name: string
  readonly words: string
  /** The whole text is taken for a name. */
  readonly whole?: true
  /** How to look at the customer, as typed. */
  readonly view?: Readonly<Record<string, string>>
}

/** A bare name asks for its tier. */
const nameAlone = 'tier'

/**
 * All ways to read the tokens, in the order to try them: verb first, verb last, verb between name and words,
 * the whole as a name (customers are called "Help Scout" and 为什么咖啡), a verb glued to a name.
 */
export function readingsOf(tokens: readonly Token[], vocabulary: Vocabulary): readonly Reading[] {
  if (tokens.length === 0) return []
  const bare = bareVerb(tokens, vocabulary)
  if (bare) return [bare]

  const all = [
    ...verbFirst(tokens, vocabulary),
    ...verbLast(tokens, vocabulary),
    ...verbBetween(tokens, vocabulary),
    { command: nameAlone, name: joined(tokens), words: '', whole: true } as const,
    ...glued(tokens, vocabulary.glued),
    ...gluedToName(tokens, vocabulary.glued),
    ...gluedToQuote(tokens, vocabulary.glued),
  ]
  return all.filter((reading, at) => all.findIndex((other) => same(reading, other)) === at)
}

const same = (a: Reading, b: Reading): boolean =>
  a.command === b.command && a.name === b.name && a.words === b.words

const joined = (tokens: readonly Token[]): string => tokens.map((token) => token.text).join(' ')

const verbOf = (token: Token | undefined, { verbs }: Vocabulary): string | undefined =>
  token && !token.quoted ? verbs.get(verbForm(token.text)) : undefined

/** `help`, `Who am I?`, 我的 账号: nothing but a verb. */
function bareVerb(tokens: readonly Token[], { verbs }: Vocabulary): Reading | undefined {
  if (tokens.some((token) => token.quoted)) return undefined
  const command = verbs.get(verbForm(joined(tokens)))

  return command ? { command, name: '', words: '' } : undefined
}

/** `tier acme corp`; a quoted name ends where its quote does: `log "acme corp" called them`. */
function verbFirst(tokens: readonly Token[], vocabulary: Vocabulary): readonly Reading[] {
  const command = verbOf(tokens[0], vocabulary)
  const rest = tokens.slice(1)
  if (!command || rest.length === 0) return []

  if (rest[0]?.quoted) return [{ command, name: rest[0].text, words: joined(rest.slice(1)) }]
  return named(command, joined(rest))
}

/** `acme why`, 阿里 几级. */
function verbLast(tokens: readonly Token[], vocabulary: Vocabulary): readonly Reading[] {
  const command = verbOf(tokens.at(-1), vocabulary)
  if (!command || tokens.length < 2) return []

  return named(command, joined(tokens.slice(0, -1)))
}

/** `acme log called them`: the first verb after a name. */
function verbBetween(tokens: readonly Token[], vocabulary: Vocabulary): readonly Reading[] {
  const at = tokens.findIndex((token, index) => index > 0 && verbOf(token, vocabulary) !== undefined)
  const command = verbOf(tokens[at], vocabulary)
  if (!command || at === tokens.length - 1) return []

  return [{ command, name: joined(tokens.slice(0, at)), words: joined(tokens.slice(at + 1)) }]
}

/** 阿里等级, 等级阿里, `acme为什么`: the longest verb that ends or begins the text. */
function glued(tokens: readonly Token[], verbs: Vocabulary['glued']): readonly Reading[] {
  if (tokens.some((token) => token.quoted)) return []
  const text = joined(tokens).replace(/[\s?？!！。.,，]{1,20}$/u, '')
  const lower = text.toLowerCase()

  const suffix = verbs.find(([word]) => lower.endsWith(word) && lower.length > word.length)
  const prefix = verbs.find(([word]) => lower.startsWith(word) && lower.length > word.length)
  return [
    ...(suffix ? named(suffix[1], text.slice(0, -suffix[0].length).trim()) : []),
    ...(prefix ? named(prefix[1], text.slice(prefix[0].length).trim()) : []),
  ]
}

/** 阿里写跟进 电话 没接通: the verb ends the first word, and words come behind it. */
function gluedToName([first, ...rest]: readonly Token[], verbs: Vocabulary['glued']): readonly Reading[] {
  if (!first || first.quoted || rest.length === 0) return []
  const lower = first.text.toLowerCase()
  const verb = verbs.find(([word]) => lower.endsWith(word) && lower.length > word.length)
  if (!verb) return []

  const name = first.text.slice(0, -verb[0].length)
  return named(verb[1], name).map((reading) => ({ ...reading, words: joined(rest) }))
}

/** 「阿里」的等级: the verb beside one quoted name, without its particle. */
function gluedToQuote(tokens: readonly Token[], verbs: Vocabulary['glued']): readonly Reading[] {
  const quoted = tokens.filter((token) => token.quoted)
  const beside = verbForm(joined(tokens.filter((token) => !token.quoted))).replace(/^[的是]/u, '')
  const verb = verbs.find(([word]) => word === beside)
  if (!verb || quoted.length !== 1) return []

  return [{ command: verb[1], name: joined(quoted), words: '' }]
}

// 阿里的等级, acme's tier, the tier of acme, 客户阿里等级: what may belong to the sentence and not to the name.
const particles = [/ ?[的是]$/u, /['’]s$/iu, /^(?:of|for|is) /iu, /^客户/u]

/** First the name as typed, since 美的 is a company; then without its particle. */
function named(command: string, name: string): readonly Reading[] {
  const bare = particles.reduce((rest, particle) => rest.replace(particle, ''), name).trim()
  const names = bare === name || bare === '' ? [name] : [name, bare]

  return names.map((each) => ({ command, name: each, words: '' }))
}
