/**
 * Keeps what a pure function has found, by key, up to so many at once: a plan asks for the same few thousand days for
 * every customer. Nothing is ever stale in it, since the same key always means the same.
 */
export function foundBefore<T>(most = 20_000): (key: string, find: () => T) => T {
  const known = new Map<string, T>()

  return (key, find) => {
    const before = known.get(key)
    if (before !== undefined) return before

    const found = find()
    if (known.size >= most) known.clear()
    known.set(key, found)
    return found
  }
}
