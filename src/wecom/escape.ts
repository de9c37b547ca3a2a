// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unwanted = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g

const cleaned = (text: string) => text.toWellFormed().replace(/\r\n?/g, '\n').replace(unwanted, ' ')

/** WeCom's markdown has no escapes: what would be markup or a mention becomes a look-alike. */
const lookAlikes: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  '[': '［',
  ']': '］',
  '*': '∗',
  '`': 'ˋ',
  '#': '＃',
}

/** Text of ours or of a customer as markdown that shows it as it is, on one line. */
export const inline = (text: string): string =>
  oneLine(text).replace(/[<>[\]*`#]/g, (mark) => lookAlikes[mark] ?? mark)

/** What is taught as `/customer 等级 acme` is typed here without it: WeCom has no slash commands. */
const slashCommand = /\/customer (?=\S)/g

/** Clean text on one line: what template cards take, where nothing is markup. */
export const oneLine = (text: string): string =>
  cleaned(text).replace(/\s+/g, ' ').replace(slashCommand, '').trim()

/** Words to be copied, line by line as they are: of a text message WeCom reads tags alone (`<a href>`, path/90236). */
export const verbatim = (text: string): string =>
  cleaned(text)
    .replace(/[<>]/g, (mark) => lookAlikes[mark] ?? mark)
    .trim()

/** UTF-8 bytes. */
export const bytesOf = (text: string): number => Buffer.byteLength(text)

const ellipsis = '…'

/** The text if it has at most `limit` units, else its whole characters up to there and an ellipsis. */
export function within(text: string, limit: number, sizeOf = (piece: string) => piece.length): string {
  if (sizeOf(text) <= limit) return text

  let kept = ''
  let size = sizeOf(ellipsis)
  for (const character of text) {
    size += sizeOf(character)
    if (size > limit) break
    kept += character
  }
  return kept + ellipsis
}
