/** What an XML element holds: a number stands bare, a text in CDATA. */
export type Xml = string | number | bigint | readonly Xml[] | { readonly [tag: string]: Xml | undefined }

/** A text in CDATA; one that holds its end is split over two. */
const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

const element = (tag: string, value: Xml): string =>
  Array.isArray(value)
    ? value.map((one) => element(tag, one)).join('')
    : `<${tag}>${inner(value as Exclude<Xml, readonly Xml[]>)}</${tag}>`

const inner = (value: Exclude<Xml, readonly Xml[]>): string => {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value === 'string') return cdata(value)
  return Object.entries(value)
    .map(([tag, one]) => (one === undefined ? '' : element(tag, one)))
    .join('')
}

/** `<xml>…</xml>` as WeCom writes it: no line breaks, lists as repeated elements. */
export const toXml = (value: { readonly [tag: string]: Xml | undefined }): string =>
  `<xml>${inner(value)}</xml>`

/** The text of the first element of a name, out of CDATA where it stands in one. */
export function textIn(xml: string, tag: string): string | undefined {
  const found = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(xml)?.[1]
  const parts = found === undefined ? [] : [...found.matchAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g)]
  return parts.length > 0 ? parts.map((part) => part[1]).join('') : found
}
