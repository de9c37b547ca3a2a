import { amountRules } from './amount-rules.ts'
import { dayRules } from './day-rules.ts'
import type { Figure, FigureRule } from './figure.ts'
import { idiomRules } from './idioms.ts'
import { timeRules } from './time-rules.ts'

const rules: readonly FigureRule[] = [...idiomRules, ...dayRules, ...timeRules, ...amountRules]

/** Full-width to half, circled list marks away, a comma between words is none between digits; letters stay. */
const plain = (text: string): string =>
  text
    .replace(/(?<![０-９]),|，(?![０-９])/gu, (mark) => (mark === '，' ? '、' : mark))
    .replace(/[①-⑳]/gu, ' ')
    .normalize('NFKC')
    .replace(/[‐‑−]/gu, '-')
    .replaceAll('萬', '万')
    .replaceAll('億', '亿')
    .replaceAll('兩', '两')

/** Every figure that a text claims, in its order: amounts, shares, days, times, in both languages' ways to write them. */
export function figuresIn(text: string): readonly Figure[] {
  const clean = plain(text)
  const figures: Figure[] = []
  let at = 0
  while (at < clean.length) {
    const found = figureAt(clean, at)
    if (found && found.readings.length > 0)
      figures.push({ said: found.said.trim(), readings: found.readings })
    at += found?.said.length ?? 1
  }
  return figures
}

function figureAt(text: string, at: number): Figure | undefined {
  for (const { pattern, read } of rules) {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    const readings = match?.[0] ? read(match.groups ?? {}) : undefined
    if (match && readings) return { said: match[0], readings }
  }
  return undefined
}
