import { normaliseName } from '#src/domain/normalise-name.ts'

/** What the grammar knows of a command. */
export type VerbSource = {
  readonly name: string
  readonly shown: { readonly en: string; readonly zh: string }
  readonly aliases: readonly string[]
  /** False: what stands behind the verb is words, and may be a long note. */
  readonly takesName?: boolean
}

/** All words that are verbs, each with its command's name. */
export type Vocabulary = {
  readonly verbs: ReadonlyMap<string, string>
  /** Verbs that may stand against a name without a space, longest first: those in Chinese. */
  readonly glued: readonly (readonly [word: string, command: string])[]
  /** Commands whose words are no name. */
  readonly wordy: ReadonlySet<string>
}

const hasHan = (word: string): boolean => /\p{Script=Han}/u.test(word)

/** A verb's one form: no punctuation, no spaces, lower case (`Who am I?` → `whoami`). */
export const verbForm = (word: string): string => normaliseName(word).replaceAll(' ', '')

const collected = new WeakMap<readonly VerbSource[], Vocabulary>()

/** Names and aliases of commands; a registry's are collected once, since every text is read by them. */
export function vocabularyOf(commands: readonly VerbSource[]): Vocabulary {
  const known = collected.get(commands)
  if (known) return known

  const vocabulary = collect(commands)
  collected.set(commands, vocabulary)
  return vocabulary
}

function collect(commands: readonly VerbSource[]): Vocabulary {
  const entries = commands.flatMap(({ name, shown, aliases }) =>
    [name, shown.en, shown.zh, ...aliases].map((word) => [verbForm(word), name] as const),
  )
  const verbs = new Map(entries)

  return {
    verbs,
    glued: [...verbs].filter(([word]) => hasHan(word)).sort(([a], [b]) => b.length - a.length),
    wordy: new Set(commands.filter(({ takesName }) => takesName === false).map(({ name }) => name)),
  }
}
