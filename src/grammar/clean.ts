/** Longest customer name that is looked up; more is refused in words. */
export const longestName = 1_000
/** Longest note that is taken down: as much as a page holds, and little beside a customer's other facts. */
export const longestNote = 4_000

// Control characters split words; zero-width, direction marks and half characters vanish, since nobody types them on purpose.
const controls = /\p{Cc}+/gu
const invisible = /[\p{Cf}\p{Cs}]/gu

/** One line of plain text: no control characters, single ASCII spaces, `／` as `/`. Linear in its length. */
export const cleanText = (text: string): string =>
  text.replace(controls, ' ').replace(invisible, '').replaceAll('／', '/').replace(/\s+/gu, ' ').trim()

const prefixWords: ReadonlySet<string> = new Set(['customer', 'customers', '客户'])

/**
 * Takes off what addresses the bot: `@bot`, `/customer`, `客户`. Mentions go first, as groups put them; a
 * slash before another word (`/tier acme`) is only a slash.
 */
export function withoutAddress(clean: string): string {
  let rest = clean
  while (rest.startsWith('@') || rest.startsWith('＠')) rest = afterFirstWord(rest)
  const slashed = rest.startsWith('/')
  if (slashed) rest = rest.slice(1).trimStart()

  const first = rest.split(' ', 1)[0] ?? ''
  return prefixWords.has(first.normalize('NFKC').toLowerCase()) ? afterFirstWord(rest) : rest
}

function afterFirstWord(text: string): string {
  const space = text.indexOf(' ')
  return space < 0 ? '' : text.slice(space + 1)
}
