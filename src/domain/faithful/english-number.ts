const words: Readonly<Record<string, number>> = Object.fromEntries([
  ...'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value] as const),
  ...'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, at) => [word, (at + 2) * 10] as const),
])
const sizes: Readonly<Record<string, number>> = {
  dozen: 12,
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
}

/** A number word, and one that another may follow: for patterns. */
export const englishWord = `(?:${[...Object.keys(words), ...Object.keys(sizes)].join('|')})`

/** Thousands that are done with, and what is being read. */
type State = { readonly whole: number; readonly group: number | undefined }

/** "twenty-five" → 25, "three hundred and twenty" → 320, "a dozen" → 12, "half a million" → 500000; NaN where it is none. */
export function englishNumber(text: string): number {
  const parts = text
    .toLowerCase()
    .replace(/-/g, ' ')
    .split(' ')
    .filter((part) => part !== 'and' && part !== 'a')
  const { whole, group = 0 } = parts.reduce<State>(take, { whole: 0, group: undefined })
  return whole + group
}

function take({ whole, group }: State, part: string): State {
  const size = sizes[part]
  if (size === undefined)
    return { whole, group: (group ?? 0) + (part === 'half' ? 0.5 : (words[part] ?? Number.NaN)) }
  return size <= 100
    ? { whole, group: (group ?? 1) * size }
    : { whole: whole + (group ?? 1) * size, group: 0 }
}
