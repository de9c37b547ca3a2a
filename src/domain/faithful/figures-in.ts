import { amountRules } from './amount-rules.ts'
import { dayRules } from './day-rules.ts'
import { digitRules } from './digit-rules.ts'
import type { Figure, FigureRule } from './figure.ts'
import { idiomRules } from './idioms.ts'
import { shareRules } from './share-rules.ts'
import { timeRules } from './time-rules.ts'
import { unitOf } from './unit-of.ts'

// The first that fits takes it: a day before its parts, a share before its number.
const rules: readonly FigureRule[] = [
  ...idiomRules,
  ...dayRules,
  ...timeRules,
  ...shareRules,
  ...digitRules,
  ...amountRules,
]

const formal: Readonly<Record<string, string>> = {
  ...{ 壹: '一', 贰: '二', 叁: '三', 肆: '四', 伍: '五', 陆: '六', 柒: '七', 捌: '八', 玖: '九' },
  ...{ 拾: '十', 佰: '百', 仟: '千', 萬: '万', 億: '亿', 兩: '两', 圓: '元' },
}

/** 叁仟贰佰 as on invoices: two and more together, since 陆续 and 收拾 are words. */
const invoiced = /[壹贰叁肆伍陆柒捌玖拾佰仟万零]{2,}/gu

/** The value of a digit of any script: their ten stand in a row, and the row begins at a multiple of its own. */
function digitOf(mark: string): string {
  const code = mark.codePointAt(0) ?? 0
  let zero = code
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1
  return String(code - zero)
}

/** Half-width, digits of every script as ours, list marks and invisible marks away, a comma between words none between digits. */
const plain = (text: string): string =>
  text
    .replace(/\p{Cf}|\ufe0f|\u20e3/gu, '')
    .replace(/(?<![０-９])，|，(?![０-９])/gu, '、')
    .replace(/[①-⑳]/gu, ' ')
    .normalize('NFKC')
    .replace(/[٠-٩۰-۹०-९๐-๙]/gu, digitOf)
    .replace(/[‐‑−]/gu, '-')
    .replace(invoiced, (run) => run.replace(/./gu, (mark) => formal[mark] ?? mark))
    .replace(/[萬億兩圓]/gu, (mark) => formal[mark] ?? mark)

/** Every figure that a text claims, in its order: amounts, shares, days, times, in both languages' ways to write them. */
export function figuresIn(text: string): readonly Figure[] {
  const clean = plain(text)
  const figures: Figure[] = []
  let at = 0
  while (at < clean.length) {
    const found = figureAt(clean, at)
    const end = at + (found?.said.length ?? 1)
    if (found && found.readings.length > 0) {
      const unit = unitOf(clean, at, end)
      figures.push({ ...found, said: found.said.trim(), ...(unit === undefined ? {} : { unit }) })
    }
    at = end
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
