import { existsSync, readFileSync } from 'node:fs'
import { historyOf, type PurchaseRow, type SpendHistory } from '#src/domain/forecast/purchase-history.ts'

const folder = new URL('../../../../shared/data/', import.meta.url)

/** Whether the benchmark data is there; without it the golden tests skip and say so. */
export const cdnowIsThere = existsSync(new URL('cdnow-master.csv', folder))
export const withoutCdnow = '../shared/data/cdnow-master.csv is not there'

/** The last day of the papers' calibration, and of the data. */
export const splitDay = new Date('1997-09-30T00:00:00Z')
export const lastDay = new Date('1998-06-30T00:00:00Z')

/** Each customer's purchases. */
export function cdnow(name: 'sample' | 'master'): readonly (readonly PurchaseRow[])[] {
  const lines = readFileSync(new URL(`cdnow-${name}.csv`, folder), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  const byCustomer = new Map<string, PurchaseRow[]>()
  for (const line of lines) {
    const [customer = '', day = '', , amount = ''] = line.split(',')
    const row = { at: new Date(`${day}T00:00:00Z`), amount: Number(amount) }
    const rows = byCustomer.get(customer)
    if (rows) rows.push(row)
    else byCustomer.set(customer, [row])
  }

  return [...byCustomer.values()]
}

/** Those who had bought by a day, as they stood on it. */
export const historiesOn = (customers: readonly (readonly PurchaseRow[])[], day: Date): SpendHistory[] =>
  customers.map((rows) => historyOf(rows, day)).filter((history) => history !== undefined)
