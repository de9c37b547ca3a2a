import { hash53 } from '#src/ingest/facts/event-ids.ts'
import type { QuarantinedRow } from '#src/ports/imports.ts'
import type { ImportSummary } from './import-summary.ts'

const FIRST_QUARANTINED = 5
const MAX_UNKNOWN_OWNERS = 50
const MAX_TOUCHED_IDS = 100_000

type Counts = Pick<
  ImportSummary,
  'rows' | 'taken' | 'known' | 'quarantined' | 'cellsLeftOut' | 'newCustomers' | 'contactsNotStored'
>
type Counted = Counts &
  Pick<
    ImportSummary,
    'firstQuarantined' | 'customers' | 'owners' | 'ownersUnknown' | 'from' | 'to' | 'touched'
  >

/** Counts an import in constant memory: customers are kept as 53-bit hashes, ids to score up to 100,000. */
export type Tally = {
  readonly counts: { -readonly [K in keyof Counts]: number }
  quarantined(rows: readonly QuarantinedRow[]): void
  customer(id: string, owner: string | undefined): void
  ownerUnknown(value: string): void
  date(at: Date): void
  touched(ids: readonly string[]): void
  result(): Counted
}

export function createTally(): Tally {
  const counts = {
    rows: 0,
    taken: 0,
    known: 0,
    quarantined: 0,
    cellsLeftOut: 0,
    newCustomers: 0,
    contactsNotStored: 0,
  }
  const first: QuarantinedRow[] = []
  const ownerOf = createOwnerCount()
  const unknown = new Map<string, number>()
  const touched = new Set<string>()
  let complete = true
  let from: Date | undefined
  let to: Date | undefined

  return {
    counts,
    quarantined(rows) {
      first.push(...rows.slice(0, FIRST_QUARANTINED - first.length))
    },
    customer: ownerOf.add,
    ownerUnknown(value) {
      const before = unknown.get(value)
      if (before !== undefined || unknown.size < MAX_UNKNOWN_OWNERS) unknown.set(value, (before ?? 0) + 1)
    },
    date(at) {
      if (from === undefined || at < from) from = at
      if (to === undefined || at > to) to = at
    },
    touched(ids) {
      for (const id of ids) {
        if (touched.size < MAX_TOUCHED_IDS || touched.has(id)) touched.add(id)
        else complete = false
      }
    },
    result: () => ({
      ...counts,
      ...ownerOf.result(),
      firstQuarantined: first,
      ownersUnknown: [...unknown].map(([value, rows]) => ({ value, rows })).sort((a, b) => b.rows - a.rows),
      ...(from && to ? { from, to } : {}),
      touched: { ids: [...touched], complete },
    }),
  }
}

/** Each customer once, under the owner it had when it was last seen. */
function createOwnerCount() {
  const ownerIndex = new Map<string, number>()
  const byCustomer = new Map<number, number>()
  return {
    add(id: string, owner = ''): void {
      const index = ownerIndex.get(owner) ?? ownerIndex.size
      ownerIndex.set(owner, index)
      byCustomer.set(hash53(id), index)
    },
    result(): Pick<Counted, 'customers' | 'owners'> {
      const counts = new Array<number>(ownerIndex.size).fill(0)
      for (const index of byCustomer.values()) counts[index] = (counts[index] ?? 0) + 1
      const owners = [...ownerIndex]
        .map(([owner, index]) => ({ ...(owner === '' ? {} : { owner }), customers: counts[index] ?? 0 }))
        .filter(({ customers }) => customers > 0)
        .sort((a, b) => b.customers - a.customers)
      return { customers: byCustomer.size, owners }
    },
  }
}
