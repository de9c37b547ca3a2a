import type { Customer } from '#src/domain/customer.ts'
import { type ProfileReads, profileReads } from '#src/domain/policy/profile-reads.ts'
import { createParentPlacing, type ParentWish } from '#src/ingest/customers/place-parents.ts'
import { mergeContacts, renamed } from '#src/ingest/customers/renamed.ts'
import { type Resolved, resolveCustomers } from '#src/ingest/customers/resolve-customers.ts'
import type { ImportDeps, ImportFile, ImportOptions } from '#src/ingest/import-deps.ts'
import { customerColumns } from '#src/ingest/read/column-names.ts'
import { columnUses, matchColumns, wishesOf } from '#src/ingest/read/match-columns.ts'
import {
  attributeColumns,
  type CustomerDraft,
  type CustomerField,
  type CustomerPlan,
  readCustomerRow,
} from '#src/ingest/rows/customer-row.ts'
import { planOwners } from '#src/ingest/rows/owner-column.ts'
import { type ImportRun, startImport } from './import-run.ts'
import { sourceOf } from './import-source.ts'
import type { ImportSummary } from './import-summary.ts'

/** `attrs`: further columns to keep as attributes, or `all`. */
export type CustomerImportOptions = ImportOptions<CustomerField> & {
  readonly attrs?: readonly string[] | 'all'
}

type Row = CustomerDraft & { readonly owner: string | undefined }
type Profile = Parameters<ImportDeps['customers']['setProfile']>[0][number]

/**
 * Imports what is known of customers: new ones are made, known ones get what the file says of them; an empty
 * cell changes nothing. Contacts are encrypted, and left out where no key is configured.
 * @throws AppError before anything is written, where the file, an option or a column is not understood.
 */
export async function importCustomers(
  deps: ImportDeps,
  file: ImportFile,
  options: CustomerImportOptions,
): Promise<ImportSummary> {
  const source = sourceOf('customers', options.source)
  const { onProgress } = options
  const run = await startImport(deps, { kind: 'customers', source: source.facts, file, onProgress })
  const { header } = run.table
  const columns = matchColumns(header, wishesOf(customerColumns, ['customer'], ['owner'], options.given))
  const plan: CustomerPlan = {
    columns,
    attributes: attributeColumns(header, columns, options.attrs ?? []),
    ...(deps.cipher ? { cipher: deps.cipher } : {}),
  }
  const owners = await planOwners(deps, header, columns, options.given.owner, run.tally)

  const parents = createParentPlacing(deps, run, source.system, columns.get('parent')?.column ?? '')
  const reads = profileReads(await deps.policies.active())
  for await (const batch of run.batches()) {
    const rows = batch.flatMap((row) => {
      const { draft, problems, leftOut } = readCustomerRow(row, plan)
      if (!draft) run.refuse(row.line, problems)
      else if (leftOut.length > 0) run.leaveOut(row.line, leftOut)
      return draft ? [{ ...draft, owner: owners.ownerOf(row) }] : []
    })
    await writeBatch(
      deps,
      run,
      { system: source.system, column: columns.get('customer')?.column ?? '' },
      rows,
      reads,
      parents.wish,
    )
  }
  await parents.place()
  return run.finish({ columns: columnUses(columns, options.given) })
}

async function writeBatch(
  deps: ImportDeps,
  run: ImportRun,
  named: { readonly system: string; readonly column: string },
  rows: readonly Row[],
  reads: ProfileReads,
  wishParent: (wish: ParentWish) => void,
): Promise<void> {
  const { tally } = run
  const { found, created } = await resolveCustomers(deps, named.system, rows.map(wantedOf))
  tally.counts.newCustomers += created
  const seen = new Set<string>()
  const changes = rows.flatMap((row, at) => {
    const resolved = found[at] ?? { problem: 'several-customers' as const }
    if ('problem' in resolved) {
      run.refuse(row.line, [{ column: named.column, value: row.mention.id, reason: resolved.problem }])
      return []
    }
    const telling = { reads, at: deps.clock.now(), isFirst: !seen.has(resolved.customerId) }
    const change = changeOf(row, resolved, telling)
    seen.add(resolved.customerId)
    tally.counts[change.isNews ? 'taken' : 'known']++
    tally.counts.contactsNotStored += row.contactsNotStored
    tally.customer(resolved.customerId, row.owner ?? resolved.stored?.owner)
    const { line, parent } = row
    if (parent !== undefined)
      wishParent({ line, parent, customerId: resolved.customerId, isNews: change.isNews })
    return [{ id: resolved.customerId, ...change }]
  })
  const toScore = new Set(changes.filter(({ score }) => score).map(({ id }) => id))
  await applyChanges(
    deps,
    run,
    changes.flatMap(({ profile }) => profile ?? []),
    [...toScore],
  )
}

