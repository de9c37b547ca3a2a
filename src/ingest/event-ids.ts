import { createHash } from 'node:crypto'

/**
 * Counts how often a key has come up in one file: 1, 2, 3 … Keys are kept as 53-bit hashes, about 50 bytes
 * each: a file of a million different orders costs 50 MB.
 */
export function createOccurrences(): (key: string) => number {
  const counts = new Map<number, number>()
  return (key) => {
    const hash = hash53(key)
    const times = (counts.get(hash) ?? 0) + 1
    counts.set(hash, times)
    return times
  }
}

/** The first 53 bits of a text's SHA-256, as a number. */
export function hash53(text: string): number {
  const digest = createHash('sha256').update(text).digest()
  return (digest.readUInt32BE(0) >>> 11) * 2 ** 32 + digest.readUInt32BE(4)
}

/** 96 bits of SHA-256 over the parts, which may hold any character. */
export const hashOf = (...parts: readonly (string | number)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)

/** `source|order`, and `source|order|2` for its further lines. */
export const lineId = (base: string, occurrence: number): string =>
  occurrence === 1 ? base : `${base}|${occurrence}`
