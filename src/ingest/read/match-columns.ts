import { AppError } from '#src/domain/errors.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import type { ColumnUse } from '#src/ingest/imports/import-summary.ts'

/** One field of an import and the columns it may be in. */
export type ColumnWish<Field extends string = string> = {
  readonly field: Field
  /** Names it goes by, best first. */
  readonly names: readonly string[]
  readonly required: boolean
  /** The column an option names; `-` says that there is none. */
  readonly given?: string
  /** True where the option may be a value for all rows instead of a column (`--owner mei`). */
  readonly orValue?: boolean
}

type ColumnMatch<Field extends string = string> = {
  readonly field: Field
  readonly column: string
  readonly index: number
  /** True: found by its name; false: named in an option. */
  readonly guessed: boolean
}
export type Columns<Field extends string = string> = ReadonlyMap<Field, ColumnMatch<Field>>

/**
 * Which column is which. Options win; the rest is guessed from the names, each column used once.
 * @throws AppError `column-unknown` where an option names none of the columns, `column-needed` where a required
 * one is neither given nor found. Both list the columns there are.
 */
export function matchColumns<Field extends string>(
  header: readonly string[],
  wishes: readonly ColumnWish<Field>[],
): Columns<Field> {
  const taken = new Map<Field, ColumnMatch<Field>>()
  for (const wish of wishes) {
    const index = givenIndex(header, wish)
    if (index >= 0) taken.set(wish.field, matchAt(wish, header, index, false))
  }
  for (const wish of wishes.filter(({ given }) => given === undefined)) {
    const index = guess(header, wish, new Set([...taken.values()].map((match) => match.index)))
    if (index >= 0) taken.set(wish.field, matchAt(wish, header, index, true))
    else if (wish.required) throw columnNeeded(wish, header)
  }
  return taken
}

function givenIndex(header: readonly string[], wish: ColumnWish): number {
  if (wish.given === undefined || wish.given === '-') return -1
  const index = indexOfColumn(header, wish.given)
  if (index < 0 && !wish.orValue) throw columnUnknown(wish, header)
  return index
}

const matchAt = <Field extends string>(
  { field }: ColumnWish<Field>,
  header: readonly string[],
  index: number,
  guessed: boolean,
): ColumnMatch<Field> => ({ field, column: header[index] ?? '', index, guessed })

/** A column by its exact name, else by its name in any case and width. */
function indexOfColumn(header: readonly string[], name: string): number {
  const exact = header.indexOf(name.trim())
  return exact >= 0 ? exact : header.findIndex((column) => normaliseName(column) === normaliseName(name))
}

// Inside a longer name these say nothing: product name, user id.
const tooGeneral = new Set(['name', 'id', 'value', 'total', '编号', '名称'])

function guess(header: readonly string[], wish: ColumnWish, used: ReadonlySet<number>): number {
  const free = header.map((column, index) => (used.has(index) ? undefined : bareName(column)))
  for (const name of wish.names) {
    const exact = free.indexOf(normaliseName(name))
    if (exact >= 0) return exact
  }
  // Only what an import cannot do without is also looked for inside longer names, such as amount_usd.
  if (!wish.required) return -1
  for (const name of wish.names.filter((each) => !tooGeneral.has(each))) {
    const inside = free.findIndex((column) => column !== undefined && contains(column, normaliseName(name)))
    if (inside >= 0) return inside
  }
  return -1
}

/** Without what stands in brackets: `金额(万元)` → `金额`. */
const bareName = (column: string): string => normaliseName(column.replace(/[(（[【].*?[)）\]】]/g, ' '))

function contains(column: string, name: string): boolean {
  if (/\p{Script=Han}/u.test(name)) return column.includes(name)
  const words = column.split(' ')
  return name.split(' ').every((word) => words.includes(word))
}

/** The wishes of one import: its fields with their usual names and what the options say. */
export const wishesOf = <Field extends string>(
  names: Readonly<Record<Field, readonly string[]>>,
  required: readonly Field[],
  orValue: readonly Field[],
  given: Readonly<Partial<Record<Field, string>>>,
): readonly ColumnWish<Field>[] =>
  (Object.keys(names) as Field[]).map((field) => {
    const option = given[field]
    return {
      field,
      names: names[field],
      required: required.includes(field),
      orValue: orValue.includes(field),
      ...(option === undefined ? {} : { given: option }),
    }
  })

/** The cells of one field in some rows; none where there is no such column. */
export function columnValues<Field extends string>(
  rows: readonly { readonly cells: readonly string[] }[],
  columns: Columns<Field>,
  field: Field,
): readonly string[] {
  const index = columns.get(field)?.index
  return index === undefined ? [] : rows.map((row) => row.cells[index] ?? '')
}

/** For the summary: which column was read as what, and which option holds for all rows. */
export function columnUses<Field extends string>(
  columns: Columns<Field>,
  given: Readonly<Partial<Record<Field, string>>>,
): readonly ColumnUse[] {
  const used = [...columns.values()].map(({ field, column, guessed }) => ({ field, column, guessed }))
  const values = (Object.keys(given) as Field[])
    .filter((field) => !columns.has(field) && given[field] !== '-')
    .map((field) => ({ field, value: given[field] ?? '', guessed: false }))
  return [...used, ...values]
}

const list = (header: readonly string[]): string => header.map((column) => `"${column}"`).join(', ')

const columnUnknown = ({ field, given }: ColumnWish, header: readonly string[]): AppError =>
  new AppError({
    code: 'column-unknown',
    message: `There is no column "${given}" in this file (--${field}).`,
    remedy: `The columns are: ${list(header)}.`,
  })

const columnNeeded = ({ field }: ColumnWish, header: readonly string[]): AppError =>
  new AppError({
    code: 'column-needed',
    message: `No column of this file looks like the ${field}.`,
    remedy: `Say which it is with --${field} COLUMN. The columns are: ${list(header)}.`,
  })