async function applyChanges(
  { customers, ids, queues }: ImportDeps,
  { tally }: ImportRun,
  profiles: readonly Profile[],
  toScore: readonly string[],
): Promise<void> {
  const token = ids.next()
  const marks = toScore.map((id) => ({ id, months: [] }))
  if (profiles.length > 0) {
    await customers.markDirty(marks, token, 'open')
    await customers.setProfile(profiles)
  }
  await customers.markDirty(marks, token, 'closed')
  tally.touched(toScore)
  const jobs = toScore.map((customerId) => ({ customerId }))
  if (jobs.length > 0) await queues?.enqueueMany('rescore-customer', jobs)
}

const wantedOf = ({ mention, owner, kind, attrs, contacts }: Row) => ({
  ...mention,
  attrs,
  contacts,
  ...(owner === undefined ? {} : { owner }),
  ...(kind === undefined ? {} : { kind }),
})

type Change = { readonly profile?: Profile; readonly score: boolean; readonly isNews: boolean }
type Telling = { readonly reads: ProfileReads; readonly at: Date; readonly isFirst: boolean }

/**
 * What a row changes. A customer that this batch has made stands as its first row said. An attribute that fades is
 * fresh again by being told again, which makes a decision and no news.
 */
function changeOf(
  row: Row,
  resolved: Exclude<Resolved, { problem: string }>,
  { reads, at, isFirst }: Telling,
): Change {
  const { customerId, stored } = resolved
  if (!stored && isFirst) return { score: true, isNews: true }
  const set = stored ? differences(row, stored) : told(row)
  const attrs = Object.fromEntries(
    Object.entries(row.attrs).filter(([key, value]) => stored?.attrs[key] !== value),
  )
  const isFresh = Object.keys(row.attrs).some((attribute) => reads.fades(attribute))
  const score = isFresh || isScoredAnew(set, attrs, stored, reads)
  const isNews = Object.keys(set).length > 0 || Object.keys(attrs).length > 0
  const isTold = isFresh || Object.keys(attrs).length > 0
  if (!isNews && !isFresh) return { score, isNews }

  return { profile: { id: customerId, set, attrs, ...(isTold ? { toldAt: at } : {}) }, score, isNews }
}

const isScoredAnew = (
  set: Profile['set'],
  attrs: Profile['attrs'],
  stored: Customer | undefined,
  reads: ProfileReads,
): boolean =>
  stored === undefined ||
  set.kind !== undefined ||
  isUnscored(stored) ||
  (reads.owner && set.owner !== undefined) ||
  Object.keys(attrs).some((attribute) => reads.decides(attribute, stored.kind))

/** Made by an import that ended before it could say so. */
const isUnscored = ({ score, tier, dirty }: Customer): boolean =>
  score === undefined && tier === undefined && dirty === undefined

const told = ({ owner, kind }: Row): Profile['set'] => ({
  ...(owner === undefined ? {} : { owner }),
  ...(kind === undefined ? {} : { kind }),
})

function differences(row: Row, stored: Customer): Profile['set'] {
  const { owner, kind } = told(row)
  const contacts = mergeContacts(row.contacts, stored.contacts)
  return {
    ...(owner === undefined || owner === stored.owner ? {} : { owner }),
    ...(kind === undefined || kind === stored.kind ? {} : { kind }),
    ...(row.mention.name === undefined || row.mention.name === stored.name
      ? {}
      : renamed(row.mention.name, stored)),
    ...(contacts.length === stored.contacts.length ? {} : { contacts }),
  }
}
