import { Buffer } from 'node:buffer'
import iconv from 'iconv-lite'
import { AppError } from '#src/domain/errors.ts'
import { type Encoding, isAscii, type Sniffed, sniffEncoding, sniffMultiByte } from './sniff-encoding.ts'

const SNIFF_BYTES = 65_536

/** Bytes in, text out, whatever the chunk boundaries; it holds at most 64 KB. */
export type TextDecoding = {
  /** @throws AppError `file-is-a-workbook`, `file-not-text`. */
  write(chunk: Uint8Array): string
  end(): string
  /** What was recognised so far; `utf8` while nothing but ASCII was seen. */
  encoding(): Encoding
}

/**
 * Decodes a text of unknown encoding. While a file is plain ASCII the question stays open: exports with
 * Chinese text may have thousands of lines before the first Chinese character.
 */
export function createTextDecoding(): TextDecoding {
  let held: Uint8Array = Buffer.alloc(0)
  let decoder: ReturnType<typeof iconv.getDecoder> | undefined
  let encoding: Encoding = 'utf8'
  let passedAscii = false

  const decide = (whole: boolean): string => {
    const bytes = Buffer.from(held)
    held = Buffer.alloc(0)
    const sniffed: Sniffed = passedAscii
      ? { kind: 'text', encoding: sniffMultiByte(bytes, whole) }
      : sniffEncoding(bytes, whole)
    if (sniffed.kind === 'binary') throw notText(sniffed)
    if (sniffed.kind === 'ascii') {
      passedAscii = true
      return bytes.toString('latin1')
    }
    encoding = sniffed.encoding
    decoder = iconv.getDecoder(encoding)
    return decoder.write(bytes)
  }

  return {
    write(chunk) {
      if (decoder) return decoder.write(Buffer.from(chunk))
      if (passedAscii && held.length === 0 && isAscii(chunk)) {
        return Buffer.from(chunk).toString('latin1')
      }
      held = Buffer.concat([held, chunk])
      return held.length < SNIFF_BYTES ? '' : decide(false)
    },
    end() {
      const last = decoder === undefined && held.length > 0 ? decide(true) : ''
      return last + (decoder?.end() ?? '')
    },
    encoding: () => encoding,
  }
}

/** The text of a byte stream, chunk by chunk, without its byte order mark. */
export async function* decodeStream(
  source: AsyncIterable<Uint8Array>,
  decoding: TextDecoding,
  onBytes: (bytesRead: number) => void = () => undefined,
): AsyncIterable<string> {
  let bytesRead = 0
  let started = false
  const clean = (text: string): string => {
    if (started || text === '') return text
    started = true
    return text.startsWith('\uFEFF') ? text.slice(1) : text
  }

  for await (const chunk of source) {
    bytesRead += chunk.length
    onBytes(bytesRead)
    const text = clean(decoding.write(chunk))
    if (text !== '') yield text
  }
  const rest = clean(decoding.end())
  if (rest !== '') yield rest
}

function notText({ looksLike }: Extract<Sniffed, { kind: 'binary' }>): AppError {
  if (looksLike === 'other') {
    return new AppError({
      code: 'file-not-text',
      message: 'This file is not a text file.',
      remedy: 'Export the table as CSV (comma separated text) and import that file.',
    })
  }
  return new AppError({
    code: 'file-is-a-workbook',
    message: 'This file is an old Excel workbook (.xls), or one with a password.',
    remedy:
      'In Excel or WPS choose File → Save As → ".xlsx" without a password, or "CSV UTF-8", and import that.',
  })
}
