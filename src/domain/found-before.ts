/**
 * Keeps what a pure function has found, by key, up to so many at once: a plan asks for the same few thousand days for
 * every customer. Nothing is ever stale in it, since the same key always means the same.
 */
export function foundBefore<T, Key = string>(most = 20_000): (key: Key, find: () => T) => T {
  const known = new Map<Key, T>()

  return (key, find) => {
    const before = known.get(key)
    if (before !== undefined) return before

    const found = find()
    if (known.size >= most) known.clear()
    known.set(key, found)
    return found
  }
}

/**
 * The same by two keys, the first of which has few values: a zone and a moment, a distance and a day. No text is made of
 * the two, which would cost more than finding it.
 */
export function foundBeforeByTwo<T, First, Second>(): (first: First, second: Second, find: () => T) => T {
  const byFirst = foundBefore<(key: Second, find: () => T) => T, First>(500)

  return (first, second, find) => byFirst(first, () => foundBefore<T, Second>())(second, find)
}
