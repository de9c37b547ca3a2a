import type { Socket } from 'node:net'
import type { Doc } from '#src/embedded/mongo/bson/value.ts'
import { failureReply } from '#src/embedded/mongo/commands/reply.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import {
  formatReply,
  HEADER_BYTES,
  MAX_MESSAGE_BYTES,
  OP_MSG,
  parseRequest,
  type Request,
} from './message.ts'

/** Answers one command. */
export type Answer = (command: Doc, connectionId: number) => Doc

const SLACK_BYTES = 16_384

const isPossible = (size: number) => size >= HEADER_BYTES && size <= MAX_MESSAGE_BYTES + SLACK_BYTES

/** Bytes as they come; whole messages as they go. */
const messageQueue = () => {
  let chunks: Buffer[] = []
  let held = 0
  const joined = (): Buffer => {
    if (chunks.length > 1) chunks = [Buffer.concat(chunks, held)]
    return chunks[0] as Buffer
  }
  const length = (): number =>
    ((chunks[0] as Buffer).length < 4 ? joined() : (chunks[0] as Buffer)).readInt32LE(0)
  const keep = (rest: Buffer) => {
    chunks = rest.length > 0 ? [rest] : []
    held = rest.length
  }

  return {
    add: (chunk: Buffer) => {
      chunks.push(chunk)
      held += chunk.length
    },
    /** The next whole message; undefined where it has not all come; 'broken' where the bytes are none. */
    next: (): Buffer | undefined | 'broken' => {
      if (held < HEADER_BYTES) return undefined
      const size = length()
      if (!isPossible(size)) return 'broken'
      if (held < size) return undefined
      const all = joined()
      keep(all.subarray(size))
      return all.subarray(0, size)
    },
  }
}

const readRequest = (bytes: Buffer): Request | Doc => {
  try {
    return parseRequest(bytes)
  } catch (cause) {
    return failureReply(cause)
  }
}

const isRequest = (v: Request | Doc): v is Request => 'requestId' in v && 'opCode' in v

/** An answer that is too large for BSON is a refusal, never the end of the process. */
const fittingReply = (to: Pick<Request, 'opCode' | 'requestId'>, reply: Doc, id: number): Buffer => {
  try {
    return formatReply(to, reply, id)
  } catch (cause) {
    const tooLarge = new MongoError(
      10334,
      `The answer does not fit into a BSON document: ${(cause as Error).message}`,
    )
    return formatReply(to, failureReply(tooLarge), id)
  }
}

/** Serve one client: each message is answered in turn; a stream that is no wire protocol is closed. */
export const serveConnection = (socket: Socket, connectionId: number, answer: Answer): void => {
  let nextId = 1
  const send = (to: Pick<Request, 'opCode' | 'requestId'>, reply: Doc) => {
    if (socket.writable) socket.write(fittingReply(to, reply, nextId++))
  }
  const serve = (bytes: Buffer) => {
    const request = readRequest(bytes)
    if (!isRequest(request)) {
      send({ opCode: OP_MSG, requestId: bytes.readInt32LE(4) }, request)
      return
    }
    const reply = answer(request.command, connectionId)
    if (request.wantsReply) send(request, reply)
  }
  const queue = messageQueue()
  socket.setNoDelay(true)
  socket.on('data', (chunk) => {
    queue.add(chunk)
    for (let message = queue.next(); message !== undefined; message = queue.next()) {
      if (message === 'broken') {
        socket.destroy()
        return
      }
      serve(message)
    }
  })
  socket.on('error', () => socket.destroy()) // the client went away: its cursors time out
}
