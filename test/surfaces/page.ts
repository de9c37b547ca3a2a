import { readFileSync } from 'node:fs'
import { surfaceNames } from './surfaces.ts'

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

/** A line of the page's first table. */
export type Capability = {
  readonly what: string
  /** By surface, in the order of the columns. */
  readonly cells: readonly string[]
  /** Files and folders whose tests show it. */
  readonly shownBy: readonly string[]
}

/** The page that says what each surface can do. */
export const page = (): string => readFileSync('docs/surfaces.md', 'utf8')

/** What it says of each capability. */
export function capabilitiesIn(markdown: string): readonly Capability[] {
  const [, section = ''] = markdown.split(/^## Capabilities$/m)
  const [table = ''] = section.split(/^## /m)
  const [head = '', , ...lines] = table.split('\n').filter((line) => line.startsWith('|'))
  if (cellsOf(head).slice(1, -1).join() !== surfaceNames.join())
    throw new Error(`columns of other surfaces: ${head}`)

  return lines.map(cellsOf).map((cells) => ({
    what: cells[0] ?? '',
    cells: cells.slice(1, -1),
    shownBy: [...(cells.at(-1) ?? '').matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
  }))
}
