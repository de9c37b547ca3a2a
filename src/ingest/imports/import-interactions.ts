import type { InteractionEvent } from '#src/domain/event.ts'
import type { Mention } from '#src/ingest/customers/name-mentions.ts'
import { createOccurrences, hashOf, lineId } from '#src/ingest/facts/event-ids.ts'
import { createFactWriter } from '#src/ingest/facts/fact-writer.ts'
import { isTooFarAhead } from '#src/ingest/facts/ingest-facts.ts'
import type { ImportDeps, ImportFile, ImportOptions } from '#src/ingest/import-deps.ts'
import { createFindUser, type FindUser } from '#src/ingest/people/find-user.ts'
import { createDateReader, type DateReader, planDates, type ReadDate } from '#src/ingest/read/date-plan.ts'
import { interactionColumns } from '#src/ingest/read/interaction-column-names.ts'
import {
  type Columns,
  columnUses,
  columnValues,
  matchColumns,
  wishesOf,
} from '#src/ingest/read/match-columns.ts'
import { type Problem, type RowReader, readCells } from '#src/ingest/read/read-cells.ts'
import { readChannel, readDirection, readOutcome } from '#src/ingest/read/read-words.ts'
import type { TableRow } from '#src/ingest/read/table.ts'
import { readMention, readWhen } from '#src/ingest/rows/read-mention.ts'
import { startImport } from './import-run.ts'
import { sourceOf } from './import-source.ts'
import type { ImportSummary } from './import-summary.ts'

export type InteractionField = keyof typeof interactionColumns

type Plan = {
  readonly columns: Columns<InteractionField>
  readonly source: string
  readonly readDate: DateReader
  readonly findUser: FindUser
  readonly now: Date
  readonly occurrence: (key: string) => number
}
type Draft = {
  readonly line: number
  readonly mention: Mention
  readonly owner: undefined
  readonly event: Omit<InteractionEvent, 'customerId'>
}

/**
 * Imports touches: calls, visits, messages. Who made one is matched among the users; customers that are new
 * are nobody's. The same file again changes nothing.
 * @throws AppError before anything is written, where the file, an option or a column is not understood.
 */
export async function importInteractions(
  deps: ImportDeps,
  file: ImportFile,
  options: ImportOptions<InteractionField>,
): Promise<ImportSummary> {
  const source = sourceOf('interactions', options.source)
  const { onProgress } = options
  const run = await startImport(deps, { kind: 'interactions', source: source.facts, file, onProgress })
  const wishes = wishesOf(interactionColumns, ['customer', 'date'], [], options.given)
  const columns = matchColumns(run.table.header, wishes)
  const now = deps.clock.now()
  const dates = {
    column: columns.get('date')?.column ?? 'date',
    texts: columnValues(run.sample, columns, 'date'),
  }
  const dateStyle = planDates(dates, options.dateFormat, now)
  const plan: Plan = {
    columns,
    source: source.facts,
    readDate: createDateReader(dateStyle, options.zone),
    findUser: createFindUser(await deps.users.list()),
    now,
    occurrence: createOccurrences(),
  }
  const writer = createFactWriter(deps, run, source.system, columns.get('customer')?.column ?? '')

  for await (const rows of run.batches()) {
    const drafts = rows.flatMap((row) => {
      const { draft, problems, leftOut } = readRow(row, plan)
      if (!draft) run.refuse(row.line, problems)
      else if (leftOut.length > 0) run.leaveOut(row.line, leftOut)
      return draft ?? []
    })
    const placed = await writer.place(drafts)
    await writer.write(placed.map(({ draft, customerId }) => ({ ...draft.event, customerId })))
  }
  return run.finish({ columns: columnUses(columns, options.given), dateStyle })
}

type Reading = {
  readonly draft?: Draft
  readonly problems: readonly Problem[]
  readonly leftOut: readonly Problem[]
}

function readRow(row: TableRow, plan: Plan): Reading {
  const cells = readCells(row, plan.columns)
  const mention = readMention(cells, plan.columns)
  const at = readWhen(cells, plan.readDate)
  const told = readTold(cells, plan)
  const eventId = identify(cells, plan, mention, at, told)
  if (at && isTooFarAhead(at.at, plan.now)) cells.fail('date', 'in-the-future')
  const { problems, leftOut } = cells
  if (problems.length > 0 || !at || eventId === undefined) return { problems, leftOut }

  const when = { source: plan.source, at: at.at, bookedAt: at.at, receivedAt: plan.now }
  const event = { _id: eventId, kind: 'interaction' as const, ...when, ...told }
  return { draft: { line: row.line, mention, owner: undefined, event }, problems, leftOut }
}

type Told = Pick<InteractionEvent, 'channel' | 'direction' | 'answered' | 'by' | 'note'>

/** What is not understood is left out, not guessed: the touch itself still counts. */
function readTold(cells: RowReader<InteractionField>, { findUser }: Plan): Told {
  const how = cells.text('channel')
  const channel = cells.read('channel', readChannel, 'not-a-channel', true) ?? 'other'
  const direction = cells.read('direction', readDirection, 'not-a-direction', true) ?? impliedDirection(how)
  const answered = cells.read('outcome', readOutcome, 'not-an-outcome', true)
  const by = cells.read('by', findUser, 'user-unknown', true)
  const note = cells.text('note', 5_000)
  return {
    channel,
    direction,
    ...(answered === undefined || direction === 'in' ? {} : { answered }),
    ...(by === undefined ? {} : { by }),
    ...(note === '' ? {} : { note }),
  }
}

/** 来电 and 来访 say who began; where nothing does, it was us: people log their own calls. */
const impliedDirection = (how: string): 'in' | 'out' =>
  /呼入|来电|来访|到访|inbound|incoming|received/i.test(how) ? 'in' : 'out'

function identify(
  cells: RowReader<InteractionField>,
  { source, occurrence }: Plan,
  mention: Mention,
  at: ReadDate | undefined,
  { channel, direction }: Told,
): string | undefined {
  const id = cells.text('id')
  if (id === '' && !at) return undefined
  const base = `${source}|${id === '' ? hashOf(mention.id, at?.key ?? '', channel, direction) : id}`
  return id === '' ? lineId(base, occurrence(base)) : base
}
