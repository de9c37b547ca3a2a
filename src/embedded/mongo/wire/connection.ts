import type { Socket } from 'node:net'
import type { Doc } from '#src/embedded/mongo/bson/value.ts'
import { failureReply } from '#src/embedded/mongo/commands/reply.ts'
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

/** Cuts a stream into whole messages; false where what comes is no message. */
const messageCutter = (onMessage: (bytes: Buffer) => void) => {
  let chunks: Buffer[] = []
  let held = 0
  const takeOne = (): 'none' | 'one' | 'broken' => {
    if (held < HEADER_BYTES) return 'none'
    if ((chunks[0] as Buffer).length < HEADER_BYTES) chunks = [Buffer.concat(chunks, held)]
    const size = (chunks[0] as Buffer).readInt32LE(0)
    if (size < HEADER_BYTES || size > MAX_MESSAGE_BYTES + SLACK_BYTES) return 'broken'
    if (held < size) return 'none'
    const all = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, held)
    chunks = all.length === size ? [] : [all.subarray(size)]
    held = all.length - size
    onMessage(all.subarray(0, size))
    return 'one'
  }
  return (chunk: Buffer): boolean => {
    chunks.push(chunk)
    held += chunk.length
    for (;;) {
      const state = takeOne()
      if (state !== 'one') return state === 'none'
    }
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

/** Serve one client: each message is answered in turn; a stream that is no wire protocol is closed. */
export const serveConnection = (socket: Socket, connectionId: number, answer: Answer): void => {
  let nextId = 1
  const send = (to: Pick<Request, 'opCode' | 'requestId'>, reply: Doc) => {
    if (socket.writable) socket.write(formatReply(to, reply, nextId++))
  }
  const cut = messageCutter((bytes) => {
    const request = readRequest(bytes)
    if (!isRequest(request)) {
      send({ opCode: OP_MSG, requestId: bytes.readInt32LE(4) }, request)
      return
    }
    const reply = answer(request.command, connectionId)
    if (request.wantsReply) send(request, reply)
  })
  socket.setNoDelay(true)
  socket.on('data', (chunk) => {
    if (!cut(chunk)) socket.destroy()
  })
  socket.on('error', () => socket.destroy()) // the client went away: its cursors time out
}
