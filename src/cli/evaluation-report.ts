import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { classCheck, classCheckList } from '#src/cards/evaluation-report/class-check.ts'
import { evaluationReport } from '#src/cards/evaluation-report/evaluation-report.ts'
import type { Report, ReportChart, ReportTable } from '#src/cards/evaluation-report/report.ts'
import { AppError } from '#src/domain/errors.ts'
import type { Evaluation } from '#src/domain/evaluation/evaluation.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { Charts } from '#src/ports/charts.ts'
import { reportMarkdown } from './report-markdown.ts'

/** What a report needs beside its figures; the policy names the tiers. */
export type ReportOptions = { readonly currency: string; readonly policy: Policy; readonly charts: Charts }

const chartFolder = 'charts'
const suffixOf: Readonly<Record<Locale, string>> = { en: '', zh: '.zh' }

/** A cell that a spreadsheet would run as a formula is made text, as OWASP advises ("CSV Injection"). */
const csvCell = (text: string): string =>
  `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** With a byte order mark, by which Excel knows UTF-8. */
const csvOf = ({ columns, rows }: ReportTable): string =>
  `\ufeff${[columns, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`

const chartsOf = ({ lead, sections }: Report): ReportChart[] =>
  [...lead, ...sections.flatMap(({ blocks }) => blocks)].filter((block) => block.kind === 'chart')

/** The pages of one language and the list that belongs to them. */
function pagesIn(locale: Locale, evaluation: Evaluation, options: ReportOptions) {
  const reader = { ...options, locale }
  const file = (name: string, ending: string) => `${name}${suffixOf[locale]}.${ending}`
  const classFile = file('class-check', 'md')
  const listFile = file('class-check', 'csv')
  const check = classCheck(evaluation, reader, listFile)
  const list = classCheckList(evaluation, reader)
  const pages = [
    { file: file('report', 'md'), name: 'report', report: evaluationReport(evaluation, reader, classFile) },
    ...(check ? [{ file: classFile, name: 'class-check', report: check }] : []),
  ]

  return { pages, list: list && { file: listFile, text: csvOf(list) } }
}

/** Writes both languages. */
async function writeAll(folder: string, evaluation: Evaluation, options: ReportOptions): Promise<string[]> {
  await mkdir(join(folder, chartFolder), { recursive: true })
  const written: string[] = []
  const write = async (file: string, content: string | Uint8Array) => {
    await writeFile(join(folder, file), content)
    written.push(file)
  }
  for (const locale of ['en', 'zh'] as const) {
    const { pages, list } = pagesIn(locale, evaluation, options)
    for (const { file, name, report } of pages) {
      const imageOf = (chart: string) => `${chartFolder}/${name}-${chart}.${locale}.png`
      await write(file, reportMarkdown(report, imageOf))
      for (const { name: chart, chart: drawn } of chartsOf(report))
        await write(imageOf(chart), await options.charts.png(drawn))
    }
    if (list) await write(list.file, list.text)
  }
  return written
}

/**
 * Writes the report on an evaluation into a folder, which is made where it is missing: `report.md` and
 * `report.zh.md`, with own classes also `class-check.md` (分级体检) and the list of customers as CSV, and the
 * pictures under `charts/`. Says which files it wrote.
 * @throws AppError `file-unwritable`
 */
export const writeReport = (
  folder: string,
  evaluation: Evaluation,
  options: ReportOptions,
): Promise<string[]> =>
  writeAll(folder, evaluation, options).catch((cause: unknown) => {
    if (cause instanceof AppError) throw cause
    throw new AppError({
      code: 'file-unwritable',
      message: `The report cannot be written into ${folder}.`,
      remedy: 'Name a folder in which you may write with --report.',
      cause,
    })
  })
