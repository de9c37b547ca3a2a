import type { IncomingMessage } from 'node:http'
import { Refused } from './refused.ts'

/** WeCom's own are a few kilobytes: the longest text has 2,048 bytes. */
const limitBytes = 64 * 1_024

/** WeCom itself waits no longer for an answer. */
const limitMs = 5_000

/** The body as text, read only as far as it may go. @throws Refused for more than WeCom ever sends, or too slowly */
export async function readBody(request: IncomingMessage): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw new Refused(413, 'too long')

  const chunks: Buffer[] = []
  let size = 0
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(() => reject(new Refused(408, 'too slow'))), limitMs)
    const take = (chunk: Buffer) => {
      size += chunk.length
      if (size > limitBytes) return end(() => reject(new Refused(413, 'too long')))
      chunks.push(chunk)
    }
    const done = () => end(() => resolve(Buffer.concat(chunks).toString('utf8')))
    const broken = () => end(() => reject(new Refused(400, 'cut off')))
    const end = (settle: () => void) => {
      clearTimeout(timer)
      request.off('data', take).off('end', done).off('error', broken).off('close', broken)
      settle()
    }
    request.on('data', take).on('end', done).on('error', broken).on('close', broken)
  })
}

/** What is still to come of a body that was refused is not read on: the line is cut once the answer is out. */
export function letGo(request: IncomingMessage): void {
  if (request.complete) return
  request.on('error', () => undefined)
  request.pause()
  setTimeout(() => request.destroy(), 200).unref()
}
