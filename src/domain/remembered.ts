/** How long what was asked is known, and what happens while nobody answers. */
export type Remembering = {
  readonly knownMs: number
  /** While the asked one does not answer, what was known within this still holds. */
  readonly trustedMs: number
  readonly most: number
  nowMs(): number
  /** Whether a failure passes by itself. */
  isPassing(error: unknown): boolean
}

/** For people: ten minutes, and an hour while the surface is away. */
export const knownAsPeople = { knownMs: 10 * 60_000, trustedMs: 60 * 60_000, most: 20_000 } as const

type Known<Value> = { readonly value: Value; readonly atMs: number }

/** Answers by key that are asked for at most once in a while. */
export function remembered<Value>(how: Remembering) {
  const known = new Map<string, Known<Value>>()

  const keep = (key: string, value: Value, atMs: number): Value => {
    known.delete(key)
    known.set(key, { value, atMs })
    const [oldest] = known.keys()
    if (known.size > how.most && oldest !== undefined) known.delete(oldest)
    return value
  }

  /** @throws what `ask` throws, where nothing is known of late or the failure does not pass. */
  return async (key: string, ask: () => Promise<Value>): Promise<Value> => {
    const nowMs = how.nowMs()
    const before = known.get(key)
    const ageMs = before ? nowMs - before.atMs : Number.POSITIVE_INFINITY
    if (before && ageMs < how.knownMs) return before.value
    try {
      return keep(key, await ask(), nowMs)
    } catch (error) {
      if (before && ageMs < how.trustedMs && how.isPassing(error)) return before.value
      throw error
    }
  }
}
