import { type Identity, type User, userSchema } from '#src/domain/user.ts'
import { slugOf } from '#src/ingest/customers/customer-ids.ts'
import type { userColumns } from '#src/ingest/read/company-column-names.ts'
import type { Columns } from '#src/ingest/read/match-columns.ts'
import { type Problem, type RowReader, readCells } from '#src/ingest/read/read-cells.ts'
import { readLocale, readRole } from '#src/ingest/read/read-words.ts'
import type { TableRow } from '#src/ingest/read/table.ts'
import { normaliseEmail } from './read-contact.ts'

export type UserField = keyof typeof userColumns

/** A row understood. `manager` is still as written: it may be a later row. */
export type UserDraft = {
  readonly line: number
  readonly id?: string
  readonly suggestedId: string
  readonly name: string
  readonly email?: string
  readonly role?: User['role']
  readonly manager?: string
  readonly team?: string
  readonly locale?: User['locale']
  readonly zone?: string
  readonly identities: readonly Identity[]
}
export type UserReading = {
  readonly draft?: UserDraft
  readonly problems: readonly Problem[]
  readonly leftOut: readonly Problem[]
}

/** Reads one row. A role that is not understood refuses the row: nobody gets rights by a guess. */
export function readUserRow(
  row: TableRow,
  columns: Columns<UserField>,
  wecomCorp: string | undefined,
): UserReading {
  const cells = readCells(row, columns)
  const name = cells.required('name')
  const id = cells.read('id', readHandle, 'not-a-handle')
  const email = cells.read('email', normaliseEmail, 'not-an-email')
  const told = filled({
    id,
    email,
    role: cells.read('role', readRole, 'not-a-role'),
    manager: cells.text('manager') || undefined,
    team: cells.text('team') || undefined,
    locale: cells.read('locale', readLocale, 'not-a-language', true),
    zone: cells.read('zone', readZone, 'not-a-zone', true),
  })
  const identities = readIdentities(cells, wecomCorp)
  const { problems, leftOut } = cells
  if (problems.length > 0) return { problems, leftOut }

  const suggestedId = (email?.split('@')[0] ?? slugOf(name, name)).replace(/[^\p{L}\p{N}._-]/gu, '-')
  return { draft: { line: row.line, suggestedId, name, identities, ...told }, problems, leftOut }
}

/** Leaves the fields out that have no value. */
function filled<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}

const readHandle = (text: string): string | undefined => {
  const handle = text.normalize('NFKC').replace(/^@/, '').trim()
  return userSchema.shape._id.safeParse(handle).success ? handle : undefined
}

/** An IANA zone, or 北京 and the like are not read: the name must be one that calendars know. */
function readZone(text: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function readIdentities(cells: RowReader<UserField>, wecomCorp: string | undefined): Identity[] {
  const slack = cells.read('slack', readSlack, 'not-an-identity')
  const wecom = cells.read('wecom', (text) => readWecom(text, wecomCorp), 'not-an-identity')
  return [...(slack ? [slack] : []), ...(wecom ? [wecom] : [])]
}

/** `T024BE7LD:U061F7AUR`: the member id alone names nobody, since it is unique in its workspace only. */
function readSlack(text: string): Identity | undefined {
  const parts = /^([TE][A-Z0-9]{2,})[:/]([UW][A-Z0-9]{2,})$/.exec(text.trim())
  return parts?.[1] && parts[2] ? { surface: 'slack', team: parts[1], userId: parts[2] } : undefined
}

/** `corp:userid`, or the userid alone where the corp is configured; WeCom does not tell `Mei` from `mei`. */
function readWecom(text: string, wecomCorp: string | undefined): Identity | undefined {
  const [, team = wecomCorp, userId] = /^(?:([\w-]+):)?([\w.@-]{1,64})$/.exec(text.trim()) ?? []
  return team && userId ? { surface: 'wecom', team, userId: userId.toLowerCase() } : undefined
}
