import { readFileSync } from 'node:fs'

/** One row of docs/terms.md. `never`: words that its texts may not hold; `alone`: only as a word of its own. */
export type GlossaryRow = {
  readonly row: string
  readonly chinese: readonly string[]
  readonly never: readonly { readonly word: string; readonly alone: boolean }[]
}

const conditional = / (?:where|for|on|in) /

const neverOf = (cell: string): GlossaryRow['never'] =>
  cell
    .split(/[,·]/)
    .map((item) => item.trim())
    .filter((item) => item !== '' && !conditional.test(item))
    .map((item) => ({ word: item.replace(/ ?\(.*\)$/, ''), alone: item.endsWith('(alone)') }))

/** The rows of the tables under `## Commands` and `## Things`. */
export function readGlossary(section: 'Commands' | 'Things'): readonly GlossaryRow[] {
  const page = readFileSync(new URL('../../docs/terms.md', import.meta.url), 'utf8')
  const part = page.split(`## ${section}\n`)[1]?.split('\n## ')[0] ?? ''

  return part
    .split('\n')
    .filter((line) => /^\| (?!row |-)/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, row = '', , chinese = '', never = '']) => ({
      row,
      chinese: chinese.replace(/ \(.*\)$/, '').split(' · '),
      never: neverOf(never),
    }))
}

const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** Whether a text holds a never-word; `alone` ones only where they are a word of their own. */
export function holds(text: string, { word, alone }: GlossaryRow['never'][number]): boolean {
  if (!alone) return text.toLowerCase().includes(word.toLowerCase())
  return [...words.segment(text)].some(({ segment }) => segment === word)
}
