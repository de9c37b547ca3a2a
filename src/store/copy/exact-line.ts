import mongoose, { type mongo } from 'mongoose'

const { deserialize, EJSON, serialize } = mongoose.mongo.BSON

/** A document as a driver's `raw` reads it. */
type Raw = Uint8Array
type Document = mongo.BSON.Document

/** Such a line is a document's bytes, where EJSON would not bring them back. */
const BYTES = '!'

/** Names that EJSON, bson or JavaScript take for their own: only documents with these bytes may hold one. */
const suspects = ['$', '_bsontype', '__proto__'].map((text) => Buffer.from(text))

/** All types stay: an int32 is none other than a double of the same value. */
const exact = { promoteValues: false, promoteBuffers: false, bsonRegExp: true } as const

const ejsonOf = (bytes: Buffer): string => EJSON.stringify(deserialize(bytes, exact), { relaxed: false })

/** A document in one line: canonical EJSON, or its very bytes in base64 where EJSON would change it. */
export function lineOf(raw: Raw): string {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  if (!suspects.some((suspect) => bytes.includes(suspect))) return ejsonOf(bytes)

  return faithful(bytes) ?? `${BYTES}${bytes.toString('base64')}`
}

/** The line, if it brings the same bytes back; what cannot even be read does not. */
function faithful(bytes: Buffer): string | undefined {
  try {
    const line = ejsonOf(bytes)
    return bytes.equals(serialize(documentOf(line))) ? line : undefined
  } catch {
    return undefined
  }
}

/** The document of a line, with every value of its own BSON type. */
export const documentOf = (line: string): Document =>
  line.startsWith(BYTES)
    ? deserialize(Buffer.from(line.slice(BYTES.length), 'base64'), exact)
    : EJSON.parse(line, { relaxed: false })
