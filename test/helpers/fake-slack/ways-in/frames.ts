/** WebSocket frames (RFC 6455), as far as Socket Mode uses them: whole texts, pings, closing. */
export type Frame = { readonly opcode: number; readonly payload: Buffer }

export const opcodes = { text: 1, close: 8, ping: 9, pong: 10 } as const

/** A frame of the server, which is never masked. */
export function toFrame(opcode: number, payload: Buffer): Buffer {
  const { length } = payload
  if (length < 126) return Buffer.concat([Buffer.from([0x80 | opcode, length]), payload])
  if (length < 65_536) {
    return Buffer.concat([Buffer.from([0x80 | opcode, 126, length >> 8, length & 0xff]), payload])
  }
  const head = Buffer.alloc(10)
  head[0] = 0x80 | opcode
  head[1] = 127
  head.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([head, payload])
}

/** Where the payload of a frame begins, and how long it is; undefined while that has not arrived. */
function sizeOf(bytes: Buffer): { readonly at: number; readonly length: number } | undefined {
  if (bytes.length < 2) return undefined
  const short = (bytes[1] ?? 0) & 0x7f
  if (short < 126) return { at: 6, length: short }
  if (short === 126) return bytes.length < 4 ? undefined : { at: 8, length: bytes.readUInt16BE(2) }
  return bytes.length < 10 ? undefined : { at: 14, length: Number(bytes.readBigUInt64BE(2)) }
}

/** The first whole frame of a client, which is always masked, and what comes after it. */
export function firstFrame(bytes: Buffer): { readonly frame: Frame; readonly rest: Buffer } | undefined {
  const size = sizeOf(bytes)
  if (!size || bytes.length < size.at + size.length) return undefined
  const mask = bytes.subarray(size.at - 4, size.at)
  const payload = Buffer.from(bytes.subarray(size.at, size.at + size.length))
  for (let n = 0; n < payload.length; n++) payload[n] = (payload[n] ?? 0) ^ (mask[n % 4] ?? 0)

  return {
    frame: { opcode: (bytes[0] ?? 0) & 0x0f, payload },
    rest: bytes.subarray(size.at + size.length),
  }
}
