import type { Report, ReportBlock, ReportTable } from '#src/cards/evaluation-report/report.ts'

/** Characters that Markdown or HTML would act on; a name in a file may hold any of them. */
const acted = /[\\`*_{}[\]<>#|~]/g
const plain = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replace(acted, (mark) => (mark === '<' ? '&lt;' : mark === '>' ? '&gt;' : `\\${mark}`))
    .replace(/\s*[\r\n]+\s*/g, ' ')

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** Figures to the right, words to the left. */
function tableLines({ columns, rows, words = [] }: ReportTable): string {
  const marks = columns.map((_, at) => (at === 0 || words.includes(at) ? '---' : '---:'))
  return [row(columns.map(plain)), row(marks), ...rows.map((cells) => row(cells.map(plain)))].join('\n')
}

function blockText(block: ReportBlock, imageOf: (name: string) => string): string {
  switch (block.kind) {
    case 'text':
      return plain(block.text)
    case 'link':
      return `[${plain(block.text)}](${block.file})`
    case 'heading':
      return `### ${plain(block.text)}`
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`).join('\n')
    case 'table':
      return tableLines(block)
    case 'chart':
      return `![${plain(block.chart.title)}](${imageOf(block.name)})`
  }
}

/**
 * A report as Markdown; its texts are escaped here and nowhere else.
 * @param imageOf where a chart's picture stands, relative to the page
 */
export function reportMarkdown({ title, lead, sections }: Report, imageOf: (name: string) => string): string {
  const blocks = (of: readonly ReportBlock[]) => of.map((block) => blockText(block, imageOf))
  const parts = [
    `# ${plain(title)}`,
    ...blocks(lead),
    ...sections.flatMap((section) => [`## ${plain(section.heading)}`, ...blocks(section.blocks)]),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}
