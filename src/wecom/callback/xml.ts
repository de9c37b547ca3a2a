import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'
import { Refused } from './refused.ts'

/** These repeat; one of them alone would be read as no list. */
const lists: ReadonlySet<string> = new Set(['SelectedItem', 'OptionId'])

/** `SelectedItems` are five deep. */
const maxNestedTags = 8

/** The largest of WeCom's, a card with three lists, has some 150; what is not signed yet must not be much work. */
const mostTags = 400

/**
 * Values stay the text they are (`007`, ids of 64 bits), nothing is expanded, and a list is one with a single item too.
 */
const parser = new XMLParser({
  ignoreAttributes: true,
  ignorePiTags: true,
  parseTagValue: false,
  processEntities: false,
  maxNestedTags,
  isArray: (name) => lists.has(name),
})

const declaration = /<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i

const documentSchema = z.object({ xml: z.record(z.string(), z.unknown()) })

/** The elements under `<xml>`. @throws Refused for what is no such document, or declares a type of its own */
export function elementsOf(xml: string): Readonly<Record<string, unknown>> {
  const markup = withoutWords(xml)
  if (declaration.test(markup)) throw new Refused(400, 'declares a type')
  if (markup.split('<', mostTags + 2).length > mostTags + 1) throw new Refused(400, 'too many elements')

  let parsed: unknown
  try {
    parsed = parser.parse(xml)
  } catch {
    throw new Refused(400, 'no XML')
  }
  const { data } = documentSchema.safeParse(parsed)
  if (!data) throw new Refused(400, 'no <xml>')
  return data.xml
}

/** All but what somebody has written, which stands in CDATA and may hold anything. */
function withoutWords(xml: string): string {
  const parts: string[] = []
  let at = 0
  for (let start = xml.indexOf('<![CDATA['); start >= 0; start = xml.indexOf('<![CDATA[', at)) {
    parts.push(xml.slice(at, start))
    const end = xml.indexOf(']]>', start)
    if (end < 0) return parts.join('')
    at = end + ']]>'.length
  }
  return [...parts, xml.slice(at)].join('')
}
