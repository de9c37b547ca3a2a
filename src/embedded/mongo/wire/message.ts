import { decode } from '#src/embedded/mongo/bson/decode.ts'
import { encode } from '#src/embedded/mongo/bson/encode.ts'
import type { Doc, Value } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'

/** The opcodes of MongoDB's wire protocol that matter here. */
const OP_REPLY = 1
const OP_QUERY = 2004
const OP_COMPRESSED = 2012
export const OP_MSG = 2013

export const HEADER_BYTES = 16
/** What `hello` tells clients is the longest message. */
export const MAX_MESSAGE_BYTES = 48_000_000

const CHECKSUM_PRESENT = 1
const MORE_TO_COME = 2
const REQUIRED_BITS = 0xffff
const KNOWN_REQUIRED_BITS = CHECKSUM_PRESENT | MORE_TO_COME

/** A request: its command document, and whether the client waits for an answer. */
export type Request = {
  readonly requestId: number
  readonly opCode: number
  readonly command: Doc
  readonly wantsReply: boolean
}

const cString = (bytes: Buffer, from: number): { readonly text: string; readonly next: number } => {
  const end = bytes.indexOf(0, from)
  return { text: bytes.toString('utf8', from, end), next: end + 1 }
}

const documentsBetween = (bytes: Buffer, from: number, to: number): Doc[] => {
  const documents: Doc[] = []
  for (let at = from; at < to; at += bytes.readInt32LE(at)) documents.push(decode(bytes, at))
  return documents
}

/** A document sequence stands for an array field of the command. */
const readSequence = (bytes: Buffer, at: number, into: Map<string, Doc[]>): number => {
  const end = at + bytes.readInt32LE(at)
  const { text, next } = cString(bytes, at + 4)
  into.set(text, documentsBetween(bytes, next, end))
  return end
}

const parseMessage = (bytes: Buffer, requestId: number): Request => {
  const flags = bytes.readUInt32LE(HEADER_BYTES)
  if (flags & REQUIRED_BITS & ~KNOWN_REQUIRED_BITS) throw new MongoError(9, 'OP_MSG: unknown required flag')
  const end = flags & CHECKSUM_PRESENT ? bytes.length - 4 : bytes.length
  const sequences = new Map<string, Doc[]>()
  let command: Doc | undefined
  for (let at = HEADER_BYTES + 4; at < end; ) {
    const kind = bytes[at] as number
    if (kind === 0) {
      command = decode(bytes, at + 1)
      at += 1 + bytes.readInt32LE(at + 1)
    } else if (kind === 1) at = readSequence(bytes, at + 1, sequences)
    else throw new MongoError(9, `OP_MSG: no section of kind ${kind}`)
  }
  if (!command) throw new MongoError(9, 'OP_MSG: no body')
  for (const [field, documents] of sequences) command[field] = documents as Value
  return { requestId, opCode: OP_MSG, command, wantsReply: (flags & MORE_TO_COME) === 0 }
}

const parseQuery = (bytes: Buffer, requestId: number): Request => {
  const { text, next } = cString(bytes, HEADER_BYTES + 4)
  const query = decode(bytes, next + 8)
  const command = (query['$query'] as Doc | undefined) ?? query
  return {
    requestId,
    opCode: OP_QUERY,
    command: { ...command, $db: text.split('.')[0] ?? 'admin' },
    wantsReply: true,
  }
}

/** Read one whole message; codes 9, 22 and 115 where it is none that is understood. */
export const parseRequest = (bytes: Buffer): Request => {
  const requestId = bytes.readInt32LE(4)
  const opCode = bytes.readInt32LE(12)
  if (opCode === OP_MSG) return parseMessage(bytes, requestId)
  if (opCode === OP_QUERY) return parseQuery(bytes, requestId)
  if (opCode === OP_COMPRESSED)
    throw new MongoError(115, 'OP_COMPRESSED was not negotiated: connect without compressors')
  throw new MongoError(
    115,
    `The wire protocol's opcode ${opCode} is not supported: use a driver that speaks OP_MSG`,
  )
}

const framed = (
  opCode: number,
  responseTo: number,
  requestId: number,
  parts: readonly Uint8Array[],
): Buffer => {
  const header = Buffer.alloc(HEADER_BYTES)
  const size = parts.reduce((sum, part) => sum + part.length, HEADER_BYTES)
  header.writeInt32LE(size, 0)
  header.writeInt32LE(requestId, 4)
  header.writeInt32LE(responseTo, 8)
  header.writeInt32LE(opCode, 12)
  return Buffer.concat([header, ...parts], size)
}

/** The answer's bytes, in the form in which the question came. */
export const formatReply = (
  { opCode, requestId }: Pick<Request, 'opCode' | 'requestId'>,
  reply: Doc,
  id: number,
): Buffer => {
  const body = encode(reply)
  if (opCode !== OP_QUERY) return framed(OP_MSG, requestId, id, [Buffer.alloc(5), body])
  const prefix = Buffer.alloc(20)
  prefix.writeInt32LE(8, 0) // awaitCapable, as every server since 2.0 sets
  prefix.writeInt32LE(1, 16)
  return framed(OP_REPLY, requestId, id, [prefix, body])
}
