import type { IncomingMessage } from 'node:http'

/** WeCom's own are a few kilobytes. */
const limitBytes = 128 * 1_024

/** The body as text. @throws Error at more than WeCom ever sends */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limitBytes) throw new Error('too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
