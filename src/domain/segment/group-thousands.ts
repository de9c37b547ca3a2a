import { type Cursor, peek } from './cursor.ts'
import type { Token } from './tokenise.ts'

const head = /^[¥$]?-?[1-9]\d{0,2}$/
const group = /^\d{3}(?!\d)/

/**
 * The number that begins here with its groups of thousands, `50,000`: outside a list a comma has no other
 * meaning. Leaves the cursor on the last of its tokens.
 */
export function takeNumber(cursor: Cursor, first: Token): Token {
  if (first.kind !== 'word' || !head.test(first.text)) return first

  let token = first
  for (let next = groupAhead(cursor, token); next !== undefined; next = groupAhead(cursor, token)) {
    token = { ...token, text: token.text + next.text, raw: token.raw + next.raw, end: next.end }
    cursor.at += 2
  }
  return token
}

/** The three digits behind a comma, with no space on either side of it. */
function groupAhead(cursor: Cursor, token: Token): Token | undefined {
  const [comma, next] = [peek(cursor, 1), peek(cursor, 2)]
  if (!/\d$/.test(token.text) || comma?.text !== ',' || next?.kind !== 'word') return undefined

  const touches = comma.start === token.end && next.start === comma.end
  return touches && group.test(next.text) ? next : undefined
}
