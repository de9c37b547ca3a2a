import type { Card, CardBar, CardTable } from '#src/cards/card.ts'
import { inline } from './escape.ts'

/** A card's lines in the small markdown that WeCom's apps understand: no lists, no tables. */
export function markdownLines(card: Card): readonly string[] {
  return [
    `**${inline(card.title)}**`,
    ...paragraphs(card).map(inline),
    ...(card.facts ?? []).map(({ label, value }) => `> ${labelled(label, value)}`),
    ...(card.bars ?? []).map(barLine),
    ...tableLines(card.table),
    ...(card.rows ?? []).map(({ title, detail }, at) => {
      const more = detail ? ` ${inline(detail)}` : ''
      return `${at + 1}. **${inline(title)}**${more}`
    }),
    ...(card.footer ? [`<font color="comment">${inline(card.footer)}</font>`] : []),
  ].filter((line) => line.trim() !== '')
}

/** 等级：A类, Tier: A. */
const labelled = (label: string, value: string) =>
  `${inline(label)}${/\p{Script=Han}/u.test(label) ? '：' : ': '}${inline(value)}`

/** What stands under the title; the words for a lock screen only where there is nothing else. */
export const paragraphs = ({ body, text, facts, bars, rows, table }: Card): readonly string[] => {
  const hasMore = [facts, bars, rows, table?.rows].some((list) => (list ?? []).length > 0)
  return body ?? (hasMore ? [] : [text])
}

const barCells = 10

function barLine({ label, share, value }: CardBar): string {
  const full = Math.round(Math.min(1, Math.max(0, share || 0)) * barCells)
  return `> ${'▰'.repeat(full)}${'▱'.repeat(barCells - full)} ${labelled(label, value)}`
}

const tableLines = (table?: CardTable): readonly string[] =>
  table
    ? [
        `**${table.columns.map(inline).join(' · ')}**`,
        ...table.rows.map((row) => row.map(inline).filter(Boolean).join(' · ')),
      ]
    : []
