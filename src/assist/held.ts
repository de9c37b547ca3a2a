/** What a placeholder stands for. */
export type HeldKind = 'CUSTOMER' | 'PERSON' | 'PHONE' | 'MAIL' | 'ID'

/** One that our records hold, and all that it may be called. */
export type Held = {
  readonly kind: HeldKind
  /** Sources of regular expressions; matched whatever the case. */
  readonly sources: readonly string[]
  /** The same, letter by letter. */
  readonly exact?: readonly string[]
  /** Those of the sources that name this one and nothing else: none of them is a word that anybody may say. */
  readonly telling?: readonly string[]
}

/** A stretch of a text that must not leave. */
export type Stretch = { readonly at: number; readonly text: string; readonly held: Held }

/** Every stretch of a text that one of these is called by; of those that overlap the longest, then the first. */
export function stretchesOf(text: string, held: readonly Held[]): readonly Stretch[] {
  const found = held.flatMap((one) => [
    ...matches(text, one, one.sources, 'giu'),
    ...matches(text, one, one.exact ?? [], 'gu'),
  ])
  const apart: Stretch[] = []
  for (const one of found.toSorted((a, b) => b.text.length - a.text.length))
    if (apart.every((other) => !overlap(one, other))) apart.push(one)

  return apart.toSorted((a, b) => a.at - b.at)
}

const overlap = (one: Stretch, other: Stretch): boolean =>
  one.at < other.at + other.text.length && other.at < one.at + one.text.length

const matches = (text: string, held: Held, sources: readonly string[], flags: string): readonly Stretch[] =>
  sources.length === 0
    ? []
    : [...text.matchAll(new RegExp(sources.toSorted((a, b) => b.length - a.length).join('|'), flags))].map(
        (match) => ({ at: match.index, text: match[0], held }),
      )
