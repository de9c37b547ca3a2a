/** What a text asks to look at, as typed: `asOf`, `policy`, `orders`; and what is left of the text. */
export type ViewWords = { readonly rest: string; readonly view: Readonly<Record<string, string>> }

type Clause = { readonly name: string; readonly pattern: RegExp }

const day = String.raw`(?<value>\d{1,4}(?:\s?[./年月-]\s?\d{1,2}){1,2}\s?[日号]?|\d{8}|\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4}|[A-Za-z]{3,9}\s+\d{1,2},?\s+\d{4})`
// What stands in a clause's place and is no day or amount: it is taken too, so that the answer says what cannot be read.
const other = String.raw`(?<value>[^\s?？][^?？]{0,38}?)[?？]?(?=\s+(?:under policy|if it|if they|as of)\s|$)`
const amount = String.raw`(?<value>[^\s\d]{0,4}\s?[\d０-９][\d０-９.,，]*\s?[^\s\d？?]{0,4})`

/** `as of 2026-09-01`, `under policy 3`, `if it orders 50,000`; 截至9月1日, 按规则3, 如果下单5万. */
const clauses: readonly Clause[] = [
  { name: 'asOf', pattern: new RegExp(String.raw`(?:^|\s)as of ${day}(?=\s|$)`, 'iu') },
  { name: 'asOf', pattern: new RegExp(String.raw`\s?截至\s?${day}(?:时|为止)?`, 'u') },
  { name: 'policy', pattern: /(?:^|\s)under policy(?: version)? (?<value>\d{1,6})(?=\s|$)/iu },
  { name: 'policy', pattern: /\s?按(?:第\s?)?(?:分级)?规则\s?(?:第\s?)?(?<value>\d{1,6})\s?版?/u },
  { name: 'policy', pattern: /\s?按第\s?(?<value>\d{1,6})\s?版(?:分级)?规则/u },
  {
    name: 'orders',
    pattern: new RegExp(
      String.raw`(?:^|\s)if (?:it |they )?(?:orders?|buys?|spends?) ${amount}[?？]?(?=\s|$)`,
      'iu',
    ),
  },
  {
    name: 'orders',
    pattern: new RegExp(String.raw`\s?(?:如果|若|假如)再?(?:下单|下|采购|购买|买)\s?${amount}`, 'u'),
  },
  { name: 'asOf', pattern: new RegExp(String.raw`\sas of ${other}`, 'iu') },
  { name: 'asOf', pattern: /\s?截至\s?(?<value>[^\s?？]{1,20}?)(?:时|为止)?(?=\s|[?？]|$)/u },
  {
    name: 'orders',
    pattern: new RegExp(String.raw`\sif (?:it |they )?(?:orders?|buys?|spends?) ${other}`, 'iu'),
  },
]

const hasQuote = /["“”「『《«]/u

/**
 * Takes the clauses off that say how to look at a customer. A text with quotes is left whole up to its last one:
 * what stands in quotes is a name.
 */
export function takeView(text: string): ViewWords {
  const from = hasQuote.test(text)
    ? Math.max(...[...'"”“」』》»'].map((mark) => text.lastIndexOf(mark))) + 1
    : 0
  const view: Record<string, string> = {}
  let words = text.slice(from)
  for (const { name, pattern } of clauses) {
    const value = view[name] === undefined ? pattern.exec(words)?.groups?.['value'] : undefined
    if (value === undefined) continue
    view[name] = value.trim()
    words = words.replace(pattern, ' ')
  }
  return { rest: `${text.slice(0, from)}${words}`.replace(/\s+/gu, ' ').trim(), view }
}
