import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { firstFrame, opcodes, toFrame } from './frames.ts'

/** The server's end of a WebSocket. */
export type WebSocketEnd = {
  send(text: string): void
  /** Ends it with Slack's farewell, or as a broken line. */
  close(how: 'politely' | 'broken'): void
  readonly open: boolean
}

const acceptOf = (key: string) =>
  createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')

/** Takes an upgraded request over: answers the handshake, pings and closing by itself. */
export function acceptWebSocket(
  request: IncomingMessage,
  socket: Duplex,
  on: { readonly text: (text: string) => void; readonly close: () => void },
): WebSocketEnd {
  let [open, bytes] = [true, Buffer.alloc(0)]
  const send = (opcode: number, payload: Buffer) => void (open && socket.write(toFrame(opcode, payload)))
  const pinging = setInterval(() => send(opcodes.ping, Buffer.from('Ping from applink')), 5_000)
  const ended = () => {
    if (!open) return
    open = false
    clearInterval(pinging)
    on.close()
  }
  const take = (opcode: number, payload: Buffer) => {
    if (opcode === opcodes.text) on.text(payload.toString('utf8'))
    if (opcode === opcodes.ping) send(opcodes.pong, payload)
    if (opcode !== opcodes.close) return
    send(opcodes.close, payload)
    ended()
    socket.end()
  }
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk])
    for (let first = firstFrame(bytes); first; first = firstFrame(bytes)) {
      bytes = Buffer.from(first.rest)
      take(first.frame.opcode, first.frame.payload)
    }
  })
  // An HTTP server leaves its half open when the other end is gone: a killed process would look alive until a ping.
  socket.on('end', () => {
    ended()
    socket.end()
  })
  socket.on('close', ended)
  socket.on('error', ended)
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptOf(
      String(request.headers['sec-websocket-key']),
    )}\r\n\r\n`,
  )

  return {
    send: (text) => send(opcodes.text, Buffer.from(text)),
    close(how) {
      if (how === 'politely') send(opcodes.close, Buffer.from([0x03, 0xe8]))
      ended()
      if (how === 'politely') socket.end()
      else socket.destroy()
    },
    get open() {
      return open
    },
  }
}
