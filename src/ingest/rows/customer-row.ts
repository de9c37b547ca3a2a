import type { Contact, Customer } from '#src/domain/customer.ts'
import { AppError } from '#src/domain/errors.ts'
import { present } from '#src/domain/present.ts'
import type { Mention } from '#src/ingest/customers/name-mentions.ts'
import type { customerColumns } from '#src/ingest/read/column-names.ts'
import type { Columns } from '#src/ingest/read/match-columns.ts'
import { type Problem, type RowReader, readCells } from '#src/ingest/read/read-cells.ts'
import { readKind } from '#src/ingest/read/read-words.ts'
import type { TableRow } from '#src/ingest/read/table.ts'
import type { FieldCipher } from '#src/ports/field-cipher.ts'
import { attributeKey, attributeValue, isContactLike } from './attribute-value.ts'
import { normaliseEmail, normalisePhone } from './read-contact.ts'
import { readMention } from './read-mention.ts'

export type CustomerField = keyof typeof customerColumns

/** A further column that is kept as an attribute. */
export type AttributeColumn = { readonly key: string; readonly index: number }

export type CustomerPlan = {
  readonly columns: Columns<CustomerField>
  readonly attributes: readonly AttributeColumn[]
  readonly cipher?: FieldCipher
}

/** A row understood: what is to be known of a customer. */
export type CustomerDraft = {
  readonly line: number
  readonly mention: Mention
  readonly kind?: Customer['kind']
  /** The parent company as the file names it: by number, name or ref. */
  readonly parent?: string
  readonly attrs: Customer['attrs']
  readonly contacts: readonly Contact[]
  /** Contact cells that were left out since no key is configured. */
  readonly contactsNotStored: number
}
export type CustomerReading = {
  readonly draft?: CustomerDraft
  readonly problems: readonly Problem[]
  readonly leftOut: readonly Problem[]
}

/** Reads one row. A contact or kind that is not understood is left out; the rest of the row is taken. */
export function readCustomerRow(row: TableRow, plan: CustomerPlan): CustomerReading {
  const cells = readCells(row, plan.columns)
  const mention = readMention(cells, plan.columns)
  const kind = cells.read('kind', readKind, 'not-a-kind', true)
  const parent = cells.text('parent')
  const attrs = { ...knownAttributes(cells), ...furtherAttributes(row, plan.attributes) }
  const contacts = readContacts(cells, plan.cipher)
  const { problems, leftOut } = cells
  if (problems.length > 0) return { problems, leftOut }

  const told = present({ kind, parent: parent === '' ? undefined : parent })
  const draft = { line: row.line, mention, ...told, attrs, ...contacts }
  return { draft, problems, leftOut }
}

const knownAttributes = (cells: RowReader<CustomerField>): Record<string, string> =>
  Object.fromEntries(
    (['region', 'industry', 'class'] as const)
      .map((field) => [field, cells.text(field)] as const)
      .filter(([, text]) => text !== ''),
  )

function furtherAttributes(row: TableRow, columns: readonly AttributeColumn[]): Customer['attrs'] {
  const filled = columns.flatMap(({ key, index }) => {
    const text = row.cells[index]?.trim().slice(0, 500) ?? ''
    return text === '' ? [] : [[key, attributeValue(text)] as const]
  })
  return Object.fromEntries(filled)
}

function readContacts(cells: RowReader<CustomerField>, cipher: FieldCipher | undefined) {
  const phone = cells.read('phone', normalisePhone, 'not-a-phone', true)
  const email = cells.read('email', normaliseEmail, 'not-an-email', true)
  const found = [
    ...(phone === undefined ? [] : [{ kind: 'phone' as const, value: phone }]),
    ...(email === undefined ? [] : [{ kind: 'email' as const, value: email }]),
  ]
  const contacts = cipher ? found.map(({ kind, value }) => cipher.seal(kind, value)) : []
  return { contacts, contactsNotStored: found.length - contacts.length }
}

/**
 * The columns kept as attributes: those an option names, or `all` that have no other use. Columns that hold
 * contacts are never kept so, since attributes are not encrypted.
 * @throws AppError `column-unknown`, `attribute-is-contact`.
 */
export function attributeColumns(
  header: readonly string[],
  columns: Columns,
  wanted: readonly string[] | 'all',
): readonly AttributeColumn[] {
  const used = new Set([...columns.values()].map((match) => match.index))
  if (wanted === 'all') {
    return header
      .map((column, index) => ({ key: attributeKey(column), index, column }))
      .filter(({ index, column }) => !used.has(index) && !isContactLike(column))
  }
  return wanted.map((name) => {
    const index = header.indexOf(name.trim())
    if (index < 0) throw noSuchColumn(name, header)
    if (isContactLike(name)) throw attributeIsContact(name)
    return { key: attributeKey(name), index }
  })
}

const noSuchColumn = (name: string, header: readonly string[]): AppError =>
  new AppError({
    code: 'column-unknown',
    message: `There is no column "${name}" in this file (--attr).`,
    remedy: `The columns are: ${header.map((column) => `"${column}"`).join(', ')}.`,
  })

const attributeIsContact = (name: string): AppError =>
  new AppError({
    code: 'attribute-is-contact',
    message: `"${name}" looks like a contact, and attributes are not encrypted.`,
    remedy: 'Import it with --phone or --email, which encrypt it.',
  })
