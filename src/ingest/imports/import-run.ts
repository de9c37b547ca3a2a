import { present } from '#src/domain/present.ts'
import type { ImportDeps, ImportFile, ImportProgress } from '#src/ingest/import-deps.ts'
import type { DateStyle } from '#src/ingest/read/parse-date.ts'
import type { Problem } from '#src/ingest/read/read-cells.ts'
import { readTable } from '#src/ingest/read/read-table.ts'
import type { Table, TableRow } from '#src/ingest/read/table.ts'
import type { ImportRecord, QuarantinedRow } from '#src/ports/imports.ts'
import type { ColumnUse, ImportSummary } from './import-summary.ts'
import { createTally, type Tally } from './import-tally.ts'

/** Rows that are written together: one round of claims, inserts and marks. */
const BATCH_ROWS = 2_000
const SAMPLE_ROWS = 1_000
const MAX_VALUE_CHARS = 200

/** One import under way: its file, its counts, and the wrong rows that wait to be written. */
export type ImportRun = {
  readonly id: string
  readonly table: Table
  /** The first rows, read ahead so that dates and amounts can be understood; `batches` has them too. */
  readonly sample: readonly TableRow[]
  readonly tally: Tally
  /** Rows in batches; writes what was quarantined and tells the progress after each. */
  batches(): AsyncIterable<readonly TableRow[]>
  /** A row that is not taken. */
  refuse(line: number, problems: readonly Problem[]): void
  /** Cells that are left out of a row that is taken. */
  leaveOut(line: number, problems: readonly Problem[]): void
  finish(told: {
    readonly columns: readonly ColumnUse[]
    readonly dateStyle?: DateStyle
    readonly currency?: string
  }): Promise<ImportSummary>
}

type Start = {
  readonly kind: ImportRecord['kind']
  readonly source: string
  readonly file: ImportFile
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined
}

/** Opens the file, reads its header and first rows, and notes that the import has begun. */
export async function startImport(
  deps: Pick<ImportDeps, 'imports' | 'ids' | 'clock'>,
  start: Start,
): Promise<ImportRun> {
  const { kind, source, file, onProgress } = start
  const id = deps.ids.next()
  const { table, bytesRead } = await openTable(file)
  const { sample, batches } = await inBatches(table)
  const tally = createTally()
  const waiting = createQuarantine(id, tally)
  const record = createRecord(deps, { _id: id, kind, source, file: file.name }, tally)
  const settle = async () => {
    const wrong = waiting.take()
    if (wrong.length > 0) await deps.imports.quarantine(wrong)
    onProgress?.({ bytesRead: bytesRead(), rows: tally.counts.rows })
  }

  return {
    id,
    table,
    sample,
    tally,
    async *batches() {
      await record.begin()
      for await (const batch of batches()) {
        tally.counts.rows += batch.length
        yield batch
        await settle()
      }
    },
    refuse: waiting.refuse,
    leaveOut: waiting.leaveOut,
    async finish(told) {
      await settle()
      await record.end()
      const { encoding, delimiter, sheet } = table
      return {
        importId: id,
        kind,
        source,
        file: file.name,
        ...tally.result(),
        encoding: encoding(),
        ...present({ delimiter, sheet }),
        ...told,
      }
    },
  }
}

/** The file's table, and how much of it has been read. */
async function openTable({ bytes, sheet }: ImportFile) {
  let bytesRead = 0
  const onBytes = (read: number) => {
    bytesRead = read
  }
  return { table: await readTable(bytes, { onBytes, sheet }), bytesRead: () => bytesRead }
}

function createRecord(
  { imports, clock }: Pick<ImportDeps, 'imports' | 'clock'>,
  named: Pick<ImportRecord, '_id' | 'kind' | 'source' | 'file'>,
  tally: Tally,
) {
  const startedAt = clock.now()
  const put = (ended: { readonly endedAt?: Date }) =>
    imports.put({ ...named, startedAt, ...countsOf(tally), ...ended })
  return { begin: () => put({}), end: () => put({ endedAt: clock.now() }) }
}

const countsOf = ({ counts: { rows, taken, known, quarantined } }: Tally) => ({
  rows,
  taken,
  known,
  quarantined,
})

/** Reads the first rows ahead, then gives all rows, the first ones included, in batches. */
export async function inBatches(table: Table) {
  const rows = table.rows()[Symbol.asyncIterator]()
  const sample = await takeRows(rows, SAMPLE_ROWS)
  async function* batches(): AsyncIterable<readonly TableRow[]> {
    for (let batch = sample; batch.length > 0; batch = await takeRows(rows, BATCH_ROWS)) yield batch
  }
  return { sample, batches }
}

async function takeRows(rows: AsyncIterator<readonly TableRow[]>, atLeast: number): Promise<TableRow[]> {
  const taken: TableRow[] = []
  while (taken.length < atLeast) {
    const next = await rows.next()
    if (next.done) break
    for (const row of next.value) taken.push(row)
  }
  return taken
}

function createQuarantine(importId: string, tally: Tally) {
  let waiting: QuarantinedRow[] = []
  const add = (line: number, problems: readonly Problem[]): void => {
    const byColumn = new Map(problems.toReversed().map((problem) => [problem.column, problem]))
    const rows = [...byColumn.values()].reverse().map(({ column, value, reason, held }) => ({
      _id: `${importId}|${line}|${column}`,
      importId,
      line,
      column,
      value: value.slice(0, MAX_VALUE_CHARS),
      reason,
      ...(held ? { held, waitsFor: `${held.fact.currency}|${held.to}` } : {}),
    }))
    waiting.push(...rows)
    tally.quarantined(rows)
  }
  return {
    refuse(line: number, problems: readonly Problem[]): void {
      tally.counts.quarantined++
      add(line, problems)
    },
    leaveOut(line: number, problems: readonly Problem[]): void {
      tally.counts.cellsLeftOut += problems.length
      add(line, problems)
    },
    take(): readonly QuarantinedRow[] {
      const taken = waiting
      waiting = []
      return taken
    },
  }
}
