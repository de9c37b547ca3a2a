import type { Mention } from '#src/ingest/customers/name-mentions.ts'
import type { DateReader, ReadDate } from '#src/ingest/read/date-plan.ts'
import type { RowReader } from '#src/ingest/read/read-cells.ts'

/** Who is meant: an id, and a name where the file has a column of its own for it. */
export function readMention(
  cells: RowReader<'customer' | 'name'>,
  columns: Pick<ReadonlyMap<string, { readonly column: string }>, 'get'>,
): Mention {
  const id = cells.required('customer')
  const name = cells.text('name')
  if (name !== '') return { id, name }
  return isIdColumn(columns.get('customer')?.column ?? '') ? { id, isId: true } : { id }
}

/** `customer_id`, `CustomerNo`, `客户编号`: what stands there is compared as it is, not as a name. */
const isIdColumn = (column: string): boolean =>
  /(?:id|编号|编码|代码|号|key|code|number|\bno)$/i.test(
    column
      .normalize('NFKC')
      .replace(/[\s_.-]+/g, ' ')
      .trim(),
  )

/** The date cell; what is wrong with it is noted. */
export function readWhen(cells: RowReader<'date'>, readDate: DateReader): ReadDate | undefined {
  const text = cells.required('date')
  if (text === '') return undefined
  const read = readDate(text)
  if ('at' in read) return read
  cells.fail('date', read.problem)
  return undefined
}
