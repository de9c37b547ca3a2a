import type { AppError } from '#src/domain/errors.ts'
import { type Token, tokenise } from './tokenise.ts'
import { type FaultWords, whereError } from './where-fault.ts'
import { type Keyword, keywordOf } from './words.ts'

/** Where the parser stands in a text's tokens. */
export type Cursor = { readonly text: string; readonly tokens: readonly Token[]; at: number; depth: number }

export const cursorOf = (text: string): Cursor => ({ text, tokens: tokenise(text), at: 0, depth: 0 })

export const peek = ({ tokens, at }: Cursor, ahead = 0): Token | undefined => tokens[at + ahead]

/** The words from here on, up to the first sign or quote, at most `most`. */
export function wordsAhead(cursor: Cursor, most = 3): readonly string[] {
  const ahead = cursor.tokens.slice(cursor.at, cursor.at + most)
  const stop = ahead.findIndex(({ kind }) => kind !== 'word')
  return (stop < 0 ? ahead : ahead.slice(0, stop)).map(({ text }) => text)
}

/** Steps over the sign if it stands here. */
export function takeSign(cursor: Cursor, ...signs: readonly string[]): boolean {
  const token = peek(cursor)
  const found = token?.kind === 'sign' && signs.includes(token.text)
  if (found) cursor.at++
  return found
}

/** The keyword that stands here, of one word or of two (`at least`, `is not`), and its length in words. */
export function keywordAhead(
  cursor: Cursor,
): { readonly keyword: Keyword; readonly used: number } | undefined {
  const token = peek(cursor)
  if (token === undefined || token.kind === 'quoted') return undefined

  const two = keywordOf(wordsAhead(cursor, 2).join(' '))
  if (two !== undefined && wordsAhead(cursor, 2).length === 2) return { keyword: two, used: 2 }

  const one = keywordOf(token.text)
  return one === undefined ? undefined : { keyword: one, used: 1 }
}

/** Steps over one of the keywords if it stands here, and says which. */
export function takeKeyword<K extends Keyword>(cursor: Cursor, ...keywords: readonly K[]): K | undefined {
  const ahead = keywordAhead(cursor)
  const found = keywords.find((keyword) => keyword === ahead?.keyword)
  if (ahead && found) cursor.at += ahead.used
  return found
}

/** The refusal at what stands here, or at the token given. */
export function refusal(cursor: Cursor, words: FaultWords, token = peek(cursor)): AppError {
  const { text } = cursor
  const found = token === undefined ? '' : text.slice(token.start, token.end)
  return whereError(text, token?.start ?? text.length, found, words)
}
