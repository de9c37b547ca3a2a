import { AppError } from '#src/domain/errors.ts'
import type { ImportDeps, ImportFile, ImportOptions } from '#src/ingest/import-deps.ts'
import { placeUsers, type UserDefaults } from '#src/ingest/people/place-users.ts'
import { userColumns } from '#src/ingest/read/company-column-names.ts'
import { type Columns, columnUses, matchColumns, wishesOf } from '#src/ingest/read/match-columns.ts'
import type { TableRow } from '#src/ingest/read/table.ts'
import { readUserRow, type UserDraft, type UserField } from '#src/ingest/rows/user-row.ts'
import { type ImportRun, startImport } from './import-run.ts'
import { sourceOf } from './import-source.ts'
import type { ImportSummary } from './import-summary.ts'

// A company has thousands of people at most, and managers may stand anywhere in the file.
const MAX_USERS = 20_000

/** What the file may leave out. */
export type UserSetting = {
  readonly defaults: UserDefaults
  /** The company at WeCom, which a user id alone is one of. */
  readonly wecomCorp?: string | undefined
}

/**
 * Imports people: new ones are reps unless the file says otherwise, known ones get what it says of them.
 * @throws AppError before anything is written, where the file, an option or a column is not understood.
 */
export async function importUsers(
  deps: Pick<ImportDeps, 'users' | 'imports' | 'ids' | 'clock'>,
  file: ImportFile,
  options: ImportOptions<UserField> & UserSetting,
): Promise<ImportSummary> {
  const source = sourceOf('users', options.source)
  const { onProgress } = options
  const run = await startImport(deps, { kind: 'users', source: source.facts, file, onProgress })
  const columns = matchColumns(run.table.header, wishesOf(userColumns, ['name'], [], options.given))
  const drafts = await readDrafts(run, columns, options.wecomCorp)
  const placed = placeUsers(await deps.users.list(), drafts, options.defaults)
  for (const { line, problem } of placed.refused) run.refuse(line, [problem])
  for (const { line, problem } of placed.leftOut) run.leaveOut(line, [problem])
  if (placed.changed.length > 0) await deps.users.enlist(placed.changed)
  run.tally.counts.taken = placed.changed.length
  run.tally.counts.known = placed.known
  return run.finish({ columns: columnUses(columns, options.given) })
}

async function readDrafts(
  run: ImportRun,
  columns: Columns<UserField>,
  wecomCorp: string | undefined,
): Promise<readonly UserDraft[]> {
  const drafts: UserDraft[] = []
  const take = (row: TableRow): void => {
    const { draft, problems, leftOut } = readUserRow(row, columns, wecomCorp)
    if (draft) drafts.push(draft)
    else run.refuse(row.line, problems)
    if (draft && leftOut.length > 0) run.leaveOut(row.line, leftOut)
  }
  for await (const rows of run.batches()) {
    for (const row of rows) take(row)
    if (drafts.length > MAX_USERS) throw tooManyUsers()
  }
  return drafts
}

const tooManyUsers = (): AppError =>
  new AppError({
    code: 'too-many-users',
    message: `This file has more than ${MAX_USERS} people.`,
    remedy: 'Check that it is the list of users; customers are imported with: import customers FILE.',
  })
