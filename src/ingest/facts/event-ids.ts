import { hash } from 'node:crypto'

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
  const digest = hash('sha256', text, 'hex')
  return Number.parseInt(digest.slice(0, 13), 16) * 2 + (Number.parseInt(digest.slice(13, 14), 16) & 1)
}

/** 96 bits of SHA-256 over the parts, which may hold any character. */
export const hashOf = (...parts: readonly (string | number)[]): string =>
  hash('sha256', JSON.stringify(parts), 'hex').slice(0, 24)

/** `source|order`, and `source|order|2` for its further lines. */
export const lineId = (base: string, occurrence: number): string =>
  occurrence === 1 ? base : `${base}|${occurrence}`
