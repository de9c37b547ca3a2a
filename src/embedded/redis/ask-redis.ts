import { connect } from 'node:net'

/** What Redis answers to the few administrative commands that are asked here. */
export type RedisReply = string | number | null | readonly RedisReply[]

const CRLF = '\r\n'

/**
 * Sends one command to a Redis on loopback and reads one reply: enough to recognise, describe and stop a
 * server, without a client library. Protocol: https://redis.io/docs/latest/develop/reference/protocol-spec/
 * @throws Error where nobody answers in time, the connection ends first, or Redis answers an error.
 */
export const askRedis = (port: number, command: readonly string[], timeoutMs = 1_000): Promise<RedisReply> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port })
    let received = ''
    const settle = (act: () => void) => {
      socket.destroy()
      act()
    }
    const fail = (error: Error) => settle(() => reject(error))

    socket.setEncoding('latin1')
    socket.setTimeout(timeoutMs, () => fail(new Error(`no answer on port ${port} within ${timeoutMs} ms`)))
    socket.once('error', fail)
    socket.once('end', () => fail(new Error(`port ${port} closed the connection before it answered`)))
    socket.on('data', (chunk: string) => {
      received += chunk
      const parsed = parseReply(received, 0)
      if (!parsed) return
      if (parsed.error) fail(new Error(parsed.error))
      else settle(() => resolve(parsed.value))
    })
    socket.write(encode(command))
  })

const encode = (command: readonly string[]): string =>
  [`*${command.length}`, ...command.flatMap((word) => [`$${Buffer.byteLength(word)}`, word]), ''].join(CRLF)

type Parsed = { readonly value: RedisReply; readonly next: number; readonly error?: string }

/** The reply that starts at `from`, or undefined while a part of it is still under way. */
export const parseReply = (text: string, from: number): Parsed | undefined => {
  const lineEnd = text.indexOf(CRLF, from)
  if (lineEnd < 0) return undefined

  const line = text.slice(from + 1, lineEnd)
  const next = lineEnd + CRLF.length
  const kind = text[from]
  if (kind === '-') return { value: null, next, error: line }
  if (kind === ':') return { value: Number(line), next }
  if (kind === '$') return parseBulk(text, next, Number(line))
  if (kind === '*') return parseArray(text, next, Number(line))
  return { value: line, next }
}

const parseBulk = (text: string, from: number, length: number): Parsed | undefined => {
  if (length < 0) return { value: null, next: from }

  const end = from + length
  return text.length < end + CRLF.length
    ? undefined
    : { value: text.slice(from, end), next: end + CRLF.length }
}

const parseArray = (text: string, from: number, length: number): Parsed | undefined => {
  const items: RedisReply[] = []
  let next = from
  while (items.length < length) {
    const item = parseReply(text, next)
    if (!item) return undefined
    items.push(item.value)
    next = item.next
  }

  return { value: items, next }
}
