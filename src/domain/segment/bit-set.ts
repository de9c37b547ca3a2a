/** Members by index, one bit each: a hundred thousand customers are 12 kB a segment. */
export type BitSet = { words: Uint32Array }

export const emptyBits = (): BitSet => ({ words: new Uint32Array(1) })

/** Puts an index in; grows by doubling. */
export function addBit(bits: BitSet, index: number): void {
  const word = index >>> 5
  if (word >= bits.words.length) {
    const grown = new Uint32Array(Math.max(word + 1, bits.words.length * 2))
    grown.set(bits.words)
    bits.words = grown
  }
  bits.words[word] = (bits.words[word] ?? 0) | (1 << (index & 31))
}

/** How many indexes two sets share. */
export function sharedBits({ words: left }: BitSet, { words: right }: BitSet): number {
  const length = Math.min(left.length, right.length)
  let count = 0
  for (let i = 0; i < length; i++) count += ones((left[i] ?? 0) & (right[i] ?? 0))
  return count
}

/** Bits set in a 32-bit word, added up in parallel (Warren, Hacker's Delight, 5-1). */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
