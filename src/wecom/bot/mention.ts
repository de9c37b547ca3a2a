/** Between the mention and what follows it some clients put a space of their own. */
const mentionEnd = '\u2005'

/** What a mention's words are read with. */
export type MentionWords = {
  /** The bot's name in this company, where it has been seen. */
  readonly name: string | undefined
  /** What commands are called, in both languages. */
  readonly verbs: readonly string[]
}

export type Mentioned = {
  readonly text: string
  /** Surely the bot's name, for the next time. */
  readonly name?: string
  /** Other readings, where nothing says where its name ends and this one names nobody. */
  readonly others?: readonly string[]
}

/**
 * What was said to the bot in a group, where its name stands before, amid or behind it as plain words, spaces in it
 * included; nothing marks where a name ends. A slash at a word's beginning says it, else the name that is known, else the
 * first word that is a command.
 */
export function withoutMention(said: string, { name, verbs }: MentionWords): Mentioned {
  const text = said.replaceAll('＠', '@').trim()
  const slash = /(?:^|\s)([/／]\s?[\p{L}])/u.exec(text)
  if (slash) {
    const at = slash.index + slash[0].length - (slash[1]?.length ?? 0)
    return { text: text.slice(at), ...learnt(text.slice(0, at), verbs) }
  }
  if (!text.includes('@')) return { text }
  if (name !== undefined && text.includes(`@${name}`)) {
    return { text: withoutOthers(text.replace(`@${name}`, ' ')) }
  }
  if (text.includes(mentionEnd)) {
    return { text: text.replaceAll(new RegExp(`@[^@${mentionEnd}]*${mentionEnd}`, 'gu'), ' ').trim() }
  }
  if (!text.startsWith('@')) return { text: text.replace(/\s*@[^@]*$/u, '') }
  const first = fromVerb(text, verbs)
  const others = readingsOf(text).filter((one) => one !== first)
  return { text: first, ...(others.length > 0 ? { others } : {}) }
}

const longestName = 40

/** Between one `@` and the slash stands a name and nothing else, unless somebody has spoken to the others first. */
function learnt(before: string, verbs: readonly string[]): Pick<Mentioned, 'name'> {
  const name = /^@([^@\n]+)$/u.exec(before.replaceAll(mentionEnd, ' ').trim())?.[1]?.trim()
  if (!name || name.length > longestName || verbAt(name.split(' ').slice(1).join(' '), verbs) >= 0) return {}
  return { name }
}

/** Others who are mentioned beside the bot: their names end with the first space. */
const withoutOthers = (text: string): string => text.replace(/^(?:\s*@\S+)+/u, '').trim()

/** A name in Latin letters may go on, in whatever letters: `@Tier 小助手 阿里等级`. */
const mostNameWords = 3

/** Without its first word, and without two and three where the first is in Latin letters. */
function readingsOf(text: string): readonly string[] {
  const [first = '', ...words] = text.replace(/^(?:@\S+\s+)*(?=@)/u, '').split(/\s+/u)
  const most = /^@[\p{Script=Latin}\d._-]+$/u.test(first) ? mostNameWords : 1
  return Array.from({ length: most }, (_, n) => words.slice(n).join(' ')).filter((one) => one !== '')
}

/** Without its name: from the first word that is a command, else without the first word. */
function fromVerb(text: string, verbs: readonly string[]): string {
  const at = verbAt(text, verbs)
  if (at > 0) return text.slice(at)
  const rest = text.replace(/^(?:@\S*\s*)+/u, '')
  // `@Tier wise 阿里等级`: what follows a name in Latin letters begins with the first Chinese word.
  const [latin = ''] = /^(?:[\p{Script=Latin}\d._-]+\s+)+(?=\p{Script=Han})/u.exec(rest) ?? []
  return verbs.some((verb) => rest.endsWith(verb)) ? rest.slice(latin.length) : rest
}

/** Where a command's word begins: a whole word in Latin letters, the beginning of one in Chinese. */
function verbAt(text: string, verbs: readonly string[]): number {
  for (const { 0: word, index } of text.matchAll(/[^\s\u2005]+/gu)) {
    const lower = word.toLowerCase()
    const isVerb = verbs.some((verb) =>
      /\p{Script=Han}/u.test(verb) ? word.startsWith(verb) : lower === verb.toLowerCase(),
    )
    if (isVerb) return index
  }
  return -1
}
