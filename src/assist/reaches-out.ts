const dot = String.raw`(?:\s?\.|\s?[\[(（{]\s?(?:\.|dot|点)\s?[\])）}]\s?|\s\bdot\s|\s?点\s?)`
const domains =
  'com|cn|net|org|io|ai|co|me|cc|tv|top|xyz|info|biz|site|shop|store|online|app|dev|link|club|vip|icu|ru|uk|de|fr|jp|kr|hk|tw|sg|us|eu|in|it|gov|edu|example|test|page|live|click|work|ltd|group|tech|fun|ly|gg|gl|to'

const links: readonly RegExp[] = [
  /[a-z][a-z\d+.-]*:\/\//iu,
  /\b(?:https?|hxxps?|ftp|mailto|tel|sms|weixin|slack|javascript|data|file)\s?:/iu,
  /\bwww\b/iu,
  new RegExp(String.raw`[\p{L}\d-]{2,}${dot}(?:${domains})(?![\p{Script=Latin}\d])`, 'iu'),
  // Browsers take the ideographic full stop for a dot; a sentence may end before an English word.
  /[a-z\d-]{2,}。(?:com|cn|net|org|io|xyz|top|cc)(?![a-z\d])/iu,
  /[\p{L}\d-]{2,}\s?[.。]\s?(?:公司|网络|中国|网址|商城|xn--)/u,
  /xn--/iu,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/u,
]
const mentions: readonly RegExp[] = [/@/u, /<[!#/a-z]/iu, /#\p{L}/u]
const markup: readonly RegExp[] = [
  /\]\s?\(/u,
  /[`*~]{1,3}\S/u,
  /^\s*(?:#{1,6}\s|>|\|)/mu,
  /<[^<>]*>/u,
  /&(?:#\d+|[a-z]+);/iu,
  /\p{Co}/u,
]

const shown = (text: string): string => text.normalize('NFKC').replace(/\p{Cf}|\p{Variation_Selector}/gu, '')

const first = (patterns: readonly RegExp[], text: string): string | undefined => {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) return found
  }
  return undefined
}

/** Where a text leads out of the chat or calls somebody: a link in any writing, an address, a mention. Undefined: nowhere. */
export const reachOf = (text: string): string | undefined =>
  hidden(text) ?? first([...links, ...mentions], shown(text))

/** The same, and where it is more than plain text. */
export const trickOf = (text: string): string | undefined => reachOf(text) ?? first(markup, shown(text))

/** Marks of direction turn a text around for whoever reads it. */
const hidden = (text: string): string | undefined =>
  /[\u{202a}-\u{202e}\u{2066}-\u{2069}]|(?![\n\t])\p{Cc}/u.exec(text)?.[0]
