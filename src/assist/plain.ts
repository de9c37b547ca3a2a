/** Letters, digits and what holds addresses together, in full width. */
const wide = /[０-９Ａ-Ｚａ-ｚ＠．＿－＋％]/gu
/** What is not seen: zero widths, soft hyphens, marks of direction; and controls that are no line breaks. */
const unseen = /\p{Cf}|\p{Variation_Selector}|(?![\n\t])\p{Cc}/gu

/**
 * A text in which nothing hides: letters and digits in one width, nothing unseen between them. Punctuation stays as it is
 * written.
 */
export const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(unseen, '')
    .replace(wide, (char) => char.normalize('NFKC'))

const before = String.raw`(?<![\p{Script=Latin}\p{N}_])`
const after = String.raw`(?![\p{Script=Latin}\p{N}_])`

/**
 * A name as a pattern's source: its words in order, whatever stands between them. In Latin letters it is whole words;
 * Chinese has no space to part them. Undefined: nothing of it is a letter or digit.
 */
export function nameSource(name: string): string | undefined {
  const words = plain(name).match(/[\p{L}\p{N}\p{M}]+/gu)
  if (!words) return undefined
  const inner = words.join(String.raw`[^\p{L}\p{N}\n]{0,3}`)
  return `${isHan(name.trim().at(0)) ? '' : before}${inner}${isHan(words.at(-1)?.at(-1)) ? '' : after}`
}

const isHan = (char: string | undefined): boolean => /\p{Script=Han}/u.test(char ?? '')
