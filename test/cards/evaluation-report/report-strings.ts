import type { Report, ReportBlock } from '#src/cards/evaluation-report/report.ts'

export const blocksOf = ({ lead, sections }: Report): readonly ReportBlock[] => [
  ...lead,
  ...sections.flatMap(({ blocks }) => blocks),
]

const notShown = new Set(['kind', 'name', 'scale', 'emphasis', 'file'])

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => (notShown.has(key) ? [] : stringsIn(item)))
}

/** Every text a reader sees, those in charts too. */
export const stringsOf = (report: Report): readonly string[] => stringsIn(report)
