/** One word as typed, or what stood between quotes. */
export type Token = { readonly text: string; readonly quoted: boolean }

/** Opening quote → what closes it. Straight ones close themselves; a half-typed pair is closed by its cousin too. */
const closers: ReadonlyMap<string, string> = new Map([
  ['"', '"”“＂'],
  ['＂', '＂"'],
  ['“', '”“"'],
  ['”', '”"'],
  ["'", "'’"],
  ['‘', "’'"],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
  ['«', '»'],
])

/** `tier “Acme (HK)” now` → tier, [Acme (HK)], now. A quote that is never closed is dropped. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    if (text[at] === ' ') {
      at += 1
      continue
    }
    const end = closingAt(text, at)
    const token = end < 0 ? wordAt(text, at) : { text: text.slice(at + 1, end).trim(), quoted: true }
    at = end < 0 ? at + token.text.length : end + 1
    tokens.push(end < 0 ? { text: withoutQuote(token.text), quoted: false } : token)
  }

  return tokens.filter((token) => token.text !== '')
}

/** Where the quote that opens at `at` closes; −1 where none opens or none closes. */
function closingAt(text: string, at: number): number {
  const closing = closers.get(text[at] ?? '')
  // Looking ahead only where there is something to find keeps a thousand opening quotes linear.
  if (closing === undefined || ![...closing].some((mark) => text.lastIndexOf(mark) > at)) return -1

  for (let end = at + 1; end < text.length; end += 1) {
    const isClosing = closing.includes(text[end] ?? '')
    // O'Neill's: an apostrophe closes nothing while its word goes on.
    const wordGoesOn = "'’".includes(text[end] ?? '') && /[\p{L}\p{N}]/u.test(text[end + 1] ?? '')
    if (isClosing && !wordGoesOn) return end
  }
  return -1
}

/** A word ends at a space, and where 「 or another paired quote opens: `等级「阿里」`. */
function wordAt(text: string, at: number): Token {
  let end = at + 1
  while (end < text.length && text[end] !== ' ' && !opensInWord(text, end)) end += 1
  return { text: text.slice(at, end), quoted: false }
}

const opensInWord = (text: string, at: number): boolean =>
  '"＂“「『《«'.includes(text[at] ?? ' ') && closingAt(text, at) > 0

const withoutQuote = (word: string): string => (closers.has(word[0] ?? '') ? word.slice(1) : word)
