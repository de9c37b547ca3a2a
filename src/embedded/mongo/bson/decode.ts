import {
  Binary,
  BSONRegExp,
  BSONSymbol,
  Code,
  Decimal128,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { type Doc, double, setField, type Value } from './value.ts'

type Reader = { readonly bytes: Buffer; at: number }

const MAX_DEPTH = 200

const cString = (r: Reader): string => {
  const end = r.bytes.indexOf(0, r.at)
  if (end < 0) throw new MongoError(22, 'BSON: a name without an end')
  const found = r.bytes.toString('utf8', r.at, end)
  r.at = end + 1
  return found
}

const int = (r: Reader): number => {
  const n = r.bytes.readInt32LE(r.at)
  r.at += 4
  return n
}

const take = (r: Reader, size: number): Buffer => {
  if (size < 0 || r.at + size > r.bytes.length) throw new MongoError(22, 'BSON: a value beyond its document')
  r.at += size
  return r.bytes.subarray(r.at - size, r.at)
}

const string = (r: Reader): string => {
  const size = int(r)
  const found = take(r, size)
  return found.toString('utf8', 0, size - 1)
}

const long = (r: Reader): Long => new Long(int(r), int(r))

const binary = (r: Reader): Binary => {
  const size = int(r)
  const subType = take(r, 1)[0] ?? 0
  const bytes = Buffer.from(take(r, size))
  return new Binary(subType === 2 ? bytes.subarray(4) : bytes, subType)
}

const codeWithScope = (r: Reader, depth: number): Code => {
  int(r)
  return new Code(string(r), decodeAt(r, depth) as Record<string, unknown>)
}

const dbPointer = (r: Reader): Doc => ({ $ref: string(r), $id: new ObjectId(Buffer.from(take(r, 12))) })

const readers: Readonly<Record<number, (r: Reader, depth: number) => Value>> = {
  1: (r) => double(take(r, 8).readDoubleLE(0)),
  2: string,
  3: (r, depth) => decodeAt(r, depth),
  4: (r, depth) => decodeArray(r, depth),
  5: binary,
  6: () => null, // `undefined`: deprecated, no driver writes it; MongoDB compares it as null
  7: (r) => new ObjectId(Buffer.from(take(r, 12))),
  8: (r) => take(r, 1)[0] === 1,
  9: (r) => new Date(long(r).toNumber()),
  10: () => null,
  11: (r) => new BSONRegExp(cString(r), cString(r)),
  12: dbPointer,
  13: (r) => new Code(string(r)),
  14: (r) => new BSONSymbol(string(r)),
  15: codeWithScope,
  16: int,
  17: (r) => new Timestamp(long(r)),
  18: long,
  19: (r) => new Decimal128(Buffer.from(take(r, 16))),
  255: () => new MinKey(),
  127: () => new MaxKey(),
}

const readValue = (r: Reader, type: number, depth: number): Value => {
  const read = readers[type]
  if (!read) throw new MongoError(22, `BSON: no type ${type}`)
  return read(r, depth)
}

const enter = (r: Reader, depth: number): number => {
  if (depth > MAX_DEPTH) throw new MongoError(15, `BSON: nested deeper than ${MAX_DEPTH} levels`)
  const start = r.at
  const end = start + int(r)
  if (end > r.bytes.length || end < start + 5) throw new MongoError(22, 'BSON: a document beyond its bytes')
  return end
}

const decodeAt = (r: Reader, depth: number): Doc => {
  const end = enter(r, depth)
  const doc: Doc = {}
  while (r.at < end - 1) {
    const type = r.bytes[r.at++] ?? 0
    const name = cString(r)
    setField(doc, name, readValue(r, type, depth + 1))
  }
  r.at = end
  return doc
}

const decodeArray = (r: Reader, depth: number): Value[] => {
  const end = enter(r, depth)
  const values: Value[] = []
  while (r.at < end - 1) {
    const type = r.bytes[r.at++] ?? 0
    r.at = r.bytes.indexOf(0, r.at) + 1
    values.push(readValue(r, type, depth + 1))
  }
  r.at = end
  return values
}

/** The document at `offset`; code 22 where the bytes are no BSON, 15 where it is nested too deep. */
export const decode = (bytes: Buffer, offset = 0): Doc => decodeAt({ bytes, at: offset }, 0)
