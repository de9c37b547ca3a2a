import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { Customer } from '#src/domain/customer.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { emptyFacts } from '#src/domain/facts/merge-facts.ts'
import { toMinor } from '#src/domain/money.ts'

/** A purchase file's customers and orders, as they would have been imported. */
export type PurchasesBase = { readonly customers: readonly Customer[]; readonly events: readonly FactEvent[] }

type Row = { readonly customer_id: string; readonly date: string; readonly amount_usd: string }

const customerNamed = (id: string, knownSince: Date): Customer => ({
  _id: id,
  ref: id,
  name: id,
  aliases: [],
  searchKeys: [],
  kind: 'customer',
  status: 'active',
  attrs: {},
  contacts: [],
  tags: [],
  facts: emptyFacts,
  lifecycle: 'mature',
  knownSince,
  outgoing: [],
  rev: 1,
  v: 1,
})

/** The CDNOW panel (../shared/data); undefined where the file is not there. */
export function cdnow(path: string): PurchasesBase | undefined {
  if (!existsSync(path)) return undefined

  const rows = parse(readFileSync(path, 'utf8'), { columns: true }) as readonly Row[]
  const events = rows.map(({ customer_id, date, amount_usd }, line): FactEvent => {
    const at = new Date(`${date}T12:00:00Z`)
    const base = {
      _id: `shop|${line}`,
      customerId: customer_id,
      source: 'shop',
      at,
      bookedAt: at,
      receivedAt: at,
    }
    return { ...base, kind: 'order', amountMinor: toMinor(Number(amount_usd), 'USD'), currency: 'USD' }
  })
  const first = new Map(events.toReversed().map(({ customerId, at }) => [customerId, at]))
  return { customers: [...first].map(([id, at]) => customerNamed(id, at)), events }
}
