import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'

/** These repeat; one of them alone would be read as no list. */
const lists: ReadonlySet<string> = new Set(['SelectedItem', 'OptionId'])

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  processEntities: false,
  isArray: (name) => lists.has(name),
})

const documentSchema = z.object({ xml: z.record(z.string(), z.unknown()) })

/** The elements under `<xml>`, every value as the text it is. @throws Error for what is no such document */
export const elementsOf = (xml: string): Readonly<Record<string, unknown>> =>
  documentSchema.parse(parser.parse(xml)).xml
