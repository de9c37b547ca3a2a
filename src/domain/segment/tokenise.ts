import { chineseFieldWords } from './fields.ts'
import { whereError } from './where-fault.ts'
import { partingWords } from './words.ts'

/** A piece of a segment's text. `text` is half-width, and lower case where it is a word. */
export type Token = {
  readonly kind: 'word' | 'quoted' | 'sign'
  readonly text: string
  /** As it was written, half-width, without its quotes. */
  readonly raw: string
  /** UTF-16 offsets in the text. */
  readonly start: number
  readonly end: number
}

const signs = /^(?:>=|<=|!=|<>|==|[=<>≥≤≠(),、])/
const wordRun = /^[\p{L}\p{N}\p{M}_+#/&@.·%$¥＿＋＃／＆＠．％＄￥－-]+/u
const spaces = /^\s+/u

/** Any sign of a pair closes any of its kind: input methods mix “ and ” up. */
const quotes: readonly string[] = ['"“”„＂', "'‘’＇", '「」', '『』']
const quotesOf = (sign: string) => (sign === '' ? undefined : quotes.find((pair) => pair.includes(sign)))
const isQuote = (sign: string) => quotesOf(sign) !== undefined
const parting = new RegExp(`(${partingWords.join('|')})`)
/** `地区是“华东”`: right before a quote it is the sign, whatever the field. */
const isAtEnd = /(不是|不为|是|为)$/
const fieldThenIs = new RegExp(`^(${chineseFieldWords.join('|')})(不是|不为|是|为)`)
const notThenField = new RegExp(`^(非|并非|没有|无|已知|未知)(?=${chineseFieldWords.join('|')})`)

/**
 * Signs, words and quoted texts of a segment's `where`, in either language's punctuation.
 * @throws AppError `where-invalid` for a quote that is not closed and a sign the grammar does not know.
 */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at)
    const blank = spaces.exec(rest)?.[0]
    const found = blank === undefined ? nextTokens(text, rest, at) : []
    tokens.push(...found)
    at = blank === undefined ? (found.at(-1)?.end ?? text.length) : at + blank.length
  }

  return tokens
}

function nextTokens(text: string, rest: string, at: number): readonly Token[] {
  const sign = signs.exec(halfWidthSigns(rest))?.[0]
  if (sign !== undefined) return [{ kind: 'sign', text: sign, raw: sign, start: at, end: at + sign.length }]

  const closers = quotesOf(rest.charAt(0))
  if (closers !== undefined) return [quotedToken(text, at, closers)]

  const run = wordRun.exec(rest)?.[0]
  if (run !== undefined) return wordTokens(run, at, isQuote(rest.charAt(run.length)))

  const [stranger = ''] = rest
  throw whereError(text, at, stranger, {
    reason: 'unexpected',
    expected: 'a field, a value or a sign of comparison',
    remedy: 'Put a value with other signs in quotes: region = "north (east)".',
  })
}

/** The first two signs only: each full-width one is one half-width one, so offsets stay. */
const halfWidthSigns = (rest: string): string =>
  rest.slice(0, 2).replace(/[\uff01-\uff5e]/g, (sign) => sign.normalize('NFKC'))

function quotedToken(text: string, start: number, closers: string): Token {
  let content = ''
  for (let at = start + 1; at < text.length; at++) {
    const sign = text.charAt(at)
    if (closers.includes(sign)) return { kind: 'quoted', text: content, raw: content, start, end: at + 1 }

    const escaped = sign === '\\' && at + 1 < text.length
    if (escaped) at++
    content += escaped ? text.charAt(at) : sign
  }

  throw whereError(text, start, text.slice(start), {
    reason: 'unclosed-quote',
    expected: 'a closing quote',
    remedy: 'Close the quote.',
  })
}

function wordTokens(run: string, start: number, beforeQuote: boolean): readonly Token[] {
  let at = start
  return (beforeQuote ? run.split(isAtEnd) : [run])
    .flatMap((part) => part.split(parting))
    .flatMap(pieces)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const token = wordToken(piece, at)
      at = token.end
      return token
    })
}

function wordToken(piece: string, start: number): Token {
  const raw = piece.normalize('NFKC')
  return { kind: 'word', text: raw.toLowerCase(), raw, start, end: start + piece.length }
}

/** `等级是A` is three words, `非标签` two: only a known field shows where they part. */
function pieces(word: string): readonly string[] {
  const negation = notThenField.exec(word)?.[1]
  if (negation !== undefined) return [negation, ...pieces(word.slice(negation.length))]

  const [both = '', field = '', is = ''] = fieldThenIs.exec(word) ?? []
  return both === '' ? [word] : [field, is, word.slice(both.length)]
}
