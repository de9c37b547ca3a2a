/** Longer chains of companies are a mistake in the data. */
const LONGEST = 50

/**
 * The circle that making `parent` the parent of `child` would close, from the child back to itself; undefined where
 * it closes none. `parentOf` tells how things stand now.
 */
export function circleOf(
  child: string,
  parent: string,
  parentOf: (id: string) => string | undefined,
): readonly string[] | undefined {
  const chain = [child]
  for (let at: string | undefined = parent; at !== undefined && chain.length <= LONGEST; at = parentOf(at)) {
    if (chain.includes(at)) return at === child ? [...chain, child] : undefined
    chain.push(at)
  }
  return chain.length > LONGEST ? chain : undefined
}
