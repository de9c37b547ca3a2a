/** How a text file was written. Plain ASCII reads the same as UTF-8. */
export type Encoding = 'utf8' | 'utf16le' | 'utf16be' | 'gb18030'

/** What the first bytes say: a text's encoding, nothing but ASCII so far, or a file that is no text. */
export type Sniffed =
  | { readonly kind: 'text'; readonly encoding: Encoding }
  | { readonly kind: 'ascii' }
  | { readonly kind: 'binary'; readonly looksLike: 'xlsx' | 'xls' | 'other' }

const signatures: readonly { readonly bytes: readonly number[]; readonly sniffed: Sniffed }[] = [
  { bytes: [0xef, 0xbb, 0xbf], sniffed: { kind: 'text', encoding: 'utf8' } },
  { bytes: [0xff, 0xfe], sniffed: { kind: 'text', encoding: 'utf16le' } },
  { bytes: [0xfe, 0xff], sniffed: { kind: 'text', encoding: 'utf16be' } },
  { bytes: [0x84, 0x31, 0x95, 0x33], sniffed: { kind: 'text', encoding: 'gb18030' } },
  { bytes: [0x50, 0x4b, 0x03, 0x04], sniffed: { kind: 'binary', looksLike: 'xlsx' } },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], sniffed: { kind: 'binary', looksLike: 'xls' } },
  { bytes: [0x25, 0x50, 0x44, 0x46], sniffed: { kind: 'binary', looksLike: 'other' } },
  { bytes: [0x1f, 0x8b], sniffed: { kind: 'binary', looksLike: 'other' } },
]

/**
 * Recognises UTF-8, UTF-16 of both byte orders and GB18030, with or without a byte order mark.
 * `whole`: these are all the bytes there are, so a character cut off at their end is an error.
 */
export function sniffEncoding(head: Uint8Array, whole: boolean): Sniffed {
  const signed = signatures.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte))
  if (signed) return signed.sniffed

  const zeros = countZeros(head)
  // A stray zero byte in a long text is a blemish, not an encoding.
  if (zeros.even + zeros.odd > head.length / 1000) return sniffZeros(zeros, head.length)
  return isAscii(head) ? { kind: 'ascii' } : { kind: 'text', encoding: sniffMultiByte(head, whole) }
}

/** UTF-8 or GB18030, for bytes that are one of them and more than ASCII. */
export function sniffMultiByte(bytes: Uint8Array, whole: boolean): 'utf8' | 'gb18030' {
  const { valid, invalid } = countUtf8(bytes, whole)
  // One broken byte does not make a Chinese file of another encoding: GB18030 read as UTF-8 is mostly broken.
  return valid > invalid * 10 ? 'utf8' : 'gb18030'
}

/** True where every byte is below 128: such text reads the same in UTF-8 and GB18030. */
export const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80)

function countZeros(bytes: Uint8Array): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 }
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) {
    if (at % 2 === 0) zeros.even++
    else zeros.odd++
  }
  return zeros
}

/** Delimiters, digits and line ends of UTF-16 have a zero byte, always on the same side. */
function sniffZeros({ even, odd }: { even: number; odd: number }, length: number): Sniffed {
  const pairs = length / 2
  if (odd > pairs * 0.02 && even * 20 < odd) return { kind: 'text', encoding: 'utf16le' }
  if (even > pairs * 0.02 && odd * 20 < even) return { kind: 'text', encoding: 'utf16be' }
  return { kind: 'binary', looksLike: 'other' }
}

/** Length of the UTF-8 sequence that a byte starts; 0 where it starts none (RFC 3629). */
function sequenceLength(byte: number): number {
  if (byte < 0x80) return 1
  if (byte >= 0xc2 && byte <= 0xdf) return 2
  if (byte >= 0xe0 && byte <= 0xef) return 3
  if (byte >= 0xf0 && byte <= 0xf4) return 4
  return 0
}

/** Multi-byte sequences that are whole, and bytes that belong to none. */
function countUtf8(bytes: Uint8Array, whole: boolean): { valid: number; invalid: number } {
  let valid = 0
  let invalid = 0
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes[at] ?? 0)
    const following = bytes.subarray(at + 1, at + Math.max(length, 1))
    const continued = following.every((byte) => (byte & 0xc0) === 0x80)
    const cutOff = at + length > bytes.length
    if (length === 0 || !continued || (cutOff && whole)) {
      invalid++
      at++
      continue
    }
    if (length > 1 && !cutOff) valid++
    at += length
  }
  return { valid, invalid }
}
