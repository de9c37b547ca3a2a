// Controls but the line feed, and the marks that turn the reading direction around.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unwanted = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g

const cleaned = (text: string) => text.toWellFormed().replace(/\r\n?/g, '\n').replace(unwanted, ' ')
const oneLine = (text: string) => cleaned(text).replace(/\s+/g, ' ').trim()

/** Exactly the three that Slack names, and look-alikes for what would format a name (docs.slack.dev, "Escaping text"). */
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '*': '∗',
  '~': '∼',
  '`': 'ˋ',
}
const ellipsis = '…'

/** Joins pieces up to `limit` units; what does not fit ends in an ellipsis. No piece is ever cut. */
function within(pieces: Iterable<string>, limit: number): string {
  let kept = ''
  let room = ''
  for (const piece of pieces) {
    if (kept.length + piece.length > limit) return room + ellipsis
    kept += piece
    if (kept.length <= limit - ellipsis.length) room = kept
  }
  return kept
}

function* escaped(text: string): Generator<string> {
  for (const character of text) yield escapes[character] ?? character
}

/** Text of ours or of a customer as mrkdwn that shows it as it is: no mention, link or format comes out of it. */
export const mrkdwn = (text: string, limit: number): string => within(escaped(cleaned(text).trim()), limit)

/** The same on one line: labels and names. */
export const mrkdwnLine = (text: string, limit: number): string => within(escaped(oneLine(text)), limit)

/** For `plain_text`, which is not parsed: angle brackets become look-alikes all the same. Never empty. */
export const plain = (text: string, limit: number): string =>
  within(oneLine(text).replace(/</g, '‹').replace(/>/g, '›') || '–', limit)

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function* exact(text: string): Generator<string> {
  for (const character of text) yield named[character] ?? character
}

/**
 * Words that are to be copied as they stand, for a message with `mrkdwn: false`: only what Slack reads even there is
 * escaped, and Slack gives it back as it was.
 */
export const verbatim = (text: string, limit: number): string =>
  within(exact(cleaned(text).trim()), limit) || '–'

/** JSON without a bare angle bracket or ampersand. */
export const json = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`)

/** What Slack sends has its three characters escaped; commands want what was typed. */
export const typedText = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** What somebody wrote as others read it: mentions and links by their labels, without Slack's brackets. */
export const writtenText = (text: string): string =>
  typedText(
    text
      .replace(/<[@#!][^<>|]*\|([^<>]*)>/g, '$1')
      .replace(/<[@!#][^<>]*>/g, '')
      .replace(/<[^<>|]*\|([^<>]*)>/g, '$1')
      .replace(/<([^<>]*)>/g, '$1'),
  )
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim()

/** An http(s) address without characters that would end a link; undefined for anything else. */
export function safeUrl(url: string, limit: number): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, href } = new URL(url)
  if (protocol !== 'http:' && protocol !== 'https:') return undefined

  const safe = href.replace(/[|<> ]/g, encodeURIComponent)
  return safe.length <= limit ? safe : undefined
}
