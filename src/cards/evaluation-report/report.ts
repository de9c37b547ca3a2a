import type { Chart } from '#src/ports/charts.ts'

/** A table of a report; all columns but the first hold figures unless `words` names them. */
export type ReportTable = {
  readonly kind: 'table'
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Columns, from 0, that hold words; the first always does. */
  readonly words?: readonly number[]
}

/** A picture; `name` is unique in the report and tells its file. */
export type ReportChart = { readonly kind: 'chart'; readonly name: string; readonly chart: Chart }

export type ReportBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'heading'; readonly text: string }
  /** To a file beside the page. */
  | { readonly kind: 'link'; readonly text: string; readonly file: string }
  | ReportTable
  | ReportChart

export type ReportSection = { readonly heading: string; readonly blocks: readonly ReportBlock[] }

/** A page for a person, as plain data: all strings are plain text in the reader's language. */
export type Report = {
  readonly title: string
  readonly lead: readonly ReportBlock[]
  readonly sections: readonly ReportSection[]
}

/** A space between sentences, none after a Chinese full stop. */
const joined = (text: string, part: string): string =>
  text === '' || part === '' || text.endsWith('。') ? `${text}${part}` : `${text} ${part}`

/** A paragraph of sentences; empty ones fall away. */
export const paragraph = (...parts: readonly (string | undefined | false)[]): ReportBlock => ({
  kind: 'text',
  text: parts.map((part) => part || '').reduce(joined, ''),
})
